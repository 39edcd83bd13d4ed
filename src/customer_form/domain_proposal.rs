//! A domain made from the company's name: filled in in the first entry, offered in others.

use super::FormScope;
use crate::components::{FieldMessageProps, SuggestionProps};
use crate::form_model::ProviderDraft;
use crate::signal::scoped_memo;
use customer::Severity;
use leptos::prelude::*;

/// What is said at the control, and the proposal beside it. It waits until the company's name is left:
/// no key of the name is work for every entry.
pub fn beside(
    findings: ArcMemo<Vec<FieldMessageProps>>,
    parts: &FormScope,
    entry: &ProviderDraft,
) -> ArcMemo<Vec<FieldMessageProps>> {
    let (parts, entry) = (parts.clone(), entry.clone());
    scoped_memo(move || {
        let mut all = findings.get();
        parts.company_left.track();
        if let Some(chunk) = parts.chunk() {
            all.extend((chunk.domain_hint)(&parts, &entry));
        }
        all
    })
}

/// That the domain was filled in, or one to take. In the chunk.
pub fn hint(parts: &FormScope, entry: &ProviderDraft) -> Option<FieldMessageProps> {
    let (words, domain) = (parts.context.words, &entry.microsoft.domain);
    let hint = |text: &str, suggestions| {
        Some(FieldMessageProps {
            severity: Severity::Hint,
            rule: "domain-proposal",
            text: text.to_owned(),
            suggestions,
        })
    };
    if domain.is_proposal() {
        return hint(words.domain_filled_in(), Vec::new());
    }
    if !domain.is_blank() {
        return None;
    }
    let proposed = untrack(|| parts.draft.proposed_domain())?;
    let property = domain.property();
    let value = proposed.as_str().to_owned();
    let suggestion = SuggestionProps {
        control: property.key(),
        words: words.suggestion(property, &value),
        value,
    };
    hint(words.domain_proposal(), vec![suggestion])
}
