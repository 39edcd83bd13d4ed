//! Links with values: `/customers/new#companyName=Contoso&country=PT`.
//!
//! `boot.js` takes the values out of the address, into the storage of the tab: no server and no log gets them, and they
//! are there after a sign-in. What a person has typed stays as it is.
//!
//! - `values`: reading and writing a fragment
//! - `notice`: the notice above the form

mod notice;
mod values;

use super::filling::{field_of, fill};
use super::loading;
use super::state::LINK_KEY;
use crate::browser::{clipboard, controls, page, storage};
use crate::customer_form::FORM_CHUNK;
use crate::form_model::{Draft, Field};
use crate::pages::context::AppContext;
use crate::route::Route;
use customer::{Decimal, DecimalMark, Property};
use leptos::prelude::*;
use leptos::task::spawn_local;
use notice::{Note, Told};
use values::{LinkValue, LinkValues, accepted, allowed, is_personal};

/// Fills in the values of the link that this tab was opened with.
pub fn take(app: &AppContext) {
    let app = app.clone();
    loading::load(app.form.words.language);
    FORM_CHUNK.when_loaded(move |chunk| {
        // Once: another page of the form may have taken it meanwhile.
        let Some(fragment) = storage::session_get(LINK_KEY) else {
            return;
        };
        storage::session_remove(LINK_KEY);
        app.form
            .draft
            .with_untracked(|draft| draft.use_rules(chunk.rules));
        fill_in(&app, &fragment);
    });
}

fn fill_in(app: &AppContext, fragment: &str) {
    controls::read_all(&app.form.tree);
    let link = LinkValues::read(fragment);
    let (draft, empty) = (app.form.draft.get_untracked(), app.form.empty_draft());
    let entries = link.values.iter().map(|it| it.entry + 1).max().unwrap_or(0);
    for _ in draft.providers.snapshot().len()..entries {
        let entry = draft.new_provider();
        draft.providers.push(entry);
    }
    let (mut filled, mut kept) = (Vec::new(), Vec::new());
    for value in &link.values {
        let Some(field) = field_of(&draft, value.property, value.entry) else {
            continue;
        };
        let text = shown(value, draft.mark());
        let initial = field_of(&empty, value.property, value.entry);
        match is_free(&field, initial.as_ref()) || field.kept_text() == text {
            true => filled.push((field, text)),
            false => kept.push(value.property),
        }
    }
    fill(app, &filled);
    let told = Told::Filled {
        filled: filled.iter().map(|(field, _)| field.property()).collect(),
        kept,
        refused: link.refused,
        is_too_long: link.is_too_long,
    };
    notice::show(app, Note::of(&draft, told));
}

/// Whether a control has no typed text: it is empty, as in a new form, or follows another control.
fn is_free(field: &Field, initial: Option<&Field>) -> bool {
    let text = field.kept_text();
    let is_initial = initial.is_some_and(|it| it.kept_text() == text);
    text.trim().is_empty() || is_initial || untrack(|| field.is_proposal())
}

/// The value as a control shows it: with the decimal mark of the page's language.
fn shown(value: &LinkValue, mark: DecimalMark) -> String {
    match value.property {
        Property::MarginValue => mark.localize(&value.value),
        _ => value.value.clone(),
    }
}

/// Copies a link to the form as it is now, without the data of people.
pub fn copy(app: &AppContext) {
    let app = app.clone();
    loading::load(app.form.words.language);
    controls::read_all(&app.form.tree);
    let draft = app.form.draft.get_untracked();
    let values = link_values(&draft, &app.form.empty_draft());
    let address = format!(
        "{}{}{}",
        page::base_address(),
        Route::NewCustomer.path().trim_start_matches('/'),
        LinkValues::write(&values)
    );
    let has_personal = has_personal_data(&draft);
    spawn_local(async move {
        let is_copied = clipboard::copy(&address).await;
        let mut properties: Vec<Property> = values.iter().map(|it| it.property).collect();
        properties.dedup();
        let told = Told::Copied {
            address,
            is_copied,
            properties,
            has_personal,
        };
        notice::show(&app, Note::of(&draft, told));
    });
}

fn has_personal_data(draft: &Draft) -> bool {
    let mut fields: Vec<Field> = draft.fields.on_page().into_iter().cloned().collect();
    for entry in draft.providers.snapshot() {
        fields.extend(entry.microsoft.on_page().into_iter().cloned());
    }
    let has = |field: &Field| is_personal(field.property()) && !field.kept_text().trim().is_empty();
    fields.iter().any(has)
}

/// The values of a form that a link may contain, without the defaults of a new form.
fn link_values(draft: &Draft, empty: &Draft) -> Vec<LinkValue> {
    let mut values = Vec::new();
    let is_of_customer = |it: &Property| customer::CustomerProperties::PROPERTIES.contains(it);
    for entry in 0..draft.providers.snapshot().len().max(1) {
        for property in allowed().filter(|it| entry == 0 || !is_of_customer(it)) {
            let Some(field) = field_of(draft, property, entry) else {
                continue;
            };
            let initial = field_of(empty, property, entry);
            let text = field.kept_text();
            let is_own = initial.is_some_and(|it| it.kept_text() == text);
            if is_own || untrack(|| field.is_proposal()) {
                continue;
            }
            let number = (property == Property::MarginValue)
                .then(|| Decimal::convert(&text, draft.mark(), DecimalMark::Point))
                .flatten();
            if let Some(value) = accepted(property, number.as_ref().unwrap_or(&text)) {
                values.push(LinkValue {
                    property,
                    entry,
                    value,
                });
            }
        }
    }
    values
}
