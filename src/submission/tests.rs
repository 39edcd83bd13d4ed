//! All transitions: every state with every event.

use super::event::{Effect, Env, Event, Obstacle};
use super::intent::{Attempt, Intent};
use super::state::{FailureCause, LookUpAttempt, LookUpResult, NextStep, Submission};
use crate::api::{Creation, ErrorReport, LookUp, RetryAfter, TransportError, UnknownOutcome};
use customer::{Guid, HostName};
use std::fmt::Write;

/// What is known of the attempts before: all were answered; one was not, and the API may be asked; one
/// was not, and the API may not be asked.
#[derive(Clone, Copy, PartialEq)]
enum Past {
    Answered,
    InDoubt,
    InDoubtBlind,
}
use Past::{Answered, InDoubt, InDoubtBlind};

const ID: &str = "7a0c3e9e-0f4b-4f0e-9d55-2f6d3a1b9c10";
const OTHER_ID: &str = "00000000-0000-4000-8000-000000000002";
const ANSWERED_ID: &str = "00000000-0000-4000-8000-00000000000c";
const CORRELATION: &str = "11111111-1111-4111-8111-111111111111";
const FRESH: &str = "22222222-2222-4222-8222-222222222222";

fn guid(text: &str) -> Guid {
    Guid::parse(text).unwrap_or_else(|_| panic!("{text}"))
}

fn intent(id: &str, body: &str, correlation: &str, looks_up: bool) -> Box<Intent> {
    let Ok(tenant) = HostName::parse("portal.contoso.example") else {
        panic!("a host name");
    };
    let (id, correlation) = (guid(id), guid(correlation));
    Box::new(Intent::new(
        id,
        tenant,
        attempt(body),
        correlation,
        looks_up,
    ))
}

fn attempt(body: &str) -> Attempt {
    Attempt {
        body: body.to_owned(),
        form: format!("the form of {body}"),
    }
}

fn report(status: u16) -> ErrorReport {
    ErrorReport {
        status,
        ..ErrorReport::default()
    }
}

fn states() -> Vec<(&'static str, Submission)> {
    let of = |past: Past| {
        let mut intent = intent(ID, "as typed", CORRELATION, past != InDoubtBlind);
        if past != Answered {
            intent.doubt(UnknownOutcome::NoAnswer(TransportError::TimedOut));
        }
        intent
    };
    let sending = |past| Submission::Sending { intent: of(past) };
    let waiting = |past, seconds| Submission::Waiting {
        intent: of(past),
        report: report(503),
        seconds,
    };
    let last_try = {
        let mut intent = of(Answered);
        intent.tries = 5;
        Submission::Sending { intent }
    };
    let edited = {
        let mut intent = of(InDoubt);
        intent.in_doubt = vec![attempt("before")];
        intent
    };
    let offline = |past, then| Submission::Offline {
        intent: of(past),
        then,
    };
    let sign_in = |past, then| Submission::NeedsSignIn {
        intent: of(past),
        then,
        report: report(401),
    };
    let looking = |look| Submission::LookingUp {
        intent: of(InDoubt),
        look,
    };
    let unknown = |past, finding| Submission::Unknown {
        intent: of(past),
        finding,
    };
    let refused = |past| Submission::Refused {
        intent: of(past),
        report: report(400),
    };
    let not_allowed = |past| Submission::NotAllowed {
        intent: of(past),
        report: report(403),
    };
    let busy = |wait| FailureCause::Busy {
        report: report(429),
        wait,
    };
    let failed = |ending| Submission::Failed {
        intent: of(Answered),
        ending,
    };
    vec![
        ("ready", Submission::Ready),
        ("sending", sending(Answered)),
        ("sending, for the sixth time", last_try),
        ("sending, outcome unknown", sending(InDoubt)),
        (
            "sending, outcome unknown and edited",
            Submission::Sending {
                intent: edited.clone(),
            },
        ),
        ("sending, outcome unknown, blind", sending(InDoubtBlind)),
        ("waiting, 2 s left", waiting(Answered, 2)),
        ("waiting, 1 s left", waiting(Answered, 1)),
        ("waiting, outcome unknown", waiting(InDoubt, 2)),
        ("waiting, outcome unknown, blind", waiting(InDoubtBlind, 2)),
        ("offline, to send", offline(Answered, NextStep::Send)),
        (
            "offline, to send, outcome unknown",
            offline(InDoubt, NextStep::Send),
        ),
        (
            "offline, to send, outcome unknown, blind",
            offline(InDoubtBlind, NextStep::Send),
        ),
        ("offline, to look up", offline(InDoubt, NextStep::LookUp)),
        ("needs sign-in, to send", sign_in(Answered, NextStep::Send)),
        (
            "needs sign-in, to send, outcome unknown",
            sign_in(InDoubt, NextStep::Send),
        ),
        (
            "needs sign-in, to look up",
            sign_in(InDoubt, NextStep::LookUp),
        ),
        ("looking up, first", looking(LookUpAttempt::First)),
        ("looking up, last", looking(LookUpAttempt::Last)),
        (
            "looking up, last, edited",
            Submission::LookingUp {
                intent: edited,
                look: LookUpAttempt::Last,
            },
        ),
        ("unknown, absent", unknown(InDoubt, LookUpResult::Absent)),
        (
            "unknown, unanswered",
            unknown(InDoubt, LookUpResult::Unanswered),
        ),
        (
            "unknown, not asked",
            unknown(InDoubtBlind, LookUpResult::NotAsked),
        ),
        ("refused", refused(Answered)),
        ("refused, outcome unknown", refused(InDoubt)),
        ("not allowed", not_allowed(Answered)),
        (
            "not allowed, outcome unknown, blind",
            not_allowed(InDoubtBlind),
        ),
        ("failed, stopped", failed(FailureCause::Stopped)),
        ("failed, edited", failed(FailureCause::Edited)),
        ("failed, busy", failed(busy(None))),
        ("failed, busy for an hour", failed(busy(Some(3600)))),
        (
            "created",
            Submission::Created {
                intent: of(InDoubt),
                id: guid(ANSWERED_ID),
                is_earlier: false,
            },
        ),
    ]
}

