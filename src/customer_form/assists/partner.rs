//! Suggests the MPN id of the chosen reseller as the associated partner.

use crate::components::{FieldMessageProps, SuggestionProps};
use crate::customer_form::FormScope;
use crate::form_model::ProviderDraft;
use customer::{Guid, Severity};
use leptos::prelude::*;

/// The suggestion, while the control is empty.
pub fn hint(parts: &FormScope, entry: &ProviderDraft) -> Option<FieldMessageProps> {
    let field = &entry.microsoft.associated_partner_id;
    let chosen = Guid::parse(&parts.draft.fields.reseller_id.text()).ok()?;
    let found = parts.context.assists.resellers().get();
    let reseller = found.into_iter().find(|it| it.id == chosen)?;
    let value = reseller.mpn_id.filter(|_| field.is_blank())?;
    let words = parts.context.words;
    Some(FieldMessageProps {
        severity: Severity::Hint,
        rule: "partner-of-reseller",
        text: words.partner_of_reseller().to_owned(),
        suggestions: vec![SuggestionProps {
            control: field.property().key(),
            words: words.suggestion(field.property(), &value),
            value,
        }],
    })
}
