//! The company, its address and its contact.

use super::assists::{self, Place};
use super::controls::{no_prefix, text_field, text_field_by_country};
use super::layout::section;
use super::scope::FormScope;
use super::{country_field, reseller_field};
use crate::components::{Suggestions, TextField};
use crate::form_model::Field;
use customer::{Group, Property};
use leptos_erased::{HtmlElement, View, fragment};
use std::sync::Arc;

/// The sections, each with the controls of its group in the property table.
pub fn view(parts: &FormScope) -> View {
    let words = parts.context.words;
    let controls = |group: Group| {
        let fields = parts.draft.fields.in_group(group);
        fields.filter_map(|field| control(parts, field)).collect()
    };
    let mut company: Vec<HtmlElement> = controls(Group::Company);
    company.extend(assists::existing(parts, Place::Company));
    fragment([
        section(parts, "company", words.company(), "", company),
        section(
            parts,
            "address",
            words.address(),
            "",
            controls(Group::Address),
        ),
        section(
            parts,
            "contact",
            words.contact(),
            "",
            controls(Group::Contact),
        ),
    ])
}

/// The control of a field; none if the person does not see it.
fn control(parts: &FormScope, field: &Field) -> Option<HtmlElement> {
    Some(match field.property() {
        Property::Country => country_field::view(parts),
        Property::ResellerId if !parts.picks_resellers => return None,
        Property::ResellerId => reseller_field::view(parts, &no_prefix(), field, None),
        Property::TaxId => beside_reseller(parts, text_field_by_country(parts, field)),
        Property::InternalIdentifier => {
            beside_reseller(parts, text_field(parts, &no_prefix(), field))
        }
        Property::Zip => text_field_by_country(parts, field).view(),
        Property::State => {
            let mut state = text_field_by_country(parts, field);
            state.suggestions = Some(states(parts));
            state.view()
        }
        _ => text_field(parts, &no_prefix(), field).view(),
    })
}

/// A control in the row of the reseller: three in a row with it, two without.
fn beside_reseller(parts: &FormScope, mut field: TextField) -> HtmlElement {
    if !parts.picks_resellers {
        field.frame.width = "w6";
    }
    field.view()
}

/// The states of the customer's country, where there is a list to choose from: what is sent, and the
/// name where that is another.
fn states(parts: &FormScope) -> Suggestions {
    let draft = parts.draft.clone();
    Arc::new(move || {
        let mut states = Vec::new();
        let country = draft.country_code();
        for state in country.iter().flat_map(|it| it.states()) {
            let name = if state.name == state.value {
                ""
            } else {
                state.name
            };
            states.push((state.value.to_owned(), name.to_owned()));
        }
        states
    })
}
