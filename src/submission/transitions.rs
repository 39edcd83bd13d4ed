//! From one state of a submission to the next.

use super::backoff::{Next, next_attempt};
use super::event::{Chance, Effect, Event};
use super::intent::Intent;
use super::state::{Ending, Finding, Look, Step, Submission};
use crate::api::{Creation, Doubt, LookUp, Report, RetryAfter};
use crate::domain::Guid;

/// How long after a first look-up the last one comes: long enough for an attempt that was on its way
/// when its answer got lost, short enough to wait for. No pause is sure to outlast a slower one; so the
/// page says that it may still be carried out, and sending again names the same customer.
const LATER_SECONDS: u32 = 3;

/// The next state, and what is to be done now.
type Turn = (Submission, Effect);

impl Submission {
    /// What comes next; `None` where the event changes nothing, as a press while something is under
    /// way.
    pub fn next(&self, event: Event, chance: Chance) -> Option<Turn> {
        match event {
            Event::Pressed(intent) => self.pressed(intent),
            Event::Restored(mut intent) => matches!(self, Self::Ready).then(|| {
                let doubt = intent.doubt.take().unwrap_or(Doubt::Interrupted);
                doubtful(intent, doubt)
            }),
            Event::SendAgain => match self {
                Self::Unknown {
                    finding: Finding::Unanswered,
                    ..
                } => None,
                Self::Unknown { intent, .. } | Self::Failed { intent, .. } => {
                    Some(send(intent.clone()))
                }
                _ => None,
            },
            Event::CheckAgain => match self {
                Self::Unknown { intent, .. } if intent.looks_up => {
                    Some(look_up(intent.clone(), Look::Last))
                }
                _ => None,
            },
            Event::Stop => match self {
                Self::Waiting { intent, .. } => Some(end(intent.clone(), Ending::Stopped)),
                Self::Offline { intent, .. } => Some(match intent.doubt {
                    // Without a connection nobody can be asked.
                    Some(_) => unknown(intent.clone(), Finding::Unanswered),
                    None => end(intent.clone(), Ending::Stopped),
                }),
                _ => None,
            },
            Event::Renewed => match self {
                Self::NeedsSignIn { intent, then, .. } => Some(go_on(intent.clone(), *then)),
                _ => None,
            },
            Event::Online => match self {
                Self::Offline { intent, then } => Some(go_on(intent.clone(), *then)),
                _ => None,
            },
            Event::Second => match self {
                Self::Waiting {
                    intent,
                    report,
                    seconds,
                } => Some(second(intent, report, *seconds)),
                _ => None,
            },
            Event::NotSent => {
                let (intent, then) = self.at_work()?;
                Some((Self::Offline { intent, then }, Effect::WaitForConnection))
            }
            Event::Came(creation) => match self {
                Self::Sending { intent } => Some(came(intent.clone(), creation, chance)),
                _ => None,
            },
            Event::LookedUp(found) => match self {
                Self::LookingUp { intent, look } => Some(looked_up(intent.clone(), *look, found)),
                _ => None,
            },
        }
    }

    /// A press sends what is in the form, unless it may exist already and can be looked up before.
    fn pressed(&self, intent: Box<Intent>) -> Option<Turn> {
        let earlier = match self {
            Self::Ready => return Some(send(intent)),
            Self::Created {
                intent: earlier, ..
            } if earlier.id == intent.id => return None,
            _ if self.is_under_way() => return None,
            _ => self.intent()?,
        };
        let was_looked_up = matches!(
            self,
            Self::Unknown {
                finding: Finding::Absent,
                ..
            }
        );
        let intent = Box::new(intent.following(earlier));
        Some(
            if intent.doubt.is_some() && intent.looks_up && !was_looked_up {
                look_up(intent, Look::Last)
            } else {
                send(intent)
            },
        )
    }

    /// What a request is being made for.
    fn at_work(&self) -> Option<(Box<Intent>, Step)> {
        match self {
            Self::Sending { intent } => Some((intent.clone(), Step::Send)),
            Self::LookingUp { intent, .. } => Some((intent.clone(), Step::LookUp)),
            _ => None,
        }
    }
}

/// A new row of attempts.
fn send(mut intent: Box<Intent>) -> Turn {
    intent.tries = 0;
    (Submission::Sending { intent }, Effect::Send)
}

