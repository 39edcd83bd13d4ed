//! A domain made from the company's name, for an entry that has none yet.

use super::FormParts;
use crate::domain::Severity;
use crate::form::ProviderDraft;
use crate::platform::intl;
use crate::signal::Derived;
use crate::ui::{Finding, Suggestion};
use leptos::prelude::*;

/// What is said at the control, and the proposal beside it. It waits until the company's name is left:
/// no key of the name is work for every entry.
pub fn beside(
    findings: Derived<Vec<Finding>>,
    parts: &FormParts,
    entry: &ProviderDraft,
) -> Derived<Vec<Finding>> {
    let (parts, entry) = (parts.clone(), entry.clone());
    Derived::new(move || {
        let mut all = findings.get();
        parts.company_left.track();
        let proposed = if entry.microsoft.domain.is_blank() {
            untrack(|| parts.draft.proposed_domain(&entry, intl::folded))
        } else {
            None
        };
        if let Some(domain) = proposed {
            let words = parts.desk.words;
            let property = entry.microsoft.domain.property();
            let value = domain.as_str().to_owned();
            all.push(Finding {
                severity: Severity::Hint,
                rule: "domain-proposal",
                text: words.domain_proposal().to_owned(),
                suggestions: vec![Suggestion {
                    control: property.key(),
                    words: words.suggestion(property, &value),
                    value,
                }],
            });
        }
        all
    })
}
