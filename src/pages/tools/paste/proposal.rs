//! What a text would change in the form.

use super::split::{Found, split};
use crate::browser::intl;
use crate::customer_form::{country_by_name, held_in_words};
use crate::form_model::Field;
use crate::pages::context::AppContext;
use crate::pages::tools::comparison::ComparedField;
use crate::pages::tools::filling::field_of;
use leptos::prelude::*;

/// The values of a text, as far as the form has others.
#[derive(Clone)]
pub struct Proposal {
    /// The controls and their new texts.
    pub values: Vec<(Field, String)>,
    /// The same in words.
    pub compared: Vec<ComparedField>,
    /// The number of values found, including values that the form has already.
    pub found: usize,
    /// The rows of a table that were left out.
    pub further_rows: usize,
}

impl Proposal {
    /// Takes a text apart. The form's chunk must be loaded: it knows the names of countries.
    pub fn of(app: &AppContext, text: &str) -> Self {
        let named = country_by_name(&app.form.locale);
        let split = split(&intl::compose(text), &|key| named(key));
        let draft = app.form.draft.get_untracked();
        let mut proposal = Self {
            values: Vec::new(),
            compared: Vec::new(),
            found: split.found.len(),
            further_rows: split.further_rows,
        };
        for found in split.found {
            let Some(field) = field_of(&draft, found.property, 0) else {
                continue;
            };
            if field.kept_text() != found.value {
                proposal.compared.push(compared(app, &field, &found));
                proposal.values.push((field, found.value));
            }
        }
        proposal
    }
}

fn compared(app: &AppContext, field: &Field, found: &Found) -> ComparedField {
    let in_words = |held: &str| held_in_words(&app.form, found.property, held);
    ComparedField {
        label: app.form.words.property(found.property).label.to_owned(),
        now: in_words(&field.kept_text()),
        then: in_words(&found.value),
        certainty: found.certainty,
    }
}
