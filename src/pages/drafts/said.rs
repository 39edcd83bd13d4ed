//! The announcement of undo and redo for a control.

use crate::customer_form::{held_in_words, label_in};
use crate::form_model::{Field, Section};
use crate::pages::context::AppContext;
use crate::truncate::truncate;
use leptos::prelude::*;

/// The maximum number of characters of the value: some hold pages of JSON.
const HELD_MAX: usize = 100;

/// Section, label, and value of the control.
pub fn text_of(app: &AppContext, section: Section, field: &Field) -> String {
    let (form, property) = (&app.form, field.property());
    let country = form.draft.with_untracked(|draft| draft.country_code());
    let label = label_in(form.words, section, property, country);
    let held = held_in_words(form, property, &field.text());
    format!("{label}: {}", truncate(&held, HELD_MAX))
}
