//! Opening a draft or an empty form.

use super::fingerprint::Fingerprint;
use super::keeping::{keep, keep_shown};
use super::others::refresh;
use super::record::Record;
use super::steps::{draft_text, form_text};
use crate::auth::Session;
use crate::browser::vault::{self, StoreError};
use crate::browser::{focus, page};
use crate::customer_form::{HEADING_ID, load_rules};
use crate::form_model::Draft;
use crate::pages::context::AppContext;
use crate::pages::tools::state::has_link;
use customer::Guid;
use leptos::prelude::*;
use leptos::task::spawn_local;

fn owner_of(session: &Session) -> String {
    let person = session.person().unwrap_or_default();
    format!("{} {person}", session.tenant().as_str())
}

/// The owner of the stored drafts. Empty: there was no sign-in yet.
pub fn owner_now(app: &AppContext) -> String {
    let session = app.form.session.get_untracked();
    session.map_or_else(|| app.drafts.owner.get_untracked(), |it| owner_of(&it))
}

/// Called when the form is shown. For a person who was not signed in before, restores their newest draft, unless
/// another tab has it open or the person has begun to type.
pub fn begin(app: &AppContext) {
    let Some(session) = app.form.session.get_untracked() else {
        return;
    };
    let (drafts, owner) = (&app.drafts, owner_of(&session));
    let earlier = drafts.owner.get_untracked();
    if earlier == owner {
        return;
    }
    drafts.owner.set(owner.clone());
    if earlier.is_empty() {
        fresh(app);
    } else {
        // The form holds the input of another person.
        clear_form(app);
    }
    if earlier.is_empty() {
        let not_kept = drafts.not_kept.clone();
        spawn_local(async move {
            vault::wait_for_newer_version().await;
            not_kept.set(Some(StoreError::Newer));
        });
    }
    let app = app.clone();
    spawn_local(async move {
        // Who has no drafts does not need the chunk for them.
        if has_drafts(&app, &owner).await {
            let chunk = app.chunk.load().await;
            if app.drafts.owner.get_untracked() == owner {
                (chunk.restore_newest)(&app);
            }
        }
    });
}

/// Whether this owner has drafts. Notes what the browser has lost or does not store.
async fn has_drafts(app: &AppContext, owner: &str) -> bool {
    match vault::list(owner).await {
        Ok(contents) => {
            if contents.has_unreadable {
                app.drafts.has_unreadable.set(true);
            }
            !contents.kept.is_empty()
        }
        Err(why) => {
            app.drafts.not_kept.set(Some(why));
            false
        }
    }
}

/// Makes the open draft a draft of another person's session.
pub fn hand_over(app: &AppContext, session: &Session) {
    app.drafts.owner.set(owner_of(session));
    app.drafts.last.set(Fingerprint::default());
    app.drafts.touch();
    keep(app);
}

/// Makes a form that is filled already a new draft, and saves it.
pub fn filled(app: &AppContext) {
    let drafts = &app.drafts;
    fresh(app);
    drafts.untouched.set(Fingerprint::default());
    drafts.last.set(Fingerprint::default());
    drafts.touch();
    keep(app);
}

/// Called before a form that is not the newest draft is shown first. Nothing is restored.
pub fn begin_without_draft(app: &AppContext) {
    if app.drafts.owner.with_untracked(String::is_empty) {
        app.drafts.owner.set(owner_now(app));
        fresh(app);
        refresh(app);
    }
}

/// Shows a form that others than the person have filled in, as a new draft. It is saved once the person changes it.
pub fn prefilled(app: &AppContext, draft: Draft) {
    app.form.status.reset();
    app.form.draft.set(draft);
    fresh(app);
}

/// Saves the open draft before another form is shown.
pub fn put_aside(app: &AppContext) {
    app.drafts.touch();
    keep_shown(app);
}

/// Clears the form and begins a new draft.
pub fn clear_form(app: &AppContext) {
    app.form.clear_form();
    fresh(app);
}

/// Makes the untouched form a new draft with a new history.
fn fresh(app: &AppContext) {
    let form = open_empty(app);
    app.drafts.history.begin(form);
}

/// Makes the untouched form a new draft. Returns its text.
pub fn open_empty(app: &AppContext) -> String {
    let drafts = &app.drafts;
    vault::release(&drafts.id.get_untracked());
    let id = Guid::random().to_string();
    drafts.id.set(id.clone());
    drafts.name.set(String::new());
    drafts.restored.set(None);
    drafts.is_touched.set(false);
    drafts.is_typing.set(false);
    let form = form_text(app);
    let text = Fingerprint::of(&draft_text(app, &form));
    drafts.untouched.set(text);
    drafts.last.set(text);
    // An unsaved draft is gone from the page as well.
    page::confirm_before_leaving(false);
    spawn_local(async move { _ = vault::claim(&id).await });
    form
}

/// Whether the form is another than a new one, or will be: the values of a link wait for it.
pub fn is_changed(app: &AppContext) -> bool {
    let text = draft_text(app, &form_text(app));
    has_link() || Fingerprint::of(&text) != app.drafts.untouched.get_untracked()
}

/// Opens a draft that this tab has claimed.
pub fn open(app: &AppContext, record: &Record) {
    let drafts = &app.drafts;
    let draft = app.form.empty_draft();
    draft.restore(&record.form);
    load_rules(&draft);
    app.form.status.reset();
    drafts.id.set(record.id.clone());
    drafts.name.set(record.name.clone());
    drafts.restored.set(Some(record.at));
    app.form.unsettled.set(record.unsettled(&app.form.config));
    drafts.is_touched.set(false);
    drafts.is_typing.set(false);
    app.form.draft.set(draft);
    let form = form_text(app);
    let text = draft_text(app, &form);
    drafts.last.set(Fingerprint::of(&text));
    drafts.history.begin(form);
}

/// Deletes the open draft after its customer was created, and clears the form.
pub fn done(app: &AppContext) {
    forget(app, app.drafts.id.get_untracked());
    clear_form(app);
}

/// Announces that another form is shown, and focuses its heading: the focus was in the form before.
pub fn begun(app: &AppContext, sentence: &str) {
    app.form.announcer.say(sentence);
    focus::soon(&app.form.tree, HEADING_ID.to_owned());
}

/// Deletes a draft.
pub fn forget(app: &AppContext, id: String) {
    let app = app.clone();
    spawn_local(async move {
        vault::remove(&id).await;
        refresh(&app);
    });
}
