//! Writes values into the form that a person has not typed.

use crate::browser::controls;
use crate::form_model::{DataView, Draft, Field};
use crate::pages::context::AppContext;
use crate::pages::drafts::{keeping, steps};
use customer::Property;
use leptos::prelude::*;

/// The control of a property: the customer's, or that of the provider entry at this position. `None`: the form does not
/// show it.
pub fn field_of(draft: &Draft, property: Property, entry: usize) -> Option<Field> {
    let is_it = |field: &&Field| field.property() == property;
    if let Some(field) = draft.fields.on_page().into_iter().find(is_it) {
        return Some(field.clone());
    }
    let entries = draft.providers.snapshot();
    let entry = entries.get(entry)?;
    if let Some(field) = entry.fields.on_page().into_iter().find(is_it) {
        return Some(field.clone());
    }
    let shows_controls = entry.shown_view() == DataView::Controls;
    let field = entry.microsoft.on_page().into_iter().find(is_it);
    field.filter(|_| shows_controls).cloned()
}

/// Writes these values, as if each had been typed and its control left. One step, which undo takes back. The rules must be
/// loaded.
pub fn fill(app: &AppContext, values: &[(Field, String)]) {
    controls::read_all(&app.form.tree);
    steps::step(app);
    app.form.draft.with_untracked(|draft| {
        for (field, value) in values {
            field.set(value.clone());
        }
        draft.follow_company_and_country();
        draft.follow_contact();
        for (field, _) in values {
            field.leave(&|| None);
        }
    });
    app.drafts.touch();
    keeping::keep(app);
}