/// The events of a page that may ask the API, or may not.
fn events(looks_up: bool) -> Vec<(&'static str, Event)> {
    let pressed = |id, body| Event::Pressed(intent(id, body, FRESH, looks_up));
    let mut left = intent(ID, "as typed", CORRELATION, true);
    let left_sending = Event::Restored(left.clone());
    left.unknown_outcome = Some(UnknownOutcome::Answered(report(500)));
    let mut blind = left.clone();
    blind.looks_up = false;
    let refused = Creation::Refused(report(400));
    let busy = |after| Event::Came(Creation::Busy(report(429), after));
    vec![
        ("pressed, the same", pressed(ID, "as typed")),
        ("pressed, edited", pressed(ID, "edited")),
        ("pressed, another customer", pressed(OTHER_ID, "as typed")),
        ("restored, was sending", left_sending),
        ("restored, outcome unknown", Event::Restored(left)),
        ("restored, outcome unknown, blind", Event::Restored(blind)),
        ("check again", Event::CheckAgain),
        ("stop", Event::Stop),
        ("renewed", Event::Renewed),
        ("online", Event::Online),
        ("second", Event::Second),
        ("edited", Event::Edited),
        ("not sent, offline", Event::NotSent(Obstacle::Offline)),
        ("not sent, edited", Event::NotSent(Obstacle::Edited)),
        (
            "came: created",
            Event::Came(Creation::Created(guid(ANSWERED_ID))),
        ),
        (
            "came: a success that names no customer",
            Event::Came(Creation::UnknownOutcome(UnknownOutcome::Answered(report(
                200,
            )))),
        ),
        ("came: exists", Event::Came(Creation::Exists)),
        ("came: busy", busy(None)),
        ("came: busy, at once", busy(Some(RetryAfter::Seconds(0)))),
        ("came: busy for 9 s", busy(Some(RetryAfter::Seconds(9)))),
        (
            "came: busy for an hour",
            busy(Some(RetryAfter::Seconds(3600))),
        ),
        (
            "came: session ended",
            Event::Came(Creation::SessionEnded(report(401))),
        ),
        (
            "came: not allowed",
            Event::Came(Creation::NotAllowed(report(403))),
        ),
        ("came: refused", Event::Came(refused)),
        (
            "came: doubtful",
            Event::Came(Creation::UnknownOutcome(UnknownOutcome::NoAnswer(
                TransportError::NotReached,
            ))),
        ),
        ("looked up: found", Event::LookedUp(LookUp::Found)),
        ("looked up: absent", Event::LookedUp(LookUp::Absent)),
        (
            "looked up: session ended",
            Event::LookedUp(LookUp::SessionEnded),
        ),
        ("looked up: unanswered", Event::LookedUp(LookUp::Unanswered)),
    ]
}

fn looks_up(state: &Submission) -> bool {
    state.intent().is_none_or(|intent| intent.looks_up)
}

