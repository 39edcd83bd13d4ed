//! The provider instance of an entry.

use super::FormScope;
use super::controls::{Prefix, frame_with_rule, leaving};
use super::select_or_guid::SelectOrGuid;
use crate::form_model::ProviderDraft;
use customer::Rule;
use leptos_erased::HtmlElement;
use std::sync::Arc;

/// The control.
pub fn view(parts: &FormScope, prefix: &Prefix, entry: &ProviderDraft) -> HtmlElement {
    let words = parts.context.words;
    let repeated = {
        let (draft, entry) = (parts.draft.clone(), entry.clone());
        move || {
            draft
                .repeats_instance(&entry)
                .then_some(Rule::DuplicateInstance)
        }
    };
    let instances = parts.context.config.provider_instances.iter();
    let on_change = leaving(
        parts,
        &entry.fields.instance,
        Arc::new(repeated.clone()),
        None,
    );
    SelectOrGuid {
        frame: frame_with_rule(parts, prefix, &entry.fields.instance, repeated),
        options: instances.map(|it| (it.id, it.name.clone())).collect(),
        nothing: words.choose(),
        guid_label: words.guid_of_instance(),
        on_change,
    }
    .view(parts, prefix, &entry.fields.instance)
}
