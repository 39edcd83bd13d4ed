//! The faults of the requests, and the steps of the person.

use crate::dice::Dice;
use crate::world::SOON;
use serde_json::{Value, json};

/// How long the page waits for an answer, in milliseconds: a second of the page is one here.
pub const PATIENCE: u64 = 50;

/// The faults of a script's requests to create, in their order. Later requests have none.
pub fn faults_of_posts(dice: &mut Dice) -> Vec<Value> {
    (0..dice.below(6)).map(|_| fault_of_post(dice)).collect()
}

fn fault_of_post(dice: &mut Dice) -> Value {
    let (soon, late) = (dice.below(9), PATIENCE + dice.below(PATIENCE));
    let error = json!({ "propertyName": "City", "description": ["Not served."] });
    let kinds = [
        (6, json!({})),
        (4, json!({ "delayMs": soon })),
        (8, json!({ "delayMs": late })),
        (6, json!({ "holdMs": soon })),
        (10, json!({ "holdMs": late })),
        (10, json!({ "drop": "before" })),
        (14, json!({ "drop": "after" })),
        (8, busy(dice, 429)),
        (8, busy(dice, 503)),
        (8, broken(dice, false)),
        (10, broken(dice, true)),
        (10, json!({ "status": 401 })),
        (3, json!({ "status": 403 })),
        (
            5,
            json!({ "status": 400, "body": { "statusCode": 400, "errors": [error] } }),
        ),
        (
            4,
            json!({ "status": 201, "body": "\"cut off", "commit": true }),
        ),
        (
            4,
            json!({ "status": 200, "body": "<!doctype html>", "contentType": "text/html" }),
        ),
        (4, nameless(dice, false)),
        (4, nameless(dice, true)),
    ];
    picked(dice, &kinds, "POST")
}

/// A success that names no customer.
fn nameless(dice: &mut Dice, commit: bool) -> Value {
    let body = dice.pick(&[
        (1, ""),
        (1, "null"),
        (1, "false"),
        (1, "{\"error\":\"invalid_session\"}"),
        (
            1,
            "{\"statusCode\":400,\"errors\":[{\"propertyName\":\"City\"}]}",
        ),
        (1, "\"Your session has expired. Sign in.\""),
        (1, "\"00000000-0000-0000-0000-000000000000\""),
        (1, "Created"),
    ]);
    let status = dice.pick(&[(2, 201), (2, 200), (1, 202)]);
    json!({ "status": status, "body": body, "commit": commit })
}

/// The faults of its look-ups.
pub fn faults_of_look_ups(dice: &mut Dice) -> Vec<Value> {
    let late = PATIENCE + dice.below(PATIENCE);
    let kinds = [
        (12, json!({})),
        (4, json!({ "drop": "before" })),
        (3, json!({ "drop": "after" })),
        (3, json!({ "delayMs": late })),
        (4, json!({ "status": 500 })),
        (3, json!({ "status": 429 })),
        (4, json!({ "status": 401 })),
        (2, json!({ "status": 403 })),
        (
            2,
            json!({ "status": 404, "body": "<h1>Not here</h1>", "contentType": "text/html" }),
        ),
        (
            2,
            json!({ "status": 200, "body": "<!doctype html>", "contentType": "text/html" }),
        ),
        (
            2,
            json!({ "status": 200, "body": { "error": "invalid_session" } }),
        ),
    ];
    (0..dice.below(4))
        .map(|_| picked(dice, &kinds, "GET"))
        .collect()
}

fn picked(dice: &mut Dice, kinds: &[(u64, Value)], method: &str) -> Value {
    let kinds: Vec<_> = kinds.iter().map(|(weight, step)| (*weight, step)).collect();
    let mut step = dice.pick(&kinds).clone();
    step["method"] = json!(method);
    step
}

/// An API that is busy, so that the page waits for about as long as a person needs for a step.
pub fn long_wait() -> Value {
    json!({ "method": "POST", "status": 503, "retryAfter": PATIENCE })
}

/// An API that says *created* and creates nothing: no page can know.
pub fn lie() -> Value {
    let id = "\"00000000-0000-4000-8000-00000000000c\"";
    json!({ "method": "POST", "status": 201, "body": id })
}

fn busy(dice: &mut Dice, status: u16) -> Value {
    let mut step = json!({ "status": status });
    match dice.below(6) {
        0 => step["retryAfter"] = json!(0),
        1 => step["retryAfter"] = json!(dice.below(9)),
        2 => step["retryAfter"] = json!(SOON),
        3 => step["retryAfter"] = json!(3600),
        _ => (),
    }
    step
}

fn broken(dice: &mut Dice, commit: bool) -> Value {
    let status = dice.pick(&[(4, 500), (1, 502), (1, 504), (1, 408)]);
    json!({ "status": status, "commit": commit })
}

/// What a person does at a page that is at rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// *Create customer* or *Send again*.
    Press,
    /// *Create customer*, twice in a row.
    PressTwice,
    /// Changes something, and *Create customer*.
    EditAndPress,
    /// Changes something, and leaves it at that for now.
    Edit,
    CheckAgain,
    /// Signs in again, if the page asks for it.
    SignIn,
    /// Reloads the page.
    Reload,
    /// Leaves it at that.
    Leave,
}

/// What happens while something is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interruption {
    /// Nothing: it ends by itself.
    None,
    Press,
    Stop,
    /// Changes something in the form.
    Edit,
    CheckAgain,
    /// Reloads the page.
    Reload,
    /// The connection goes, and comes back a little later.
    GoesOffline,
}

/// The next thing that a person does, and some presses that the page does not offer.
pub fn deed(dice: &mut Dice, needs_sign_in: bool) -> Deed {
    if needs_sign_in && dice.percent(80) {
        return Deed::SignIn;
    }
    dice.pick(&[
        (32, Deed::Press),
        (10, Deed::PressTwice),
        (6, Deed::EditAndPress),
        (6, Deed::Edit),
        (22, Deed::CheckAgain),
        (6, Deed::Reload),
        (3, Deed::Leave),
    ])
}

/// The next interruption.
pub fn interruption(dice: &mut Dice) -> Interruption {
    dice.pick(&[
        (46, Interruption::None),
        (10, Interruption::Press),
        (10, Interruption::Stop),
        (10, Interruption::Edit),
        (4, Interruption::CheckAgain),
        (12, Interruption::Reload),
        (8, Interruption::GoesOffline),
    ])
}
