//! The provider instance of an entry.

use super::FormScope;
use super::controls::{Prefix, frame_with_rule, leaving};
use super::select_or_guid::SelectOrGuid;
use crate::browser::{controls, focus};
use crate::config::Assist;
use crate::form_model::ProviderDraft;
use customer::Rule;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, dynamic, html};
use std::sync::Arc;

/// The control. It is built again when the API names other instances than `config.json`.
pub fn view(parts: &FormScope, prefix: &Prefix, entry: &ProviderDraft) -> HtmlElement {
    if !parts.context.config.uses(Assist::ProviderInstances) {
        return control(parts, prefix, entry);
    }
    let (parts, prefix, entry) = (parts.clone(), prefix.clone(), entry.clone());
    let id = entry.fields.instance.element_id();
    let control = dynamic(move || {
        parts.context.config.follow_instances();
        let tree = &parts.context.tree;
        let has_focus = |id: &str| tree.element(id).is_some_and(|it| controls::has_focus(&it));
        if has_focus(&id) || has_focus(&format!("{id}-choice")) || has_focus(&format!("{id}-guid"))
        {
            focus::soon(tree, id.clone());
        }
        Some(untrack(|| control(&parts, &prefix, &entry)))
    });
    html::div().class("as-its-content").child(control)
}

fn control(parts: &FormScope, prefix: &Prefix, entry: &ProviderDraft) -> HtmlElement {
    let words = parts.context.words;
    let repeated = {
        let (draft, entry) = (parts.draft.clone(), entry.clone());
        move || {
            draft
                .repeats_instance(&entry)
                .then_some(Rule::DuplicateInstance)
        }
    };
    let instances = parts.context.config.instances();
    let on_change = leaving(
        parts,
        &entry.fields.instance,
        Arc::new(repeated.clone()),
        None,
    );
    SelectOrGuid {
        frame: frame_with_rule(parts, prefix, &entry.fields.instance, repeated),
        options: instances
            .iter()
            .map(|it| (it.id, it.name.clone()))
            .collect(),
        nothing: words.choose(),
        guid_label: words.guid_of_instance(),
        on_change,
    }
    .view(parts, prefix, &entry.fields.instance)
}
