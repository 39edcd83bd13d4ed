//! The company, its address and its contact.

use super::controls::{no_prefix, text_field, text_field_by_country};
use super::{FormScope, country_field, reseller_field, section};
use crate::components::{Suggestions, TextField, View, group};
use crate::form_model::Field;
use std::sync::Arc;

/// The three sections. The country stands before what depends on it.
pub fn view(parts: &FormScope) -> View {
    let words = parts.context.words;
    let draft = &parts.draft;
    let line = |field: &Field| text_field(parts, &no_prefix(), field).view();
    let local = |field: &Field| text_field_by_country(parts, field);
    // Three in a row with the reseller, two without.
    let beside = |mut field: TextField| {
        if !parts.picks_resellers {
            field.frame.width = "w6";
        }
        field.view()
    };
    let mut company = vec![
        line(&draft.company_name),
        country_field::view(parts),
        beside(local(&draft.tax_id)),
        beside(text_field(parts, &no_prefix(), &draft.internal_identifier)),
    ];
    if parts.picks_resellers {
        company.push(reseller_field::view(
            parts,
            &no_prefix(),
            &draft.reseller_id,
            None,
        ));
    }
    let mut state = local(&draft.state);
    state.suggestions = Some(states(parts));
    let address = vec![
        line(&draft.address_line1),
        line(&draft.address_line2),
        line(&draft.city),
        state.view(),
        local(&draft.zip).view(),
    ];
    let contact = [
        &draft.first_name,
        &draft.middle_name,
        &draft.last_name,
        &draft.email,
        &draft.phone,
    ];
    group([
        section(parts, "company", words.company(), "", company),
        section(parts, "address", words.address(), "", address),
        section(
            parts,
            "contact",
            words.contact(),
            "",
            contact.into_iter().map(line).collect(),
        ),
    ])
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
