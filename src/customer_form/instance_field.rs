//! The provider instance of an entry.

use super::FormScope;
use super::controls::{Prefix, frame_with_rule, leaving};
use super::select_or_guid::SelectOrGuid;
use crate::browser::{controls, focus, press};
use crate::config::{Assist, ProviderInstance};
use crate::form_model::{Field, ProviderDraft};
use customer::Rule;
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, dynamic, html};
use std::sync::Arc;
use std::time::Duration;

/// The suffixes of the ids of the text controls: the only one where no instance is known, and the one beside the list.
const TEXT_CONTROLS: [&str; 2] = ["", "-guid"];

/// The control. It is built again when the API names other instances than `config.json`; while a GUID is typed into it,
/// only once it is left.
pub fn view(parts: &FormScope, prefix: &Prefix, entry: &ProviderDraft) -> HtmlElement {
    let offered = untrack(|| parts.context.config.instances());
    if !parts.context.config.uses(Assist::ProviderInstances) {
        return control(parts, prefix, entry, &offered);
    }
    let (parts, prefix, entry) = (parts.clone(), prefix.clone(), entry.clone());
    let offered = ArcRwSignal::new(offered);
    let update = {
        let (parts, offered, field) = (
            parts.clone(),
            offered.clone(),
            entry.fields.instance.clone(),
        );
        move || {
            let newest = parts.context.config.instances();
            let is_other = offered.with_untracked(|it| *it != newest);
            let is_typed =
                has_focus(&parts, &field, &TEXT_CONTROLS) && !field.kept_text().is_empty();
            if is_other && !is_typed {
                offered.set(newest);
            }
        }
    };
    let left = {
        let update = update.clone();
        move |_| {
            let update = update.clone();
            // Not before the next control has the focus: it may be one of these.
            set_timeout(
                move || press::run_after(move || untrack(update)),
                Duration::ZERO,
            );
        }
    };
    let control = dynamic(move || {
        let offered = offered.get();
        let field = &entry.fields.instance;
        if has_focus(&parts, field, &TEXT_CONTROLS) || has_focus(&parts, field, &["-choice"]) {
            focus::soon(&parts.context.tree, field.element_id());
        }
        Some(untrack(|| control(&parts, &prefix, &entry, &offered)))
    });
    html::div()
        .class("as-its-content")
        .on(ev::focusout, left)
        .child(control)
        .effect(update)
}

/// Whether one of the controls with these suffixes of their ids has the focus.
fn has_focus(parts: &FormScope, field: &Field, suffixes: &[&str]) -> bool {
    let id = field.element_id();
    suffixes.iter().any(|suffix| {
        let control = parts.context.tree.element(&format!("{id}{suffix}"));
        control.is_some_and(|it| controls::has_focus(&it))
    })
}

fn control(
    parts: &FormScope,
    prefix: &Prefix,
    entry: &ProviderDraft,
    offered: &[Arc<ProviderInstance>],
) -> HtmlElement {
    let words = parts.context.words;
    let repeated = {
        let (draft, entry) = (parts.draft.clone(), entry.clone());
        move || {
            draft
                .repeats_instance(&entry)
                .then_some(Rule::DuplicateInstance)
        }
    };
    let on_change = leaving(
        parts,
        &entry.fields.instance,
        Arc::new(repeated.clone()),
        None,
    );
    SelectOrGuid {
        frame: frame_with_rule(parts, prefix, &entry.fields.instance, repeated),
        options: offered.iter().map(|it| (it.id, it.name.clone())).collect(),
        nothing: words.choose(),
        guid_label: words.guid_of_instance(),
        on_change,
    }
    .view(parts, prefix, &entry.fields.instance)
}
