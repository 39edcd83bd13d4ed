//! The part of the page around the form that is loaded when it is shown.

use super::app_form;
use super::connections;
use super::created::status;
use super::drafts::{emptied, history, list, others};
use super::renewal::dialog::{self, RenewalPrompt};
use super::shared::Shared;
use crate::auth::Session;
use crate::browser::keys::HistoryCommand;
use crate::customer_form::{Created, Outcome};
use crate::form_model::{Draft, Restored};
use json_digits::Json;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View};

/// The functions of the chunk. The page's program declares it: the element's would contain it too if the library did.
pub struct PageChunk {
    pub(super) connections: fn(&Shared, &Session) -> HtmlElement,
    pub(super) renewal_dialog: fn(&Shared, &RenewalPrompt) -> Option<HtmlElement>,
    pub(super) provider_status:
        fn(&Shared, &str, Option<&Created>, &ArcRwSignal<Outcome>) -> HtmlElement,
    pub(super) created: fn(&Shared, Created),
    pub(super) undo: fn(&Shared, HistoryCommand, bool),
    pub(super) restore: fn(&Draft, &Json) -> Restored,
    pub(super) drafts: fn(&Shared) -> View,
    pub(super) discard: fn(&Shared),
    pub(super) emptied: fn(&Shared) -> HtmlElement,
    pub(super) follow_tabs: fn(&Shared),
}

impl PageChunk {
    /// The functions, for `chunk!`.
    pub const FUNCTIONS: Self = Self {
        connections: connections::choice,
        renewal_dialog: dialog::contents,
        provider_status: status::providers,
        created: app_form::created,
        undo: history::go,
        restore: Draft::restore,
        drafts: list::inside,
        discard: emptied::discard,
        emptied: list::emptied,
        follow_tabs: others::follow_tabs,
    };
}
