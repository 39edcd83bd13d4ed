//! The list of the drafts that are not open here, and changes by other tabs.

use super::record::Record;
use crate::browser::vault;
use crate::pages::context::AppContext;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Another tab may have changed the drafts, opened one or closed one.
pub fn follow_tabs(app: &AppContext) {
    if app.drafts.is_stale.get_untracked() {
        app.drafts.is_stale.set(false);
        refresh(app);
    } else {
        let app = app.clone();
        spawn_local(async move { look_elsewhere(&app).await });
    }
}

/// Lists the others anew.
pub fn refresh(app: &AppContext) {
    let app = app.clone();
    spawn_local(async move {
        if let Some(all) = listed(&app).await {
            show_others(&app, all);
        }
        if app.drafts.is_shown.get_untracked() {
            look_elsewhere(&app).await;
        }
    });
}

pub async fn look_elsewhere(app: &AppContext) {
    let (drafts, ids) = (&app.drafts, vault::elsewhere().await);
    if drafts.elsewhere.with_untracked(|before| *before != ids) {
        drafts.elsewhere.set(ids);
    }
    // A draft that is free again can be opened: its note is removed.
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
pub async fn listed(app: &AppContext) -> Option<Vec<Record>> {
    let owner = app.drafts.owner.get_untracked();
    let all = match vault::list(&owner).await {
        Ok(all) => all,
        Err(why) => {
            app.drafts.not_kept.set(Some(why));
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
        app.drafts.has_unreadable.set(true);
    }
    (app.drafts.owner.get_untracked() == owner).then_some(records)
}

/// Shows all but the open one. While the list is open those that are in it stay at their places, under the pointer, and
/// new ones come first.
pub fn show_others(app: &AppContext, mut all: Vec<Record>) {
    let drafts = &app.drafts;
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
