//! The state machine that sends a customer. One intent creates at most one customer.
//!
//! - [`intent`]: the request, the same over all attempts
//! - [`state`]: the states
//! - [`event`]: the events and the effects
//! - [`transitions`]: the next state; a pure function
//! - [`backoff`]: the waits between attempts
//! - [`runner`]: runs the effects, in a browser or in a test

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
