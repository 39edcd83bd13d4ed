//! From one state of a submission to the next.

use super::backoff::{Next, next_attempt};
use super::event::{Effect, Env, Event, Obstacle};
use super::intent::Intent;
use super::state::{FailureCause, LookUpAttempt, LookUpResult, NextStep, Submission};
use crate::api::{Creation, ErrorReport, LookUp, RetryAfter, UnknownOutcome};
use customer::Guid;

/// Seconds between the first and the last look-up: long enough for an attempt whose response got lost, short
/// enough to wait for. A slower attempt may still succeed, so the page says so, and a new attempt has the same
/// customer id.
const LATER_SECONDS: u32 = 3;

/// The next state, and the actions to execute.
type Turn = (Submission, Effect);

impl Submission {
    /// The next state and its effect. `None`: the event changes nothing, as a press during a request.
    pub fn next(&self, event: Event, env: Env) -> Option<Turn> {
        match event {
            Event::Pressed(intent) => self.pressed(intent),
            Event::Restored(mut intent) => matches!(self, Self::Ready).then(|| {
                let unknown_outcome = intent
                    .unknown_outcome
                    .take()
                    .unwrap_or(UnknownOutcome::Interrupted);
                doubtful(intent, unknown_outcome)
            }),
            Event::CheckAgain => match self {
                Self::Unknown { intent, .. } if intent.looks_up => {
                    Some(look_up(intent.clone(), LookUpAttempt::Last))
                }
                _ => None,
            },
            Event::Stop => self.stopped(FailureCause::Stopped),
            Event::Edited if self.waits_to_send() => self.stopped(FailureCause::Edited),
            Event::Edited => None,
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
            Event::NotSent(Obstacle::Offline) => {
                let (intent, then) = self.at_work()?;
                Some((Self::Offline { intent, then }, Effect::WaitForConnection))
            }
            Event::NotSent(Obstacle::Edited) => match self {
                Self::Sending { intent } => Some(end(intent.clone(), FailureCause::Edited)),
                _ => None,
            },
            Event::Came(creation) => match self {
                Self::Sending { intent } => Some(came(intent.clone(), creation, env)),
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
                finding: LookUpResult::Absent,
                ..
            }
        );
        let intent = Box::new(intent.following(earlier));
        Some(
            if intent.unknown_outcome.is_some() && intent.looks_up && !was_looked_up {
                look_up(intent, LookUpAttempt::Last)
            } else {
                send(intent)
            },
        )
    }

    /// A waiting submission no longer continues by itself.
    fn stopped(&self, ending: FailureCause) -> Option<Turn> {
        match self {
            Self::Waiting { intent, .. } => Some(end(intent.clone(), ending)),
            Self::Offline { intent, .. } => Some(match intent.unknown_outcome {
                // Without a connection the look-up is impossible.
                Some(_) => unknown(intent.clone(), LookUpResult::Unanswered),
                None => end(intent.clone(), ending),
            }),
            _ => None,
        }
    }

    /// What a request is being made for.
    fn at_work(&self) -> Option<(Box<Intent>, NextStep)> {
        match self {
            Self::Sending { intent } => Some((intent.clone(), NextStep::Send)),
            Self::LookingUp { intent, .. } => Some((intent.clone(), NextStep::LookUp)),
            _ => None,
        }
    }
}

/// A new row of attempts.
fn send(mut intent: Box<Intent>) -> Turn {
    intent.tries = 0;
    (Submission::Sending { intent }, Effect::Send)
}

fn look_up(intent: Box<Intent>, look: LookUpAttempt) -> Turn {
    (Submission::LookingUp { intent, look }, Effect::LookUp(0))
}

fn go_on(intent: Box<Intent>, step: NextStep) -> Turn {
    match step {
        NextStep::Send => send(intent),
        NextStep::LookUp => look_up(intent, LookUpAttempt::Last),
    }
}

fn unknown(intent: Box<Intent>, finding: LookUpResult) -> Turn {
    let finding = if intent.looks_up {
        finding
    } else {
        LookUpResult::NotAsked
    };
    (Submission::Unknown { intent, finding }, Effect::Rest)
}

fn doubtful(mut intent: Box<Intent>, unknown_outcome: UnknownOutcome) -> Turn {
    intent.doubt(unknown_outcome);
    if intent.looks_up {
        look_up(intent, LookUpAttempt::First)
    } else {
        unknown(intent, LookUpResult::NotAsked)
    }
}

/// No more attempts. That nothing was created is certain only where all of them were answered.
fn end(intent: Box<Intent>, ending: FailureCause) -> Turn {
    match &intent.unknown_outcome {
        None => (Submission::Failed { intent, ending }, Effect::Rest),
        Some(_) if intent.looks_up => look_up(intent, LookUpAttempt::Last),
        Some(_) => unknown(intent, LookUpResult::NotAsked),
    }
}

fn second(intent: &Intent, report: &ErrorReport, seconds: u32) -> Turn {
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

fn came(intent: Box<Intent>, creation: Creation, env: Env) -> Turn {
    match creation {
        Creation::Created(id) => created(intent, Some(id), false),
        Creation::Exists => {
            // Where no attempt is known of, there is no telling what was in it.
            let is_earlier = intent.is_edited() || intent.unknown_outcome.is_none();
            created(intent, None, is_earlier)
        }
        Creation::Busy(report, retry_after) => busy(intent, report, retry_after, env),
        Creation::SessionEnded(report) => needs_sign_in(intent, NextStep::Send, report),
        Creation::NotAllowed(report) => (Submission::NotAllowed { intent, report }, Effect::Rest),
        Creation::Refused(report) => (Submission::Refused { intent, report }, Effect::Rest),
        Creation::UnknownOutcome(unknown_outcome) => doubtful(intent, unknown_outcome),
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

fn needs_sign_in(intent: Box<Intent>, then: NextStep, report: ErrorReport) -> Turn {
    let needs = Submission::NeedsSignIn {
        intent,
        then,
        report,
    };
    (needs, Effect::Rest)
}

fn busy(
    mut intent: Box<Intent>,
    report: ErrorReport,
    retry_after: Option<RetryAfter>,
    env: Env,
) -> Turn {
    intent.tries += 1;
    match next_attempt(intent.tries, retry_after, env) {
        Next::In(seconds) => {
            let waiting = Submission::Waiting {
                intent,
                report,
                seconds,
            };
            (waiting, Effect::WaitASecond)
        }
        Next::Never(wait) => end(intent, FailureCause::Busy { report, wait }),
    }
}

fn looked_up(intent: Box<Intent>, look: LookUpAttempt, found: LookUp) -> Turn {
    match (found, look) {
        (LookUp::Found, _) => {
            let is_earlier = intent.is_edited();
            created(intent, None, is_earlier)
        }
        (LookUp::Absent, LookUpAttempt::First) => {
            let again = Submission::LookingUp {
                intent,
                look: LookUpAttempt::Last,
            };
            (again, Effect::LookUp(LATER_SECONDS))
        }
        (LookUp::Absent, LookUpAttempt::Last) => unknown(intent, LookUpResult::Absent),
        (LookUp::SessionEnded, _) => {
            needs_sign_in(intent, NextStep::LookUp, ErrorReport::default())
        }
        (LookUp::Unanswered, _) => unknown(intent, LookUpResult::Unanswered),
    }
}
