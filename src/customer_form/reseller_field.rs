//! A reseller: the customer's own, or that of an association.

use super::FormScope;
use super::controls::{Prefix, frame};
use super::reseller_search;
use super::select_or_guid::SelectOrGuid;
use crate::config::Assist;
use crate::form_model::Field;
use leptos_erased::HtmlElement;
use std::sync::Arc;

/// The control. `name` is the control for the reseller's name, which a choice fills in where the
/// person has not written another.
pub fn view(
    parts: &FormScope,
    prefix: &Prefix,
    field: &Field,
    name: Option<&Field>,
) -> HtmlElement {
    let words = parts.context.words;
    if parts.context.config.uses(Assist::Resellers) {
        return reseller_search::view(parts, prefix, field, name);
    }
    let options: Vec<_> = parts
        .context
        .config
        .resellers
        .iter()
        .map(|reseller| (reseller.id, reseller.name.clone()))
        .collect();
    let on_change = {
        let (options, field, name) = (options.clone(), field.clone(), name.cloned());
        move || {
            let Some(name) = &name else {
                return;
            };
            let written = name.text();
            let is_ours = written.trim().is_empty() || options.iter().any(|(_, it)| *it == written);
            let chosen = options
                .iter()
                .find(|(id, _)| id.to_string() == field.text());
            if let (true, Some((_, reseller))) = (is_ours, chosen) {
                name.set(reseller.clone());
            }
        }
    };
    SelectOrGuid {
        frame: frame(parts, prefix, field),
        options,
        nothing: if name.is_some() {
            words.choose()
        } else {
            words.no_reseller()
        },
        guid_label: words.guid_of_reseller(),
        on_change: Arc::new(on_change),
    }
    .view(parts, prefix, field)
}
