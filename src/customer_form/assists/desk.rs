//! What is asked now, and what was asked before.

use super::resellers::ResellerList;
use crate::assists::{Engine, Question, Slot};
use crate::auth::Session;
use crate::browser::clock;
use customer::Guid;
use leptos::prelude::TimeoutHandle;
use web_sys::AbortController;

/// The time of the engine.
pub fn now() -> u64 {
    js_sys::Date::now() as u64 // Never negative.
}

/// What is asked now, and what was asked before.
#[derive(Default)]
pub struct Desk {
    pub engine: Engine,
    /// What the controls show something of, or were asked about.
    pub asked: Vec<(Slot, Question)>,
    /// The requests under way.
    pub aborts: Vec<(u32, AbortController)>,
    pub wake: Option<TimeoutHandle>,
    /// Whose answers these are.
    pub session: Option<Session>,
    /// Which session that came this is.
    pub generation: u32,
    /// The token that the API refused, until it accepts one.
    pub refused: Option<u32>,
    pub lists: Vec<ResellerList>,
    /// The search that had no answer.
    pub failed_search: Option<String>,
    /// Resellers that the API does not name.
    pub unknown_resellers: Vec<Guid>,
}

impl Desk {
    /// Whether the slot was asked about this last.
    pub fn is_asked(&self, slot: Slot, question: &Question) -> bool {
        self.asked
            .iter()
            .any(|(it, asked)| *it == slot && asked == question)
    }

    pub fn set_asked(&mut self, slot: Slot, question: &Question) {
        self.asked.retain(|(it, _)| *it != slot);
        self.asked.push((slot, question.clone()));
    }

    /// The slot asks nothing.
    pub fn forget(&mut self, slot: Slot) {
        self.asked.retain(|(it, _)| *it != slot);
        self.engine.drop_slot(slot);
    }

    /// Whether this is another person, or another tenant.
    pub fn is_other(&self, session: Option<&Session>) -> bool {
        match (&self.session, session) {
            (Some(old), Some(new)) => old.tenant() != new.tenant() || !old.has_same_identity(new),
            (None, None) => false,
            _ => true,
        }
    }

    /// Another person, or another tenant.
    pub fn begin_session(&mut self, session: Option<Session>) {
        self.engine.session_changed();
        self.asked.clear();
        self.lists.clear();
        self.failed_search = None;
        self.unknown_resellers.clear();
        self.refused = None;
        self.session = session;
    }
}

/// The seconds of this moment, by the server's clock where it is known.
pub fn seconds() -> i64 {
    clock::read().best()
}
