//! Emptying the whole form: *Discard draft*, which undo takes back.

use super::{begun, forget, keep, open_empty, step};
use crate::auth::UnixSeconds;
use crate::browser::controls;
use crate::customer_form::load_rules;
use crate::pages::shared::Shared;
use crate::submission::Intent;
use json_digits::Json;
use leptos::prelude::*;

/// What a draft had besides its form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Emptied {
    /// What the person called it.
    pub name: String,
    /// When it was kept, if it had come back.
    pub restored: Option<UnixSeconds>,
    /// What was being sent.
    pub unsettled: Option<Intent>,
}

/// Throws the open draft away. It is a step of the history: undo brings back the form and keeps it again.
pub fn discard(shared: &Shared) {
    controls::read_all(&shared.tree);
    step(shared);
    let drafts = &shared.drafts;
    let submission = &shared.status.submission;
    let emptied = Emptied {
        name: drafts.name.get_untracked(),
        restored: drafts.restored.get_untracked(),
        unsettled: submission.with_untracked(|it| it.unsettled().cloned()),
    };
    forget(shared, drafts.id.get_untracked());
    shared.context.clear_form();
    drafts.history.empty(&open_empty(shared), emptied);
    begun(shared, shared.words.draft_discarded());
}

/// Redo of that step.
pub fn empty_again(shared: &Shared, form: &Json) {
    forget(shared, shared.drafts.id.get_untracked());
    replace_form(shared, form);
    open_empty(shared);
    begun(shared, shared.words.draft_discarded());
}

/// Undo of that step.
pub fn bring_back(shared: &Shared, form: &Json, emptied: Emptied) {
    let drafts = &shared.drafts;
    drafts.name.set(emptied.name);
    drafts.restored.set(emptied.restored);
    drafts.unsettled.set(emptied.unsettled);
    replace_form(shared, form);
    drafts.touch();
    keep(shared);
    begun(shared, shared.words.draft_back());
}

fn replace_form(shared: &Shared, form: &Json) {
    let draft = shared.empty_draft();
    draft.restore(form);
    load_rules(&draft);
    shared.status.reset();
    shared.draft.set(draft);
}
