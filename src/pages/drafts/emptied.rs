//! Emptying the whole form: *Discard draft*, which undo takes back.

use super::history::Emptied;
use super::keeping::keep;
use super::open::{begun, forget, open_empty};
use super::steps::step;
use crate::browser::controls;
use crate::customer_form::load_rules;
use crate::pages::context::AppContext;
use crate::pages::words::PageWords;
use json_digits::Json;
use leptos::prelude::*;

/// Throws the open draft away. It is a step of the history: undo brings back the form and keeps it again.
pub fn discard(app: &AppContext) {
    controls::read_all(&app.form.tree);
    step(app);
    let drafts = &app.drafts;
    let submission = &app.form.status.submission;
    let emptied = Emptied {
        name: drafts.name.get_untracked(),
        restored: drafts.restored.get_untracked(),
        unsettled: submission.with_untracked(|it| it.unsettled().cloned()),
    };
    forget(app, drafts.id.get_untracked());
    app.form.clear_form();
    drafts.history.empty(open_empty(app), emptied);
    begun(app, app.form.words.draft_discarded());
}

/// Redo of that step.
pub fn empty_again(app: &AppContext, form: &Json) {
    forget(app, app.drafts.id.get_untracked());
    replace_form(app, form);
    open_empty(app);
    begun(app, app.form.words.draft_discarded());
}

/// Undo of that step.
pub fn bring_back(app: &AppContext, form: &Json, emptied: Emptied) {
    let drafts = &app.drafts;
    drafts.name.set(emptied.name);
    drafts.restored.set(emptied.restored);
    app.form.unsettled.set(emptied.unsettled);
    replace_form(app, form);
    drafts.touch();
    keep(app);
    begun(app, app.form.words.draft_back());
}

fn replace_form(app: &AppContext, form: &Json) {
    let draft = app.form.empty_draft();
    draft.restore(form);
    load_rules(&draft);
    app.form.status.reset();
    app.form.draft.set(draft);
}
