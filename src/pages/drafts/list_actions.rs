//! Actions on the list of drafts: opening, deleting, restoring.

use super::emptied;
use super::open::{begun, clear_form, open, put_aside};
use super::others::{listed, look_elsewhere, refresh, show_others};
use super::record::Record;
use crate::browser::{focus, vault};
use crate::i18n::fill;
use crate::pages::context::AppContext;
use crate::pages::words::PageWords;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The id of the summary that opens the list.
pub const SUMMARY_ID: &str = "drafts-summary";

/// Leaves the open draft where it is saved, and begins an empty form.
pub fn begin_another(app: &AppContext) {
    if app.drafts.is_refused() {
        // It is not saved: undo brings it back.
        return emptied::discard(app);
    }
    put_aside(app);
    clear_form(app);
    begun(app, app.form.words.new_form_begun());
    refresh(app);
}

/// Opens a draft of the list, unless another tab has it.
pub fn open_other(app: &AppContext, id: String) {
    let app = app.clone();
    spawn_local(async move {
        if !claim(&app, &id).await {
            return;
        }
        // Another tab may have gone on with it since it was listed, or deleted it.
        let all = listed(&app).await.unwrap_or_default();
        let Some(record) = all.iter().find(|record| record.id == id) else {
            vault::release(&id);
            show_others(&app, all);
            app.form.announcer.say(app.form.words.draft_gone());
            return focus::soon(&app.form.tree, SUMMARY_ID.to_owned());
        };
        put_aside(&app);
        vault::release(&app.drafts.id.get_untracked());
        open(&app, record);
        let title = title_of(&app, record);
        begun(
            &app,
            &fill(app.form.words.draft_opened(), &[("name", &title)]),
        );
        refresh(&app);
    });
}

/// Deletes a draft of the list, unless another tab has it. As long as the list is open it can be brought back.
pub fn delete_other(app: &AppContext, id: String) {
    let app = app.clone();
    spawn_local(async move {
        if !claim(&app, &id).await {
            return;
        }
        let drafts = &app.drafts;
        let place = |all: &Vec<Record>| all.iter().position(|record| record.id == id);
        let at = drafts.others.with_untracked(place).unwrap_or_default();
        let record = drafts.others.with_untracked(|all| all.get(at).cloned());
        vault::remove(&id).await;
        vault::release(&id);
        if let Some(all) = listed(&app).await {
            show_others(&app, all);
        }
        // The button that was pressed is gone: the same button of the draft at its place takes the focus, else what
        // opens the list.
        let next = drafts.others.with_untracked(|all| {
            let next = all.get(at).or(all.last());
            next.map_or_else(|| SUMMARY_ID.to_owned(), |next| delete_id(&next.id))
        });
        if let Some(record) = record {
            app.form.announcer.say(&deleted_text(&app, &record));
            drafts.deleted.update(|all| all.push(record));
        }
        focus::soon(&app.form.tree, next);
    });
}

/// Restores a deleted draft.
pub fn bring_back(app: &AppContext, id: String) {
    let app = app.clone();
    spawn_local(async move {
        vault::bring_back(&id).await;
        let drafts = &app.drafts;
        drafts
            .deleted
            .update(|all| all.retain(|record| record.id != id));
        if let Some(all) = listed(&app).await {
            show_others(&app, all);
        }
        app.form.announcer.say(app.form.words.draft_back());
        focus::soon(&app.form.tree, open_id(&id));
    });
}

/// Takes a draft for this tab. Where another tab has it, that is said and shown beside the draft.
async fn claim(app: &AppContext, id: &str) -> bool {
    let is_free = vault::claim(id).await == Ok(true);
    let sentence = app.form.words.draft_elsewhere();
    let note = (!is_free).then(|| (id.to_owned(), sentence));
    app.drafts.note.set(note);
    if !is_free {
        app.form.announcer.say(sentence);
        look_elsewhere(app).await;
    }
    is_free
}

/// The button that opens the draft of this id.
pub fn open_id(id: &str) -> String {
    format!("open-draft-{id}")
}

/// The button that deletes the draft of this id.
pub fn delete_id(id: &str) -> String {
    format!("delete-draft-{id}")
}

/// That this draft was deleted.
pub fn deleted_text(app: &AppContext, record: &Record) -> String {
    let title = title_of(app, record);
    fill(app.form.words.draft_deleted(), &[("name", &title)])
}

/// The title of a draft.
pub fn title_of(app: &AppContext, record: &Record) -> String {
    match record.title() {
        "" => app.form.words.untitled().to_owned(),
        title => title.to_owned(),
    }
}
