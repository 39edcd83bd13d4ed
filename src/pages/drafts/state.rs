//! The state of the drafts.

use super::fingerprint::Fingerprint;
use super::history::History;
use super::record::Record;
use crate::auth::UnixSeconds;
use crate::browser::keys::HistoryCommand;
use crate::browser::vault::StoreError;
use leptos::prelude::*;

/// The drafts of the person who is signed in.
#[derive(Default)]
pub struct Drafts {
    /// The person they belong to. Empty before the first sign-in.
    pub(super) owner: ArcRwSignal<String>,
    /// The id of the open draft.
    pub(super) id: ArcRwSignal<String>,
    /// The name of the open draft.
    pub(super) name: ArcRwSignal<String>,
    /// The text that was saved last, or the text of the untouched form.
    pub(super) last: ArcRwSignal<Fingerprint>,
    /// The text of the untouched form.
    pub(super) untouched: ArcRwSignal<Fingerprint>,
    /// Whether the form may have changed since it was saved.
    pub(super) is_touched: ArcRwSignal<bool>,
    /// Whether there is typed text that is not an undo step yet.
    pub(super) is_typing: ArcRwSignal<bool>,
    /// Whether a save is scheduled.
    pub(super) is_waiting: ArcRwSignal<bool>,
    pub(super) history: History,
    /// Whether a save is running.
    pub(super) is_written: ArcRwSignal<bool>,
    /// The time when the open draft was saved, if it was restored.
    pub(super) restored: ArcRwSignal<Option<UnixSeconds>>,
    /// The other drafts.
    pub(super) others: ArcRwSignal<Vec<Record>>,
    /// The ids of the drafts that are open in other tabs, as far as known.
    pub(super) elsewhere: ArcRwSignal<Vec<String>>,
    /// The drafts that were deleted since the list was opened.
    pub(super) deleted: ArcRwSignal<Vec<Record>>,
    /// A message beside the draft of this id.
    pub(super) note: ArcRwSignal<Option<(String, &'static str)>>,
    /// Whether the list is open.
    pub(super) is_shown: ArcRwSignal<bool>,
    /// Whether another tab has changed the drafts since they were listed.
    pub(super) is_stale: ArcRwSignal<bool>,
    /// The reason why the browser saves nothing. `None`: it saves.
    pub(super) not_kept: ArcRwSignal<Option<StoreError>>,
    /// Whether stored drafts could not be read.
    pub(super) has_unreadable: ArcRwSignal<bool>,
    /// The number of drafts when *Sign out* was pressed.
    pub(super) unfinished: ArcRwSignal<usize>,
}

impl Drafts {
    /// Marks the form as changed: the next save compares it with the saved text.
    pub fn touch(&self) {
        if !self.is_touched.get_untracked() {
            self.is_touched.set(true);
        }
    }

    /// Subscribes the caller to the saves of the open draft: each change of the form is followed by one.
    pub fn follow_saves(&self) {
        self.last.track();
    }

    /// Forgets the person and the list, on sign-out.
    pub fn on_sign_out(&self) {
        self.owner.set(String::new());
        self.others.set(Vec::new());
        self.deleted.set(Vec::new());
    }

    /// The id of the open draft. Subscribes the caller.
    pub fn open_id(&self) -> String {
        self.id.get()
    }

    /// Whether the browser saves nothing.
    pub fn is_refused(&self) -> bool {
        self.not_kept.with_untracked(Option::is_some)
    }

    /// Whether all changes are saved.
    pub(super) fn is_kept(&self) -> bool {
        !self.is_touched.get() && !self.is_written.get()
    }

    /// The number of drafts: the open one, if it has changes, and the others.
    pub(super) fn count(&self) -> usize {
        let is_begun = self.last.get_untracked() != self.untouched.get_untracked();
        usize::from(is_begun) + self.others.with_untracked(Vec::len)
    }

    /// Whether there is a step to undo or to redo.
    pub fn can(&self, command: HistoryCommand) -> bool {
        let is_typing = self.is_typing.get() && command == HistoryCommand::Undo;
        is_typing || self.history.can(command)
    }

    /// Whether the last step discarded the form.
    pub(super) fn is_emptied(&self) -> bool {
        !self.is_typing.get() && self.history.is_emptied()
    }
}
