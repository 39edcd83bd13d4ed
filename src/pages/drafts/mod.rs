//! Drafts: what is typed is kept in this browser for the person who typed it.
//!
//! - [`record`]: a draft as text
//! - [`keeping`]: when the open draft is written
//! - [`history`]: undo and redo
//! - [`emptied`]: discarding a draft, a step that undo takes back
//! - [`said`]: what these say of a control
//! - [`list`]: the notice of a draft that came back, its name, and the others
//! - [`others`]: opening and deleting those, and what other tabs do with them
//! - [`leaving`]: what becomes of them when somebody signs out

pub mod emptied;
mod fingerprint;
pub mod history;
mod keeping;
pub mod leaving;
pub mod list;
pub mod others;
mod record;
mod said;

pub use keeping::{follow_tabs, keep, keep_ending, keep_shown, touched, written};

use super::page_chunk::PageChunk;
use super::shared::Shared;
use crate::auth::{Session, UnixSeconds};
use crate::browser::vault::{self, StoreError};
use crate::browser::{focus, page};
use crate::customer_form::{HEADING_ID, load_rules};
use crate::form_model::Draft;
use crate::submission::Intent;
use customer::Guid;
use fingerprint::Fingerprint;
use history::History;
use leptos::prelude::*;
use leptos::task::spawn_local;
use others::{listed, refresh, show_others};
use record::Record;

/// The drafts of whoever is signed in, and the one that is open.
#[derive(Default)]
pub struct Drafts {
    /// Whose they are; empty before anybody was asked.
    owner: ArcRwSignal<String>,
    /// What the open one is kept under.
    id: ArcRwSignal<String>,
    /// What the person calls it.
    name: ArcRwSignal<String>,
    /// The text that was kept last, or that of the form before anybody typed.
    last: ArcRwSignal<Fingerprint>,
    /// The text of the form before anybody typed.
    untouched: ArcRwSignal<Fingerprint>,
    /// Something may have changed since it was kept.
    is_touched: ArcRwSignal<bool>,
    /// Something was typed that is no step yet.
    is_typing: ArcRwSignal<bool>,
    /// When something was typed last, by this computer's clock in milliseconds.
    typed_at: ArcRwSignal<f64>,
    /// It will be written once nothing has been typed for a moment.
    is_waiting: ArcRwSignal<bool>,
    /// What the form was.
    history: History,
    /// It is being written.
    is_written: ArcRwSignal<bool>,
    /// When the open one was kept that came back.
    restored: ArcRwSignal<Option<UnixSeconds>>,
    /// What was being sent when the page of the open one ended.
    unsettled: ArcRwSignal<Option<Intent>>,
    /// The others.
    others: ArcRwSignal<Vec<Record>>,
    /// The ids of those that other tabs have open, as far as is known.
    elsewhere: ArcRwSignal<Vec<String>>,
    /// Those that were deleted since the list was opened.
    deleted: ArcRwSignal<Vec<Record>>,
    /// What is said beside the draft of this id.
    note: ArcRwSignal<Option<(String, &'static str)>>,
    /// The list is open.
    is_shown: ArcRwSignal<bool>,
    /// Another tab has changed the drafts since they were listed.
    is_stale: ArcRwSignal<bool>,
    /// Why the browser keeps nothing; none: it does.
    not_kept: ArcRwSignal<Option<StoreError>>,
    /// Drafts from before could not be opened.
    has_unreadable: ArcRwSignal<bool>,
    /// How many there were when *Sign out* was pressed.
    unfinished: ArcRwSignal<usize>,
}

impl Drafts {
    /// What was being sent when the page of the open draft ended; told once.
    pub fn take_unsettled(&self) -> Option<Intent> {
        let unsettled = self.unsettled.get_untracked();
        self.unsettled.set(None);
        unsettled
    }

    /// Something may have been typed.
    pub fn touch(&self) {
        if !self.is_touched.get_untracked() {
            self.is_touched.set(true);
        }
    }

    /// Nobody is signed in any more.
    pub fn part(&self) {
        self.owner.set(String::new());
        self.others.set(Vec::new());
        self.deleted.set(Vec::new());
    }

    /// Whether all that stands in the form is kept.
    fn is_kept(&self) -> bool {
        !self.is_touched.get() && !self.is_written.get()
    }