/// A state and what it wants done, in a line.
fn told((state, effect): &(Submission, Effect)) -> String {
    let mut text = match state {
        Submission::Ready => "ready".to_owned(),
        Submission::Sending { .. } => "sending".to_owned(),
        Submission::Waiting { seconds, .. } => format!("waiting, {seconds} s left"),
        Submission::Offline { then, .. } => format!("offline, {then:?}"),
        Submission::NeedsSignIn { then, .. } => format!("needs sign-in, {then:?}"),
        Submission::LookingUp { look, .. } => format!("looking up, {look:?}"),
        Submission::Unknown { finding, .. } => format!("unknown, {finding:?}"),
        Submission::Refused { .. } => "refused".to_owned(),
        Submission::NotAllowed { .. } => "not allowed".to_owned(),
        Submission::Failed { ending, .. } => match ending {
            FailureCause::Stopped => "failed, stopped".to_owned(),
            FailureCause::Edited => "failed, edited".to_owned(),
            FailureCause::Busy { report, wait } => {
                let wait = wait.map_or(String::new(), |seconds| format!(" for {seconds} s"));
                format!("failed, busy {}{wait}", report.status)
            }
        },
        Submission::Created { id, is_earlier, .. } => {
            let id = if *id == guid(ID) { "own id" } else { "c" };
            let earlier = if *is_earlier {
                ", maybe an earlier one"
            } else {
                ""
            };
            format!("created, {id}{earlier}")
        }
    };
    if let Some(intent) = state.intent() {
        for (is_so, mark) in [
            (intent.unknown_outcome.is_some(), ", outcome unknown"),
            (intent.is_edited(), ", edited"),
            (intent.correlation == guid(FRESH), ", new correlation"),
            (intent.id == guid(OTHER_ID), ", another customer"),
        ] {
            text.push_str(if is_so { mark } else { "" });
        }
    }
    match effect {
        Effect::Rest => text,
        effect => format!("{text} -> {effect:?}"),
    }
}

#[test]
fn every_state_with_every_event() {
    let env = Env { now: 1000, dice: 1 };
    let mut table = String::new();
    for (name, state) in states() {
        _ = writeln!(table, "{name}");
        for (event_name, event) in events(looks_up(&state)) {
            let next = state.next(event, env).as_ref().map(told);
            if let Some(next) = next {
                _ = writeln!(table, "  {event_name}: {next}");
            }
        }
    }
    let expected = include_str!("transitions.txt");
    assert!(table == expected, "transitions.txt should read:\n{table}");
}

#[test]
fn an_intent_keeps_its_id_and_a_body_its_correlation() {
    for (name, state) in states() {
        let Some(before) = state.intent() else {
            continue;
        };
        for (event_name, event) in events(looks_up(&state)) {
            let next = state.next(event, Env { now: 0, dice: 0 });
            let Some(after) = next.as_ref().and_then(|(state, _)| state.intent()) else {
                continue;
            };
            if after.id == before.id {
                let is_same = after.body == before.body;
                assert_eq!(
                    after.correlation == before.correlation,
                    is_same,
                    "{name}, {event_name}"
                );
                let is_doubt_kept =
                    before.unknown_outcome.is_none() || after.unknown_outcome.is_some();
                assert!(is_doubt_kept, "{name}, {event_name}");
            }
        }
    }
}

#[test]
fn what_a_draft_keeps() {
    for (name, state) in states() {
        let is_created = matches!(state, Submission::Created { .. });
        let is_sending = matches!(state, Submission::Sending { .. });
        let in_doubt = state
            .intent()
            .is_some_and(|it| it.unknown_outcome.is_some());
        let expected = !is_created && (is_sending || in_doubt);
        assert_eq!(state.unsettled().is_some(), expected, "{name}");
    }
}

#[test]
fn what_a_customer_may_be_of() {
    let refused = || Event::Came(Creation::Refused(report(400)));
    let lost = || {
        let lost = UnknownOutcome::NoAnswer(TransportError::TimedOut);
        Event::Came(Creation::UnknownOutcome(lost))
    };
    let pressed = |body| Event::Pressed(intent(ID, body, FRESH, true));
    let absent = || Event::LookedUp(LookUp::Absent);
    let exists = || Event::Came(Creation::Exists);
    let after = |events: Vec<Event>| {
        let mut state = Submission::Ready;
        for event in events {
            let name = format!("{event:?}");
            match state.next(event, Env { now: 0, dice: 0 }) {
                Some((next, _)) => state = next,
                None => panic!("{state:?} and {name}"),
            }
        }
        state
    };
    // An attempt that was answered is out of the question; one that was lost stays in it.
    for (events, in_doubt, is_earlier) in [
        (
            vec![
                pressed("a"),
                lost(),
                absent(),
                absent(),
                pressed("a"),
                exists(),
            ],
            "a",
            false,
        ),
        (
            vec![
                pressed("a"),
                lost(),
                absent(),
                absent(),
                pressed("b"),
                exists(),
            ],
            "a",
            true,
        ),
        (
            vec![
                pressed("a"),
                lost(),
                absent(),
                absent(),
                pressed("b"),
                refused(),
                pressed("a"),
                absent(),
                pressed("a"),
                exists(),
            ],
            "a",
            false,
        ),
        (
            vec![
                pressed("a"),
                lost(),
                absent(),
                absent(),
                pressed("b"),
                lost(),
                absent(),
                absent(),
                pressed("c"),
                exists(),
            ],
            "ab",
            true,
        ),
        (
            vec![pressed("a"), refused(), pressed("b"), exists()],
            "",
            true,
        ),
    ] {
        let state = after(events);
        let Submission::Created {
            intent,
            is_earlier: is,
            ..
        } = &state
        else {
            panic!("{state:?}");
        };
        let bodies: String = intent.in_doubt.iter().map(|it| it.body.as_str()).collect();
        assert_eq!((bodies.as_str(), *is), (in_doubt, is_earlier));
    }
}
