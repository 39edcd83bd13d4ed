//! The control of a reseller that is searched with the API: a text control with a list. The field holds the GUID of the
//! chosen reseller, or the typed text. The list comes with the chunk of the assists.

use super::FormScope;
use super::assists::{self, ASSISTS_CHUNK};
use super::controls::{Prefix, frame, leaving};
use crate::components::{Combobox, ComboboxWords};
use crate::form_model::Field;
use customer::Guid;
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
            let named = id.and_then(|id| (assists::chunk(&parts)?.reseller.name)(&parts, id));
            named.unwrap_or(text)
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
            let found = ASSISTS_CHUNK
                .get()
                .map(|it| (it.reseller.search)(parts, field, text));
            found.unwrap_or_default()
        }),
        when_ready: Arc::new(|open| ASSISTS_CHUNK.when_loaded(move |_| open())),
        updated: Some(parts.context.assists.lists.clone()),
        on_more: Arc::new(move |text| {
            let (parts, field) = &paging;
            if let Some(chunk) = ASSISTS_CHUNK.get() {
                (chunk.reseller.more)(parts, field, &text);
            }
        }),
        on_input: Arc::new(move |text| typed.set(text)),
        on_choose: Arc::new(move |key| {
            let (parts, field, name) = &choosing;
            if let (Some(chunk), Ok(id)) = (ASSISTS_CHUNK.get(), Guid::parse(&key)) {
                (chunk.reseller.choose)(parts, field, name.as_ref(), id);
            }
        }),
        on_leave_typed: Arc::new(move |text| {
            let (parts, field, name) = left.clone();
            ASSISTS_CHUNK.when_loaded(move |chunk| {
                // Another text may have been typed while the chunk was loaded.
                if field.kept_text().trim() == text.trim() {
                    (chunk.reseller.leave)(&parts, &field, name.as_ref(), &text);
                }
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
