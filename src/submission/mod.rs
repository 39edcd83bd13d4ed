//! One intent, one customer: where the sending of a form stands, and what happens next.
//!
//! - [`intent`]: what is to be sent, the same over every attempt
//! - [`state`]: where the sending stands
//! - [`event`]: what happens to it, and what it wants done
//! - [`transitions`]: from one state to the next; pure
//! - [`backoff`]: how long to wait before the next attempt, and how often
//! - [`driver`]: does what is wanted, in a browser or in a test

mod backoff;
mod event;
mod intent;
mod runner;
mod state;
mod transitions;

pub use event::{Effect, Env, Event, Obstacle};
pub use intent::{Attempt, Intent};
pub use runner::{SubmissionEnv, SubmissionRunner, SubmissionStatus};
pub use state::{FailureCause, LookUpAttempt, LookUpResult, NextStep, Submission};

#[cfg(test)]
mod tests;
