//! A reseller: the customer's own, or that of an association.

use super::controls::{Prefix, frame, leaving};
use super::select_or_guid::SelectOrGuid;
use super::{FORM_CHUNK, FormScope};
use crate::components::{Combobox, ComboboxWords, Matches};
use crate::config::Assist;
use crate::form_model::Field;
use customer::Guid;
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
        return combobox(parts, prefix, field, name);
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

/// A text control that finds resellers. The field holds the GUID once one is chosen, and before that what is typed.
fn combobox(
    parts: &FormScope,
    prefix: &Prefix,
    field: &Field,
    name: Option<&Field>,
) -> HtmlElement {
    let words = parts.context.words;
    let key = {
        let field = field.clone();
        move || Guid::parse(&field.text()).map_or_else(|_| String::new(), |id| id.to_string())
    };
    let shown = {
        let (parts, field) = (parts.clone(), field.clone());
        move || {
            let text = field.text();
            let id = Guid::parse(&text).ok();
            id.and_then(|id| name_of(&parts, id)).unwrap_or(text)
        }
    };
    let searching = (parts.clone(), field.clone());
    let paging = searching.clone();
    let choosing = (parts.clone(), field.clone(), name.cloned());
    let leaving_typed = choosing.clone();
    let typed = field.clone();
    let mut frame = frame(parts, prefix, field);
    frame.hint = words.reseller_hint().to_owned();
    Combobox {
        frame,
        autocomplete: "off",
        key: Arc::new(key),
        shown: Arc::new(shown),
        search: Arc::new(move |text| match FORM_CHUNK.get() {
            Some(chunk) => (chunk.assists.resellers)(&searching.0, &searching.1, text),
            None => Matches::default(),
        }),
        when_ready: Arc::new(|open| FORM_CHUNK.when_loaded(move |_| open())),
        updated: Some(parts.context.assists.lists.clone()),
        on_more: Arc::new(move |text| {
            if let Some(chunk) = FORM_CHUNK.get() {
                (chunk.assists.more_resellers)(&paging.0, &paging.1, &text);
            }
        }),
        on_input: Arc::new(move |text| typed.set(text)),
        on_choose: Arc::new(move |key| {
            let (parts, field, name) = &choosing;
            if let Some(chunk) = FORM_CHUNK.get() {
                (chunk.assists.choose_reseller)(parts, field, name.as_ref(), &key);
            }
        }),
        on_leave_typed: Arc::new(move |text| {
            let (parts, field, name) = leaving_typed.clone();
            FORM_CHUNK.when_loaded(move |chunk| {
                (chunk.assists.name_reseller)(&parts, &field, name.as_ref(), &text);
            });
        }),
        on_leave: leaving(parts, field, Arc::new(|| None), None),
        words: ComboboxWords {
            show_all: words.show_resellers(),
            none: words.no_reseller_found(),
            found: words.resellers_found(),
        },
    }
    .view()
}

/// The name of a reseller: that of `config.json`, else the API's.
fn name_of(parts: &FormScope, id: Guid) -> Option<String> {
    let mut configured = parts.context.config.resellers.iter();
    match configured.find(|it| it.id == id) {
        Some(reseller) => Some(reseller.name.clone()),
        None => parts.context.assists.reseller_name(id),
    }
}
