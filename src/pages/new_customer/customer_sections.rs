//! The company, its address, its contact and its identifiers.

use super::controls::{no_prefix, text_field};
use super::{FormParts, country_field, reseller_field, section};
use crate::form::Field;
use crate::ui::{TextKind, View, group};

/// The four sections. The `autocomplete` tokens are those of WCAG 1.3.5, in a section of their own,
/// so that a browser keeps customers apart from the person's own address.
pub fn view(parts: &FormParts) -> View {
    let words = parts.shared.words;
    let draft = &parts.draft;
    let line = |field: &Field, kind: TextKind, autocomplete: &'static str| {
        text_field(parts, &no_prefix(), field, kind, autocomplete).view()
    };
    use TextKind::{Code, Email, Name, Phone};
    let company = vec![
        line(&draft.company_name, Name, "section-customer organization"),
        line(&draft.tax_id, Code, "off"),
    ];
    let address = vec![
        country_field::view(parts),
        line(&draft.address_line1, Name, "section-customer address-line1"),
        line(&draft.address_line2, Name, "section-customer address-line2"),
        line(&draft.city, Name, "section-customer address-level2"),
        line(&draft.state, Name, "section-customer address-level1"),
        line(&draft.zip, Code, "section-customer postal-code"),
    ];
    let contact = vec![
        line(&draft.first_name, Name, "section-customer given-name"),
        line(&draft.middle_name, Name, "section-customer additional-name"),
        line(&draft.last_name, Name, "section-customer family-name"),
        line(&draft.email, Email, "section-customer work email"),
        line(&draft.phone, Phone, "section-customer work tel"),
    ];
    let mut identifiers = vec![line(&draft.internal_identifier, Code, "off")];
    if parts.picks_resellers {
        identifiers.push(reseller_field::view(
            parts,
            &no_prefix(),
            &draft.reseller_id,
            None,
        ));
    }
    let sections = [
        section("company", words.company, "", company),
        section("address", words.address, "", address),
        section("contact", words.contact, "", contact),
        section("identifiers", words.identifiers, "", identifiers),
    ];
    group(sections)
}