    /// Counts the drafts of this moment: the open one, where something was typed, and the others.
    fn count(&self) -> usize {
        let is_begun = self.last.get_untracked() != self.untouched.get_untracked();
        usize::from(is_begun) + self.others.with_untracked(Vec::len)
    }
}

/// A person begins to do something else in a text: what was typed before is a step.
pub fn run_begins(shared: &Shared) {
    if shared.drafts.is_typing.get_untracked() {
        step(shared);
    }
}

/// All that was done so far is a step.
pub fn step(shared: &Shared) {
    shared.drafts.is_typing.set(false);
    shared.drafts.history.step(&form_of(shared));
}

/// What has followed by itself belongs to the last step; or to the one that is not done yet.
pub fn amend(shared: &Shared) {
    if !shared.drafts.is_typing.get_untracked() {
        shared.drafts.history.amend(&form_of(shared));
    }
}

fn form_of(shared: &Shared) -> String {
    shared.draft.with_untracked(Draft::kept)
}

fn owner_of(session: &Session) -> String {
    let person = session.person().unwrap_or_default();
    format!("{} {person}", session.tenant().as_str())
}

/// The form is shown to whoever is signed in: their newest draft comes back, unless another tab has it
/// open or they have begun to type. Nothing happens where it is shown to them already.
pub fn begin(shared: &Shared) {
    let Some(session) = shared.session.get_untracked() else {
        return;
    };
    let (drafts, owner) = (&shared.drafts, owner_of(&session));
    let earlier = drafts.owner.get_untracked();
    if earlier == owner {
        return;
    }
    drafts.owner.set(owner.clone());
    if earlier.is_empty() {
        fresh(shared);
    } else {
        // What somebody else has typed is none of theirs.
        shared.clear_form();
    }
    if earlier.is_empty() {
        let not_kept = drafts.not_kept.clone();
        spawn_local(async move {
            vault::wait_for_newer_version().await;
            not_kept.set(Some(StoreError::Newer));
        });
    }
    let shared = shared.clone();
    spawn_local(async move {
        let Some(all) = listed(&shared).await else {
            return;
        };
        for record in &all {
            if is_changed(&shared) {
                break;
            }
            if vault::claim(&record.id).await == Ok(true) {
                let chunk = shared.chunk.load().await;
                // Somebody may have begun to type meanwhile.
                if is_changed(&shared) {
                    vault::release(&record.id);
                } else {
                    let focused = focus::focused_id(&shared.tree);
                    open(&shared, record, chunk);
                    if let Some(id) = focused {
                        // Its control is another, of the same id.
                        focus::soon(&shared.tree, id);
                    }
                }
                break;
            }
        }
        show_others(&shared, all);
    });
}

/// The session is somebody else's from now on, and so is the form.
pub fn hand_over(shared: &Shared, session: &Session) {
    shared.drafts.owner.set(owner_of(session));
    shared.drafts.last.set(Fingerprint::default());
    shared.drafts.touch();
    keep(shared);
}

/// A form has been opened that is filled already: it is worth keeping as it is.
pub fn filled(shared: &Shared) {
    let drafts = &shared.drafts;
    fresh(shared);
    drafts.untouched.set(Fingerprint::default());
    drafts.last.set(Fingerprint::default());
    drafts.touch();
    keep(shared);
}

/// An empty form has been opened.
pub fn fresh(shared: &Shared) {
    let form = open_empty(shared);
    shared.drafts.history.begin(form);
}

/// Opens an empty form as a new draft. Returns its text.
fn open_empty(shared: &Shared) -> String {
    let drafts = &shared.drafts;
    vault::release(&drafts.id.get_untracked());
    let id = Guid::random().to_string();
    drafts.id.set(id.clone());
    drafts.name.set(String::new());
    drafts.restored.set(None);
    drafts.is_touched.set(false);
    drafts.is_typing.set(false);
    let form = form_of(shared);
    let text = Fingerprint::of(&Record::text_with(shared, &form));
    drafts.untouched.set(text);
    drafts.last.set(text);
    // Whatever could not be kept is gone from the page as well.
    page::confirm_before_leaving(false);
    spawn_local(async move { _ = vault::claim(&id).await });
    form
}

fn is_changed(shared: &Shared) -> bool {
    let text = Record::text_with(shared, &form_of(shared));
    Fingerprint::of(&text) != shared.drafts.untouched.get_untracked()
}

/// Opens a draft that this tab has taken.
fn open(shared: &Shared, record: &Record, chunk: &PageChunk) {
    let drafts = &shared.drafts;
    let draft = shared.empty_draft();
    (chunk.restore)(&draft, &record.form);
    load_rules(&draft);
    shared.status.reset();
    drafts.id.set(record.id.clone());
    drafts.name.set(record.name.clone());
    drafts.restored.set(Some(record.at));
    drafts.unsettled.set(record.unsettled(&shared.config));
    drafts.is_touched.set(false);
    drafts.is_typing.set(false);
    shared.draft.set(draft);
    let form = form_of(shared);
    let text = Record::text_with(shared, &form);
    drafts.last.set(Fingerprint::of(&text));
    drafts.history.begin(form);
}

/// The customer of the open draft exists: nothing of it is kept any more.
pub fn done(shared: &Shared) {
    forget(shared, shared.drafts.id.get_untracked());
    shared.clear_form();
}

/// Leaves the open draft where it is kept, and begins an empty form.
fn begin_another(shared: &Shared) {
    if shared.drafts.not_kept.get_untracked().is_some() {
        // It is kept nowhere: undo brings it back.
        return emptied::discard(shared);
    }
    shared.drafts.touch();
    keep_shown(shared);
    shared.clear_form();
    begun(shared, shared.words.new_form_begun());
    refresh(shared);
}

/// Another form stands there: that is said, and its heading takes the focus, which went with the form before.
fn begun(shared: &Shared, sentence: &str) {
    shared.announcer.say(sentence);
    focus::soon(&shared.tree, HEADING_ID.to_owned());
}

/// Forgets a draft.
fn forget(shared: &Shared, id: String) {
    let shared = shared.clone();
    spawn_local(async move {
        vault::remove(&id).await;
        refresh(&shared);
    });
}

/// Forgets all drafts of whoever is signed in.
fn wipe(shared: &Shared) {
    let owner = shared.drafts.owner.get_untracked();
    shared.drafts.others.set(Vec::new());
    spawn_local(async move { vault::remove_all(&owner).await });
}
