//! The company, its address and its contact.

use super::controls::{frame_by_country, keyboard, no_prefix, text_field, text_field_by_country};
use super::list_field::{self, Choices};
use super::{FormScope, country_field, reseller_field, section};
use crate::components::{Choice, View, group};
use crate::form_model::Field;
use customer::State;
use std::sync::Arc;

/// The three sections. The country stands before what depends on it.
pub fn view(parts: &FormScope) -> View {
    let words = parts.context.words;
    let draft = &parts.draft;
    let line = |field: &Field| text_field(parts, &no_prefix(), field).view();
    let local = |field: &Field| text_field_by_country(parts, field);
    let mut company = vec![
        line(&draft.company_name),
        country_field::view(parts),
        local(&draft.tax_id).view(),
        line(&draft.internal_identifier),
    ];
    if parts.picks_resellers {
        company.push(reseller_field::view(
            parts,
            &no_prefix(),
            &draft.reseller_id,
            None,
        ));
    }
    let state = list_field::view(
        parts,
        frame_by_country(parts, &draft.state),
        keyboard(draft.state.property()).1,
        &draft.state,
        Arc::new(|| None),
        states(parts),
    );
    let address = vec![
        line(&draft.address_line1),
        line(&draft.address_line2),
        line(&draft.city),
        state,
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

/// The states of the customer's country, where there is a list to choose from.
fn states(parts: &FormScope) -> Choices {
    let draft = parts.draft.clone();
    Arc::new(move || {
        let country = draft.country_code();
        let states = country.map(|it| it.states()).unwrap_or_default();
        let choice = |state: &State| Choice {
            key: state.value.to_owned(),
            label: state.name.to_owned(),
            aliases: vec![state.code.to_owned()],
        };
        states.iter().map(choice).collect()
    })
}
