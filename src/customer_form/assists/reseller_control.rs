//! The control of a reseller: a text control that searches. The field holds the GUID of the chosen reseller, or the
//! typed text.

use super::{resellers, runner};
use crate::components::{Combobox, ComboboxWords};
use crate::customer_form::FormScope;
use crate::customer_form::controls::{Prefix, frame, leaving};
use crate::form_model::Field;
use customer::Guid;
use leptos::prelude::*;
use leptos_erased::HtmlElement;
use std::sync::Arc;

/// The control. `name` is the control for the reseller's name, which a choice fills in.
pub fn view(
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
    let left = choosing.clone();
    let typed = field.clone();
    let mut frame = frame(parts, prefix, field);
    frame.hint = words.reseller_hint().to_owned();
    Combobox {
        frame,
        autocomplete: "off",
        key: Arc::new(key),
        shown: Arc::new(shown),
        search: Arc::new(move |text| {
            let (parts, field) = &searching;
            let found = resellers::search(parts, field, text);
            runner::run(parts);
            found
        }),
        when_ready: Arc::new(|open| open()),
        updated: Some(parts.context.assists.lists.clone()),
        on_more: Arc::new(move |text| {
            let (parts, field) = &paging;
            resellers::more(parts, field, &text);
            runner::run(parts);
        }),
        on_input: Arc::new(move |text| typed.set(text)),
        on_choose: Arc::new(move |key| {
            let (parts, field, name) = &choosing;
            if let Ok(id) = Guid::parse(&key) {
                resellers::choose(parts, field, name.as_ref(), id);
            }
        }),
        on_leave_typed: Arc::new(move |text| {
            let (parts, field, name) = &left;
            resellers::choose_named(parts, field, name.as_ref(), &text);
            runner::run(parts);
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

/// The name of a reseller, from `config.json` or else from the API.
fn name_of(parts: &FormScope, id: Guid) -> Option<String> {
    let mut configured = parts.context.config.resellers.iter();
    if let Some(reseller) = configured.find(|it| it.id == id) {
        return Some(reseller.name.clone());
    }
    let resellers = parts.context.assists.resellers();
    resellers.with(|all| Some(all.iter().find(|it| it.id == id)?.name.clone()))
}
