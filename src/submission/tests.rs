//! All transitions: every state with every event.

use super::event::{Chance, Effect, Event};
use super::intent::Intent;
use super::state::{Ending, Finding, Look, Step, Submission};
use crate::api::{Creation, Doubt, LookUp, Report, RetryAfter, Silence};
use crate::domain::{Guid, HostName};
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
    Guid::required(text).unwrap_or_else(|_| panic!("{text}"))
}

fn intent(id: &str, body: &str, correlation: &str, looks_up: bool) -> Box<Intent> {
    let Ok(tenant) = HostName::required("portal.contoso.example") else {
        panic!("a host name");
    };
    let (id, correlation, body) = (guid(id), guid(correlation), body.to_owned());
    Box::new(Intent::new(id, tenant, body, correlation, looks_up))
}

fn report(status: u16) -> Report {
    Report {
        status,
        ..Report::default()
    }
}

fn states() -> Vec<(&'static str, Submission)> {
    let of = |past: Past| {
        let mut intent = intent(ID, "as typed", CORRELATION, past != InDoubtBlind);
        intent.doubt = (past != Answered).then_some(Doubt::NoAnswer(Silence::TimedOut));
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
        intent.is_edited = true;
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
    let busy = |wait| Ending::Busy {
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
        ("sending, in doubt", sending(InDoubt)),
        (
            "sending, in doubt and edited",
            Submission::Sending {
                intent: edited.clone(),
            },
        ),
        ("sending, in doubt, blind", sending(InDoubtBlind)),
        ("waiting, 2 s left", waiting(Answered, 2)),
        ("waiting, 1 s left", waiting(Answered, 1)),
        ("waiting, in doubt", waiting(InDoubt, 2)),
        ("waiting, in doubt, blind", waiting(InDoubtBlind, 2)),
        ("offline, to send", offline(Answered, Step::Send)),
        ("offline, to send, in doubt", offline(InDoubt, Step::Send)),
        (
            "offline, to send, in doubt, blind",
            offline(InDoubtBlind, Step::Send),
        ),
        ("offline, to look up", offline(InDoubt, Step::LookUp)),
        ("needs sign-in, to send", sign_in(Answered, Step::Send)),
        (
            "needs sign-in, to send, in doubt",
            sign_in(InDoubt, Step::Send),
        ),
        ("needs sign-in, to look up", sign_in(InDoubt, Step::LookUp)),
        ("looking up, first", looking(Look::First)),
        ("looking up, last", looking(Look::Last)),
        (
            "looking up, last, edited",
            Submission::LookingUp {
                intent: edited,
                look: Look::Last,
            },
        ),
        ("unknown, absent", unknown(InDoubt, Finding::Absent)),
        ("unknown, unanswered", unknown(InDoubt, Finding::Unanswered)),
        (
            "unknown, not asked",
            unknown(InDoubtBlind, Finding::NotAsked),
        ),
        ("refused", refused(Answered)),
        ("refused, in doubt", refused(InDoubt)),
        ("not allowed", not_allowed(Answered)),
        ("not allowed, in doubt, blind", not_allowed(InDoubtBlind)),
        ("failed, stopped", failed(Ending::Stopped)),
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
    left.doubt = Some(Doubt::Answered(report(500)));
    let mut blind = left.clone();
    blind.looks_up = false;
    let refused = Creation::Refused(report(400));
    let busy = |after| Event::Came(Creation::Busy(report(429), after));
    vec![
        ("pressed, the same", pressed(ID, "as typed")),
        ("pressed, edited", pressed(ID, "edited")),
        ("pressed, another customer", pressed(OTHER_ID, "as typed")),
        ("restored, was sending", left_sending),
        ("restored, in doubt", Event::Restored(left)),
        ("restored, in doubt, blind", Event::Restored(blind)),
        ("send again", Event::SendAgain),
        ("check again", Event::CheckAgain),
        ("stop", Event::Stop),
        ("renewed", Event::Renewed),
        ("online", Event::Online),
        ("second", Event::Second),
        ("not sent", Event::NotSent),
        (
            "came: created",
            Event::Came(Creation::Created(guid(ANSWERED_ID))),
        ),
        (
            "came: a success that names no customer",
            Event::Came(Creation::Doubtful(Doubt::Answered(report(200)))),
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
            Event::Came(Creation::Doubtful(Doubt::NoAnswer(Silence::NotReached))),
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
            Ending::Stopped => "failed, stopped".to_owned(),
            Ending::Busy { report, wait } => {
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
            (intent.doubt.is_some(), ", in doubt"),
            (intent.is_edited, ", edited"),
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
    let chance = Chance { now: 1000, dice: 1 };
    let mut table = String::new();
    for (name, state) in states() {
        _ = writeln!(table, "{name}");
        for (event_name, event) in events(looks_up(&state)) {
            let next = state.next(event, chance).as_ref().map(told);
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
            let next = state.next(event, Chance { now: 0, dice: 0 });
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
                let is_doubt_kept = before.doubt.is_none() || after.doubt.is_some();
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
        let in_doubt = state.intent().is_some_and(|it| it.doubt.is_some());
        let expected = !is_created && (is_sending || in_doubt);
        assert_eq!(state.unsettled().is_some(), expected, "{name}");
    }
}
