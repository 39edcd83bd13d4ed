//! Forms that begin with values of another customer.

use super::reuse::Scope;
use super::values::FormValues;
use crate::browser::controls;
use crate::customer_form::load_rules;
use crate::form_model::{Draft, RULES};
use crate::pages::context::AppContext;
use crate::pages::created::remedy::read_body;
use crate::pages::drafts::keeping::keep;
use crate::pages::drafts::steps::step;
use json_digits::Json;
use leptos::prelude::*;

/// The values of the open form.
pub fn values_of_form(app: &AppContext, scope: Scope<'_>) -> FormValues {
    controls::read_all(&app.form.tree);
    FormValues::of(&app.form.draft.with_untracked(kept), scope)
}

/// The values of a request. None where it is no customer, or too large.
pub fn values_of_body(app: &AppContext, body: &str, scope: Scope<'_>) -> Option<FormValues> {
    let mut loaded = read_body(body)?;
    loaded.id = None;
    let draft = app.form.empty_draft();
    draft.load(loaded);
    Some(FormValues::of(&kept(&draft), scope))
}

/// An empty form with these values.
pub fn form_with(app: &AppContext, values: &FormValues) -> Draft {
    let draft = app.form.empty_draft();
    let blank = kept(&draft);
    draft.restore(&values.in_form(&blank, &blank));
    draft.use_rules(&RULES);
    follow(&draft);
    draft
}

/// Puts these values into the open form: one step that undo takes back.
pub fn put_into_form(app: &AppContext, values: &FormValues) {
    controls::read_all(&app.form.tree);
    step(app);
    let draft = app.form.draft.get_untracked();
    let blank = kept(&app.form.empty_draft());
    draft.restore(&values.in_form(&kept(&draft), &blank));
    load_rules(&draft);
    follow(&draft);
    step(app);
    app.drafts.touch();
    keep(app);
}

fn kept(draft: &Draft) -> Json {
    Json::read(&draft.kept()).unwrap_or_default()
}

/// Fills in what follows from the values.
fn follow(draft: &Draft) {
    draft.follow_company_and_country();
    draft.follow_contact();
}
