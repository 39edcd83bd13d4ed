//! The company, its address, its contact and its identifiers.

use super::controls::{no_prefix, text_field};
use super::{FormParts, country_field, reseller_field, section};
use crate::form::Field;
use crate::ui::{Tag, View, group};

/// The four sections.
pub fn view(parts: &FormParts) -> View {
    let words = parts.shared.words;
    let draft = &parts.draft;
    let lines = |fields: &[&Field]| -> Vec<Tag> {
        let line = |field: &&Field| text_field(parts, &no_prefix(), field).view();
        fields.iter().map(line).collect()
    };
    let company = lines(&[&draft.company_name, &draft.tax_id]);
    let mut address = vec![country_field::view(parts)];
    address.extend(lines(&[
        &draft.address_line1,
        &draft.address_line2,
        &draft.city,
        &draft.state,
        &draft.zip,
    ]));
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