fn look_up(intent: Box<Intent>, look: Look) -> Turn {
    (Submission::LookingUp { intent, look }, Effect::LookUp(0))
}

fn go_on(intent: Box<Intent>, step: Step) -> Turn {
    match step {
        Step::Send => send(intent),
        Step::LookUp => look_up(intent, Look::Last),
    }
}

fn unknown(intent: Box<Intent>, finding: Finding) -> Turn {
    let finding = if intent.looks_up {
        finding
    } else {
        Finding::NotAsked
    };
    (Submission::Unknown { intent, finding }, Effect::Rest)
}

fn doubtful(mut intent: Box<Intent>, doubt: Doubt) -> Turn {
    intent.doubt = Some(doubt);
    if intent.looks_up {
        look_up(intent, Look::First)
    } else {
        unknown(intent, Finding::NotAsked)
    }
}

/// No more attempts. That nothing was created is certain only where all of them were answered.
fn end(intent: Box<Intent>, ending: Ending) -> Turn {
    match &intent.doubt {
        None => (Submission::Failed { intent, ending }, Effect::Rest),
        Some(_) if intent.looks_up => look_up(intent, Look::Last),
        Some(_) => unknown(intent, Finding::NotAsked),
    }
}

fn second(intent: &Intent, report: &Report, seconds: u32) -> Turn {
    let intent = Box::new(intent.clone());
    if seconds > 1 {
        let left = Submission::Waiting {
            intent,
            report: report.clone(),
            seconds: seconds - 1,
        };
        (left, Effect::WaitASecond)
    } else {
        (Submission::Sending { intent }, Effect::Send)
    }
}

fn came(intent: Box<Intent>, creation: Creation, chance: Chance) -> Turn {
    match creation {
        Creation::Created(id) => created(intent, Some(id), false),
        Creation::Exists => {
            // Where no attempt is known of, there is no telling what was in it.
            let is_earlier = intent.is_edited || intent.doubt.is_none();
            created(intent, None, is_earlier)
        }
        Creation::Busy(report, retry_after) => busy(intent, report, retry_after, chance),
        Creation::SessionEnded(report) => needs_sign_in(intent, Step::Send, report),
        Creation::NotAllowed(report) => (Submission::NotAllowed { intent, report }, Effect::Rest),
        Creation::Refused(report) => (Submission::Refused { intent, report }, Effect::Rest),
        Creation::Doubtful(doubt) => doubtful(intent, doubt),
    }
}

fn created(intent: Box<Intent>, id: Option<Guid>, is_earlier: bool) -> Turn {
    let id = id.unwrap_or(intent.id);
    let created = Submission::Created {
        intent,
        id,
        is_earlier,
    };
    (created, Effect::Rest)
}

fn needs_sign_in(intent: Box<Intent>, then: Step, report: Report) -> Turn {
    let needs = Submission::NeedsSignIn {
        intent,
        then,
        report,
    };
    (needs, Effect::Rest)
}

fn busy(
    mut intent: Box<Intent>,
    report: Report,
    retry_after: Option<RetryAfter>,
    chance: Chance,
) -> Turn {
    intent.tries += 1;
    match next_attempt(intent.tries, retry_after, chance) {
        Next::In(seconds) => {
            let waiting = Submission::Waiting {
                intent,
                report,
                seconds,
            };
            (waiting, Effect::WaitASecond)
        }
        Next::Never(wait) => end(intent, Ending::Busy { report, wait }),
    }
}

fn looked_up(intent: Box<Intent>, look: Look, found: LookUp) -> Turn {
    match (found, look) {
        (LookUp::Found, _) => {
            let is_earlier = intent.is_edited;
            created(intent, None, is_earlier)
        }
        (LookUp::Absent, Look::First) => {
            let again = Submission::LookingUp {
                intent,
                look: Look::Last,
            };
            (again, Effect::LookUp(LATER_SECONDS))
        }
        (LookUp::Absent, Look::Last) => unknown(intent, Finding::Absent),
        (LookUp::SessionEnded, _) => needs_sign_in(intent, Step::LookUp, Report::default()),
        (LookUp::Unanswered, _) => unknown(intent, Finding::Unanswered),
    }
}
