//! Drafts: the form is saved in this browser for the person who filled it in.
//!
//! - [`state`]: the state, [`record`]: a draft as text, [`history`]: the steps of undo and redo
//! - [`steps`]: when a change becomes a step
//! - [`keeping`]: when the open draft is saved
//! - [`others`]: the list of the other drafts, and changes by other tabs
//! - [`open`]: opening a draft or an empty form; [`newest`]: the newest draft when the form is first shown
//! - [`emptied`]: discarding a draft, a step that undo takes back
//! - [`undo`]: undo and redo; [`said`]: their announcement
//! - [`list_actions`]: opening, deleting, and restoring drafts of the list
//! - [`list`]: the view of the notices and the list; [`other_drafts`]: its rows
//! - [`leaving`]: the dialog of *Sign out*

pub mod emptied;
mod fingerprint;
pub mod history;
pub mod keeping;
pub mod leaving;
pub mod list;
pub mod list_actions;
pub mod newest;
pub mod open;
mod other_drafts;
pub mod others;
mod record;
mod said;
pub mod state;
pub mod steps;
pub mod undo;
