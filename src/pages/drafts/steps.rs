//! The text of the open draft, and when a change of it becomes a step that can be undone.

use super::record::Record;
use crate::form_model::Draft;
use crate::pages::context::AppContext;
use leptos::prelude::*;

/// Ends the step of the text typed so far, because the person begins to do something else in it.
pub fn run_begins(app: &AppContext) {
    if app.drafts.is_typing.get_untracked() {
        step(app);
    }
}

/// Makes all changes so far a step.
pub fn step(app: &AppContext) {
    app.drafts.is_typing.set(false);
    app.drafts.history.step(form_text(app));
}

/// Adds a change that the form made itself to the last step, or to the one that is being typed.
pub fn amend(app: &AppContext) {
    if !app.drafts.is_typing.get_untracked() {
        app.drafts.history.amend(form_text(app));
    }
}

/// The text of the form, as drafts store it.
pub fn form_text(app: &AppContext) -> String {
    app.form.draft.with_untracked(Draft::kept)
}

/// The text of the open draft, with `form` as the text of its form.
pub fn draft_text(app: &AppContext, form: &str) -> String {
    let name = app.drafts.name.get_untracked();
    let submission = &app.form.status.submission;
    submission.with_untracked(|it| Record::text_of(name, it.unsettled(), form))
}
