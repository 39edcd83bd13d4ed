//! The announcement of undo and redo for a control.

use crate::browser::intl::Names;
use crate::customer_form::in_words;
use crate::form_model::{Field, Section};
use crate::pages::context::AppContext;
use crate::truncate::truncate;
use leptos::prelude::*;

/// The maximum number of characters of the value: some hold pages of JSON.
const HELD_MAX: usize = 100;

/// Section, label, and value of the control.
pub fn text_of(app: &AppContext, section: Section, field: &Field) -> String {
    let (words, property) = (app.form.words, field.property());
    let country = app.form.draft.with_untracked(|draft| draft.country_code());
    let mut text = section.text(words);
    if !text.is_empty() {
        text.push_str(", ");
    }
    let countries = |code: &str| Names::of_countries(&app.form.locale).of(code);
    let held = in_words(words, &app.form.config, &countries, property, &field.text());
    format!(
        "{text}{}: {}",
        words.property_in(property, country).label,
        truncate(&held, HELD_MAX)
    )
}
