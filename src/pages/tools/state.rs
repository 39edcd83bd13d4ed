//! The state of the tools. It imports no other page: the pages read it.

use crate::browser::storage;
use leptos::prelude::*;

/// A tool that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Everything that can be done: the command palette.
    Actions,
    /// The request as it would be sent.
    Request,
    /// A request body or a cURL command as input.
    Json,
    /// A pasted signature, address or row as input.
    Paste,
    Templates,
    /// What the next form keeps of a created customer.
    Next,
    /// The values before they are sent.
    Answers,
    /// The customers created last in this browser.
    History,
    /// The keyboard shortcuts.
    Shortcuts,
}

/// A shortcut of the page of the form. In the form they are the form's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Create,
    CreateAndNext,
    NextFinding,
    PreviousFinding,
}

/// What a person wants of the tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Tool(Tool),
    Key(Key),
}

/// A place of a page where the tools add a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Above a form that began with values of another customer.
    Begun,
    /// Below *Create another*, on the page of a created customer.
    Receipt,
}

/// The state of the tools.
#[derive(Default)]
pub struct Tools {
    /// The open tool.
    pub(in crate::pages) open: ArcRwSignal<Option<Tool>>,
    /// What waits for the chunk.
    pub(in crate::pages) waiting: ArcRwSignal<Option<Wanted>>,
    /// The texts of the form whose answers were checked last: see [`super::shows_answers`].
    pub(in crate::pages) checked_answers: ArcRwSignal<String>,
    /// Whether the next form begins as soon as this customer is created.
    pub(in crate::pages) goes_on: ArcRwSignal<bool>,
    /// Whether a form has begun with values of another customer.
    pub(in crate::pages) is_begun: ArcRwSignal<bool>,
}

impl Tools {
    /// Closes the open tool.
    pub(in crate::pages) fn close(&self) {
        self.open.set(None);
    }
}

/// Where `boot.js` puts the values of a link.
pub const LINK_KEY: &str = "onboard.link";

/// Whether the values of a link wait for the form.
pub fn has_link() -> bool {
    storage::session_get(LINK_KEY).is_some()
}
