//! Drafts: what is typed is kept in this browser, at most a second behind, for whoever typed it.
//!
//! - [`record`]: a draft as text
//! - [`history`]: undo and redo
//! - [`said`]: what these say of a control
//! - [`list`]: the notice of a draft that came back, its name, and the others
//! - [`leaving`]: what becomes of them when somebody signs out

mod fingerprint;
pub mod history;
pub mod leaving;
pub mod list;
mod record;
mod said;

use super::page_chunk::PageChunk;
use super::shared::Shared;
use crate::auth::{Session, UnixSeconds};
use crate::browser::vault::{self, StoreError};
use crate::browser::{clock, controls, focus, page};
use crate::customer_form::{FormEvent, HEADING_ID, load_rules};
use crate::form_model::Draft;
use crate::i18n::fill;
use crate::submission::Intent;
use customer::Guid;
use fingerprint::Fingerprint;
use history::History;
use leptos::prelude::*;
use leptos::task::spawn_local;
use record::Record;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

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
    /// Why the browser keeps nothing; none: it does.
    not_kept: ArcRwSignal<Option<StoreError>>,
    /// Drafts from before could not be opened.
    is_some_lost: ArcRwSignal<bool>,
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

/// Handles an event of the form. Typing goes on, also after a `change` without `blur`; every other event ends a step
/// that can be undone.
pub fn touched(shared: &Shared, touch: FormEvent, event: &Event) {
    let drafts = &shared.drafts;
    drafts.touch();
    let is_typing = match touch {
        FormEvent::Typed => true,
        FormEvent::Changed => !is_choice(event),
        FormEvent::Pressed | FormEvent::Left => false,
    };
    if is_typing {
        if !drafts.is_typing.get_untracked() {
            drafts.is_typing.set(true);
        }
    } else if drafts.is_written.get_untracked() {
        // Whoever is quicker than the writing is kept when it is done, a second later at most.
        step(shared);
    } else {
        drafts.is_typing.set(false);
        keep(shared);
    }
}

fn is_choice(event: &Event) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|it| it.matches("select, [type=checkbox]").unwrap_or_default())
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
            vault::newer().await;
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
                    open(&shared, record, chunk);
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
    drafts.history.begin(form);
    // Whatever could not be kept is gone from the page as well.
    page::ask_before_leaving(false);
    spawn_local(async move { _ = vault::claim(&id).await });
}

fn is_changed(shared: &Shared) -> bool {
    let text = Record::text_with(shared, &form_of(shared));
    Fingerprint::of(&text) != shared.drafts.untouched.get_untracked()
}

/// Keeps the open draft with what programs wrote into its controls.
pub fn keep_shown(shared: &Shared) {
    controls::read_all(&shared.tree);
    keep(shared);
}

/// Keeps the open draft if it has changed; to be called every second, and when the page may end.
pub fn keep(shared: &Shared) {
    let drafts = &shared.drafts;
    if !drafts.is_touched.get_untracked() || drafts.owner.with_untracked(String::is_empty) {
        return;
    }
    drafts.is_touched.set(false);
    let form = form_of(shared);
    if !drafts.is_typing.get_untracked() {
        drafts.history.step(&form);
    }
    let text = Record::text_with(shared, &form);
    let fingerprint = Fingerprint::of(&text);
    if drafts.last.get_untracked() == fingerprint {
        return;
    }
    let keeping = {
        let owner = drafts.owner.get_untracked();
        drafts
            .id
            .with_untracked(|id| vault::keep(&owner, id, &text))
    };
    drafts.last.set(fingerprint);
    let (not_kept, written) = (drafts.not_kept.clone(), drafts.is_written.clone());
    let last = drafts.last.clone();
    written.set(true);
    spawn_local(async move {
        let why = keeping.await.err();
        if why.is_some() && last.get_untracked() == fingerprint {
            // The same text is to be kept as soon as it can be.
            last.set(Fingerprint::default());
        }
        if not_kept.get_untracked() != why {
            not_kept.set(why);
        }
        // Nobody is kept on the page whose input is safe.
        page::ask_before_leaving(why.is_some());
        written.set(false);
    });
}

/// Over when the open draft is written, half a second later at most.
pub async fn written(shared: Shared) {
    for _ in 0..50 {
        if !shared.drafts.is_written.get_untracked() {
            break;
        }
        clock::moment(10).await;
    }
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

/// Throws the open draft away.
fn discard(shared: &Shared) {
    done(shared);
    begun(shared, shared.words.draft_discarded());
}

/// Leaves the open draft where it is kept, and begins an empty form.
fn begin_another(shared: &Shared) {
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

/// Opens the one at this place of the list, unless another tab has it.
fn open_other(shared: &Shared, record: Record, at: usize) {
    let shared = shared.clone();
    spawn_local(async move {
        if vault::claim(&record.id).await != Ok(true) {
            let sentence = shared.words.draft_elsewhere();
            return list_again(&shared, sentence, list::open_id, at).await;
        }
        shared.drafts.touch();
        keep_shown(&shared);
        vault::release(&shared.drafts.id.get_untracked());
        open(&shared, &record, shared.chunk.load().await);
        let title = list::title_of(&shared, &record);
        let opened = fill(shared.words.draft_opened(), &[("name", &title)]);
        begun(&shared, &opened);
        refresh(&shared);
    });
}

/// Deletes the one at this place of the list.
fn delete_other(shared: &Shared, id: String, at: usize) {
    let shared = shared.clone();
    spawn_local(async move {
        vault::remove(&id).await;
        list_again(&shared, shared.words.draft_discarded(), list::delete_id, at).await;
    });
}

/// Lists the others anew and says why. The button that was pressed goes with the old list: the same button of the draft
/// that is at its place now takes the focus, else what opens the list.
async fn list_again(shared: &Shared, sentence: &str, button_id: fn(usize) -> String, at: usize) {
    if let Some(all) = listed(shared).await {
        show_others(shared, all);
    }
    let count = shared.drafts.others.with_untracked(Vec::len);
    let next = match count.checked_sub(1) {
        Some(last) => button_id(at.min(last)),
        None => list::SUMMARY_ID.to_owned(),
    };
    shared.announcer.say(sentence);
    focus::soon(&shared.tree, next);
}

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
    spawn_local(async move { vault::wipe(&owner).await });
}

fn refresh(shared: &Shared) {
    let shared = shared.clone();
    spawn_local(async move {
        if let Some(all) = listed(&shared).await {
            show_others(&shared, all);
        }
    });
}

async fn listed(shared: &Shared) -> Option<Vec<Record>> {
    let owner = shared.drafts.owner.get_untracked();
    let all = match vault::list(&owner).await {
        Ok(all) => all,
        Err(why) => {
            shared.drafts.not_kept.set(Some(why));
            return None;
        }
    };
    let mut is_some_lost = all.is_some_lost;
    let mut records = Vec::new();
    for kept in all.kept {
        let id = kept.id.clone();
        match Record::read(kept) {
            Some(record) => records.push(record),
            None => {
                is_some_lost = true;
                vault::remove(&id).await;
            }
        }
    }
    if is_some_lost {
        shared.drafts.is_some_lost.set(true);
    }
    Some(records)
}

fn show_others(shared: &Shared, mut all: Vec<Record>) {
    let own = shared.drafts.id.get_untracked();
    all.retain(|record| record.id != own);
    shared.drafts.others.set(all);
}
