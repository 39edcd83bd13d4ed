//! The requests of the forms: pending, and sent before.

use crate::assists::{Engine, FoundReseller, Millis, Question, Slot, Wanted};
use crate::auth::Session;
use customer::Guid;
use leptos::prelude::TimeoutHandle;
use web_sys::AbortController;

/// The current time, for the engine.
pub fn now() -> Millis {
    js_sys::Date::now() as u64 // Never negative.
}

/// The results of a search.
pub struct ResellerList {
    pub search: String,
    pub found: Vec<FoundReseller>,
    pub total: usize,
    pub next_page: Option<u32>,
}

/// The requests of the forms: pending, and sent before.
#[derive(Default)]
pub struct Desk {
    pub engine: Engine,
    /// The last request of each slot, answered or not.
    pub asked: Vec<(Slot, Question)>,
    /// The requests under way, by ticket.
    pub aborts: Vec<(u32, AbortController)>,
    pub wake: Option<TimeoutHandle>,
    /// The session of the requests.
    pub session: Option<Session>,
    /// The number of the session, counted by [`super::state::AssistsParts`].
    pub generation: u32,
    /// The number of the session whose token the API refused, until it accepts one.
    pub refused: Option<u32>,
    pub lists: Vec<ResellerList>,
    /// The search term of the last request if it failed.
    pub failed_search: Option<String>,
    /// Resellers whose name the API does not return.
    pub unknown_resellers: Vec<Guid>,
}

impl Desk {
    /// Whether this is the last request of the slot.
    pub fn is_asked(&self, slot: Slot, question: &Question) -> bool {
        self.asked
            .iter()
            .any(|(it, asked)| *it == slot && asked == question)
    }

    pub fn set_asked(&mut self, slot: Slot, question: &Question) {
        self.asked.retain(|(it, _)| *it != slot);
        self.asked.push((slot, question.clone()));
    }

    /// Requests an answer for a slot, to be sent at `due` or later.
    pub fn ask(&mut self, slot: Slot, question: Question, due: Millis) -> Wanted {
        self.set_asked(slot, &question);
        self.engine.want(slot, question, due)
    }

    /// Cancels the request of the slot, and forgets the last one.
    pub fn forget(&mut self, slot: Slot) {
        self.asked.retain(|(it, _)| *it != slot);
        self.engine.drop_slot(slot);
    }

    /// Whether this session is of another person or tenant.
    pub fn is_other(&self, session: Option<&Session>) -> bool {
        match (&self.session, session) {
            (Some(old), Some(new)) => old.tenant() != new.tenant() || !old.has_same_identity(new),
            (None, None) => false,
            _ => true,
        }
    }

    /// Starts with a session of another person or tenant: drops all state of the last one.
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
