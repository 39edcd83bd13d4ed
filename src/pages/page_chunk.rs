//! The table of the pages' chunk.

use super::app_form;
use super::broker_problem;
use super::config_error;
use super::connections;
use super::context::PageChunk;
use super::created;
use super::drafts::{emptied, leaving, list, list_actions, newest, others, undo};
use super::not_found;
use super::renewal::{dialog, new_session};
use super::tools;

impl PageChunk {
    /// The functions, for `chunk!`. The page's program declares the chunk: if the library did, the element's program
    /// would contain it too.
    pub const FUNCTIONS: Self = Self {
        connections: connections::choice,
        renewal_dialog: dialog::contents,
        created_part: created::part,
        created: app_form::created,
        another: app_form::another,
        undo: undo::go,
        restore_newest: newest::restore,
        fetch_token: new_session::request,
        drafts: list::inside,
        open_draft: list_actions::open_other,
        discard: emptied::discard,
        emptied: list::emptied,
        follow_tabs: others::follow_tabs,
        leaving: leaving::dialog,
        not_found: not_found::view,
        config_error: config_error::view,
        broker_problem: broker_problem::view,
        pasted: tools::pasted,
    };
}
