//! What happens to a submission, and what it wants done.

use super::intent::Intent;
use crate::api::{Creation, LookUp};
use crate::auth::UnixSeconds;

/// An event of a submission.
#[derive(Clone, Debug)]
pub enum Event {
    /// *Create customer* was pressed, with this to send.
    Pressed(Box<Intent>),
    /// A form came back whose page ended before this was settled.
    Restored(Box<Intent>),
    /// *Check again* was pressed.
    CheckAgain,
    /// *Stop* was pressed.
    Stop,
    /// There is a new token for the same tenant.
    Renewed,
    /// There is a connection again.
    Online,
    /// Another second of the wait is over.
    Second,
    /// The form was changed: the waiting request differs from the form.
    Edited,
    /// Nothing was sent.
    NotSent(Obstacle),
    /// This came of sending.
    Came(Creation),
    /// This came of asking for the customer.
    LookedUp(LookUp),
}

/// The reason why a request cannot be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// There is no connection.
    Offline,
    /// The form differs from the request to be sent.
    Edited,
}

/// An effect of a submission. Its result is the next event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: the next event is a person's.
    Rest,
    /// Send the intent.
    Send,
    /// After so many seconds, ask whether the customer exists.
    LookUp(u32),
    /// Let a second go by.
    WaitASecond,
    /// Wait for the connection.
    WaitForConnection,
}

/// The environment of a transition.
#[derive(Clone, Copy, Debug)]
pub struct Env {
    /// Now.
    pub now: UnixSeconds,
    /// Any number, each as likely as the others.
    pub dice: u32,
}
