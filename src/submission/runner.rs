//! Does what a submission wants done, in a browser or in a test.

use super::event::{Effect, Env, Event, Obstacle};
use super::intent::Intent;
use super::state::Submission;
use crate::api::{Client, Creation, ErrorReport, LookUp, Pending};
use crate::auth::UnixSeconds;
use leptos::prelude::*;
use std::sync::Arc;

/// The environment of a submission.
pub trait SubmissionEnv: Send + Sync {
    /// A client for the current session.
    fn client(&self) -> Option<Client>;

    /// Now.
    fn now(&self) -> UnixSeconds;

    /// Any number, each as likely as the others.
    fn dice(&self) -> u32;

    /// Whether there may be a connection: a request is not even tried without one.
    fn is_online(&self) -> bool;

    /// Lets so many seconds go by.
    fn pause(&self, seconds: u32) -> Pending<()>;

    /// Whether the form equals the request to be sent. If not, it is not sent.
    fn is_shown(&self, _intent: &Intent) -> bool {
        true
    }

    /// Resolves when the state that a reloaded page needs is saved, or cannot be saved in time. No request is sent before.
    fn kept(&self) -> Pending<()> {
        Box::pin(async {})
    }

    /// Called with each new state, except for the seconds of a wait.
    fn turned(&self, submission: &Submission);
}

/// The submission of a form, shared by all who look at it.
#[derive(Clone, Default)]
pub struct SubmissionStatus {
    /// The state, including the seconds of a wait.
    pub submission: ArcRwSignal<Submission>,
    /// Counts the states, without the seconds of a wait.
    pub turn: ArcRwSignal<usize>,
}

impl SubmissionStatus {
    /// Begins anew. Whatever is still under way comes too late.
    pub fn reset(&self) {
        self.turn_to(Submission::Ready);
    }

    fn turn_to(&self, submission: Submission) -> usize {
        let turn = self.turn.get_untracked() + 1;
        self.submission.set(submission);
        self.turn.set(turn);
        turn
    }
}

/// Drives the submission of a form.
#[derive(Clone)]
pub struct SubmissionRunner {
    status: SubmissionStatus,
    env: Arc<dyn SubmissionEnv>,
}

impl SubmissionRunner {
    /// A driver of this submission. Several may drive one: each action is started once.
    pub fn new(status: SubmissionStatus, env: Arc<dyn SubmissionEnv>) -> Self {
        Self { status, env }
    }

    /// Handles an event: the next state is set when this returns. The returned future runs the effects until
    /// there are none.
    pub fn happened(&self, event: Event) -> Pending<()> {
        let (driver, mut wanted) = (self.clone(), self.step(event));
        Box::pin(async move {
            while let Some((turn, effect)) = wanted {
                let event = driver.carry_out(effect, turn).await;
                wanted = match event {
                    // Meanwhile the submission has gone another way, or a new one has begun.
                    Some(event) if driver.is_at(turn) => driver.step(event),
                    _ => None,
                };
            }
        })
    }

    /// Goes to the next state. The number tells it from all others.
    fn step(&self, event: Event) -> Option<(usize, Effect)> {
        let env = Env {
            now: self.env.now(),
            dice: self.env.dice(),
        };
        let status = &self.status;
        let is_second = matches!(event, Event::Second);
        let next = status.submission.with_untracked(|it| it.next(event, env));
        let (submission, effect) = next?;
        if is_second && effect == Effect::WaitASecond {
            status.submission.set(submission);
            return Some((status.turn.get_untracked(), effect));
        }
        let turn = status.turn_to(submission.clone());
        self.env.turned(&submission);
        Some((turn, effect))
    }

    fn is_at(&self, turn: usize) -> bool {
        self.status.turn.get_untracked() == turn
    }

    /// Does it, and gives what came of it.
    async fn carry_out(&self, effect: Effect, turn: usize) -> Option<Event> {
        let env = &self.env;
        match effect {
            Effect::Rest => return None,
            Effect::WaitASecond => {
                env.pause(1).await;
                return Some(Event::Second);
            }
            Effect::WaitForConnection => {
                while self.is_at(turn) && !env.is_online() {
                    env.pause(1).await;
                }
                return Some(Event::Online);
            }
            Effect::LookUp(seconds) if seconds > 0 => env.pause(seconds).await,
            Effect::LookUp(_) | Effect::Send => (),
        }
        let submission = self.status.submission.get_untracked();
        let intent = submission.intent().cloned()?;
        if effect == Effect::Send && !env.is_shown(&intent) {
            return Some(Event::NotSent(Obstacle::Edited));
        }
        if !env.is_online() {
            return Some(Event::NotSent(Obstacle::Offline));
        }
        let client = self.client_for(&intent);
        Some(match (effect, client) {
            (Effect::Send, None) => Event::Came(Creation::SessionEnded(ErrorReport::default())),
            (Effect::Send, Some(client)) => {
                env.kept().await;
                if !self.is_at(turn) {
                    return None;
                }
                let (body, correlation) = (intent.body, intent.correlation);
                Event::Came(client.create_customer(body, correlation).await)
            }
            (_, None) => Event::LookedUp(LookUp::SessionEnded),
            (_, Some(client)) => Event::LookedUp(client.look_up(intent.id).await),
        })
    }

    /// A client for the tenant that the customer is meant for: in another one it would be another
    /// customer, and would not be found.
    fn client_for(&self, intent: &Intent) -> Option<Client> {
        let client = self.env.client()?;
        (*client.tenant() == intent.tenant).then_some(client)
    }
}
