//! The drafts that are not open here: listed, opened, deleted; and what other tabs do with them.

use super::list;
use super::record::Record;
use super::{begun, keep_shown, open};
use crate::browser::{focus, vault};
use crate::i18n::fill;
use crate::pages::shared::Shared;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Opens a draft of the list, unless another tab has it.
pub fn open_other(shared: &Shared, id: String) {
    let shared = shared.clone();
    spawn_local(async move {
        if !claim(&shared, &id).await {
            return;
        }
        // Another tab may have gone on with it since it was listed, or deleted it.
        let all = listed(&shared).await.unwrap_or_default();
        let Some(record) = all.iter().find(|record| record.id == id) else {
            vault::release(&id);
            show_others(&shared, all);
            shared.announcer.say(shared.words.draft_gone());
            return focus::soon(&shared.tree, list::SUMMARY_ID.to_owned());
        };
        let chunk = shared.chunk.load().await;
        shared.drafts.touch();
        keep_shown(&shared);
        vault::release(&shared.drafts.id.get_untracked());
        open(&shared, record, chunk);
        let title = list::title_of(&shared, record);
        begun(
            &shared,
            &fill(shared.words.draft_opened(), &[("name", &title)]),
        );
        refresh(&shared);
    });
}

/// Deletes a draft of the list, unless another tab has it. As long as the list is open it can be brought back.
pub fn delete_other(shared: &Shared, id: String) {
    let shared = shared.clone();
    spawn_local(async move {
        if !claim(&shared, &id).await {
            return;
        }
        let drafts = &shared.drafts;
        let place = |all: &Vec<Record>| all.iter().position(|record| record.id == id);
        let at = drafts.others.with_untracked(place).unwrap_or_default();
        let record = drafts.others.with_untracked(|all| all.get(at).cloned());
        vault::remove(&id).await;
        vault::release(&id);
        if let Some(all) = listed(&shared).await {
            show_others(&shared, all);
        }
        // The button that was pressed is gone: the same button of the draft at its place takes the focus, else what
        // opens the list.
        let next = drafts.others.with_untracked(|all| {
            let next = all.get(at).or(all.last());
            next.map_or_else(
                || list::SUMMARY_ID.to_owned(),
                |next| list::delete_id(&next.id),
            )
        });
        if let Some(record) = record {
            shared.announcer.say(&list::deleted_text(&shared, &record));
            drafts.deleted.update(|all| all.push(record));
        }
        focus::soon(&shared.tree, next);
    });
}

/// Keeps again what was deleted.
pub fn bring_back(shared: &Shared, id: String) {
    let shared = shared.clone();
    spawn_local(async move {
        vault::bring_back(&id).await;
        let drafts = &shared.drafts;
        drafts
            .deleted
            .update(|all| all.retain(|record| record.id != id));
        if let Some(all) = listed(&shared).await {
            show_others(&shared, all);
        }
        shared.announcer.say(shared.words.draft_back());
        focus::soon(&shared.tree, list::open_id(&id));
    });
}

/// Takes a draft for this tab. Where another tab has it, that is said and shown beside the draft.
async fn claim(shared: &Shared, id: &str) -> bool {
    let is_free = vault::claim(id).await == Ok(true);
    let sentence = shared.words.draft_elsewhere();
    let note = (!is_free).then(|| (id.to_owned(), sentence));
    shared.drafts.note.set(note);
    if !is_free {
        shared.announcer.say(sentence);
        look_elsewhere(shared).await;
    }
    is_free
}

/// Another tab may have changed the drafts, opened one or closed one.
pub fn follow_tabs(shared: &Shared) {
    if shared.drafts.is_stale.get_untracked() {
        shared.drafts.is_stale.set(false);
        refresh(shared);
    } else {
        let shared = shared.clone();
        spawn_local(async move { look_elsewhere(&shared).await });
    }
}

/// Lists the others anew.
pub fn refresh(shared: &Shared) {
    let shared = shared.clone();
    spawn_local(async move {
        if let Some(all) = listed(&shared).await {
            show_others(&shared, all);
        }
        if shared.drafts.is_shown.get_untracked() {
            look_elsewhere(&shared).await;
        }
    });
}

async fn look_elsewhere(shared: &Shared) {
    let (drafts, ids) = (&shared.drafts, vault::elsewhere().await);
    if drafts.elsewhere.with_untracked(|before| *before != ids) {
        drafts.elsewhere.set(ids);
    }
    // A draft that is free again can be opened: what was said of it is over.
    let is_over = drafts.note.with_untracked(|note| {
        let noted = note.as_ref().map(|(id, _)| id);
        noted.is_some_and(|id| drafts.elsewhere.with_untracked(|ids| !ids.contains(id)))
    });
    if is_over {
        drafts.note.set(None);
    }
}

/// All drafts of the person who is signed in, newest first. None where the browser has no storage, or for another person
/// meanwhile.
pub async fn listed(shared: &Shared) -> Option<Vec<Record>> {
    let owner = shared.drafts.owner.get_untracked();
    let all = match vault::list(&owner).await {
        Ok(all) => all,
        Err(why) => {
            shared.drafts.not_kept.set(Some(why));
            return None;
        }
    };
    let mut has_unreadable = all.has_unreadable;
    let mut records = Vec::new();
    for kept in all.kept {
        let id = kept.id.clone();
        match Record::read(kept) {
            Some(record) => records.push(record),
            None => {
                has_unreadable = true;
                vault::remove(&id).await;
            }
        }
    }
    if has_unreadable {
        shared.drafts.has_unreadable.set(true);
    }
    (shared.drafts.owner.get_untracked() == owner).then_some(records)
}

/// Shows all but the open one. While the list is open those that are in it stay at their places, under the pointer, and
/// new ones come first.
pub fn show_others(shared: &Shared, mut all: Vec<Record>) {
    let drafts = &shared.drafts;
    let own = drafts.id.get_untracked();
    all.retain(|record| record.id != own);
    if drafts.is_shown.get_untracked() {
        drafts.others.with_untracked(|before| {
            all.sort_by_cached_key(|record| {
                let place = before.iter().position(|it| it.id == record.id);
                place.map_or(0, |at| at + 1)
            });
        });
    }
    if drafts.others.with_untracked(|before| *before != all) {
        drafts.others.set(all);
    }
}
