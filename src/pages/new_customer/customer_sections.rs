//! The company, its address, its contact and its identifiers.

use super::controls::{no_prefix, text_field, text_field_by_country};
use super::{FormParts, country_field, reseller_field, section};
use crate::form::Field;
use crate::ui::{Suggestions, Tag, View, group};
use std::sync::Arc;

/// The four sections.
pub fn view(parts: &FormParts) -> View {
    let words = parts.desk.words;
    let draft = &parts.draft;
    let lines = |fields: &[&Field]| -> Vec<Tag> {
        let line = |field: &&Field| text_field(parts, &no_prefix(), field).view();
        fields.iter().map(line).collect()
    };
    let local = |field: &Field| text_field_by_country(parts, field);
    let mut company = lines(&[&draft.company_name]);
    company.push(local(&draft.tax_id).view());
    let mut address = vec![country_field::view(parts)];
    address.extend(lines(&[
        &draft.address_line1,
        &draft.address_line2,
        &draft.city,
    ]));
    let mut state = local(&draft.state);
    state.suggestions = Some(states(parts));
    address.extend([state.view(), local(&draft.zip).view()]);
    let contact = lines(&[
        &draft.first_name,
        &draft.middle_name,
        &draft.last_name,
        &draft.email,
        &draft.phone,
    ]);
    let mut identifiers = lines(&[&draft.internal_identifier]);
    if parts.picks_resellers {
        identifiers.push(reseller_field::view(
            parts,
            &no_prefix(),
            &draft.reseller_id,
            None,
        ));
    }
    group([
        section("company", words.company(), "", company),
        section("address", words.address(), "", address),
        section("contact", words.contact(), "", contact),
        section("identifiers", words.identifiers(), "", identifiers),
    ])
}

/// The states of the customer's country, where there is a list to choose from: what is sent, and the
/// name where that is another.
fn states(parts: &FormParts) -> Suggestions {
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
