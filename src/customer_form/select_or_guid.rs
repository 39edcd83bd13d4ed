//! A choice among the configured ones with a last entry for any other GUID; a plain text control
//! where none is configured.

use super::FormScope;
use super::controls::{Prefix, text_field};
use crate::components::{Frame, Need, SelectField};
use crate::form_model::Field;
use customer::Guid;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, dynamic, html};
use std::sync::Arc;

/// The value of the last entry.
const ANOTHER: &str = "other";

/// The width in which a GUID can be read.
const WIDE_ENOUGH: &str = "w6";

/// A choice by GUID.
pub struct SelectOrGuid {
    /// Label, hint and findings.
    pub frame: Frame,
    /// The configured ones: GUID and name.
    pub options: Vec<(Guid, String)>,
    /// The words for "nothing chosen".
    pub nothing: &'static str,
    /// The label of the control for any other GUID.
    pub guid_label: &'static str,
    /// Another was chosen or typed.
    pub on_change: Arc<dyn Fn() + Send + Sync>,
}

impl SelectOrGuid {
    /// The controls. The one that has the value has the `name`.
    pub fn view(self, parts: &FormScope, prefix: &Prefix, field: &Field) -> HtmlElement {
        if self.options.is_empty() {
            let mut line = text_field(parts, prefix, field);
            line.frame = Frame {
                width: WIDE_ENOUGH,
                ..self.frame
            };
            return line.view();
        }
        let configured: Vec<Guid> = self.options.iter().map(|(id, _)| *id).collect();
        let is_configured =
            move |text: &str| Guid::parse(text).is_ok_and(|id| configured.contains(&id));
        // A GUID that is not in the list was typed; an empty one may be about to be.
        let text = field.text();
        let types_guid = ArcRwSignal::new(!text.trim().is_empty() && !is_configured(&text));
        let is_unlisted = {
            let (field, is_configured) = (field.clone(), is_configured.clone());
            ArcMemo::new(move |_| {
                let text = field.text();
                !text.trim().is_empty() && !is_configured(&text)
            })
        };
        // A memo: the control for the GUID is made once, and not again with each character typed into it.
        let is_other = {
            let (types_guid, is_unlisted) = (types_guid.clone(), is_unlisted.clone());
            let is_other = ArcMemo::new(move |_| types_guid.get() || is_unlisted.get());
            move || is_other.get()
        };
        // It stays while its text is emptied, or becomes a listed GUID on the way.
        let keep_open = {
            let types_guid = types_guid.clone();
            move || {
                if is_unlisted.get() && !types_guid.get_untracked() {
                    types_guid.set(true);
                }
            }
        };
        let undone = {
            let (draft, field) = (parts.draft.clone(), field.clone());
            let (types_guid, is_configured) = (types_guid.clone(), is_configured.clone());
            // A step undone takes the choice of typing back as well.
            move || {
                draft.restored();
                let text = untrack(|| field.text());
                types_guid.set(!text.trim().is_empty() && !is_configured(&text));
            }
        };
        let id = field.element_id();
        let (width, is_wide) = (self.frame.width, is_other.clone());
        let select = self.select(field, &types_guid, is_other.clone(), parts);
        let other = {
            let (parts, prefix, field) = (parts.clone(), prefix.clone(), field.clone());
            dynamic(move || {
                is_other().then(|| {
                    let mut line = text_field(&parts, &prefix, &field);
                    line.frame.id = format!("{}-guid", field.element_id());
                    line.frame.findings = self.frame.findings.clone();
                    line.frame.label = self.guid_label.to_owned();
                    // The choice says already that it may stay empty.
                    if !matches!(self.frame.need, Need::Always) {
                        line.frame.need = Need::Unsaid;
                    }
                    line.frame.width = "";
                    line.frame.hint = String::new();
                    line.view()
                })
            })
        };
        html::div()
            .attr("class", move || {
                let width = if is_wide() { WIDE_ENOUGH } else { width };
                Some(format!("one-value {width}"))
            })
            .attr("id", &id)
            .effect(undone)
            .effect(keep_open)
            .child(select)
            .child(other)
    }

    fn select(
        &self,
        field: &Field,
        types_guid: &ArcRwSignal<bool>,
        is_other: impl Fn() -> bool + Clone + Send + Sync + 'static,
        parts: &FormScope,
    ) -> HtmlElement {
        let named = self
            .options
            .iter()
            .map(|(id, name)| (id.to_string(), name.clone()));
        let options = std::iter::once((String::new(), self.nothing.to_owned()))
            .chain(named)
            .chain([(
                ANOTHER.to_owned(),
                parts.context.words.another_guid().to_owned(),
            )])
            .collect();
        let (shown, other) = (field.clone(), is_other.clone());
        let (changed, types_guid) = (field.clone(), types_guid.clone());
        let on_change = self.on_change.clone();
        let (findings, other_is_wrong) = (self.frame.findings.clone(), is_other.clone());
        SelectField {
            frame: Frame {
                id: format!("{}-choice", self.frame.id),
                width: "",
                // The messages of a typed GUID are at the text control.
                findings: ArcMemo::new(move |_| match other_is_wrong() {
                    true => Vec::new(),
                    false => findings.get(),
                }),
                ..self.frame.clone()
            },
            options,
            value: Arc::new(move || match Guid::parse(&shown.text()) {
                _ if other() => ANOTHER.to_owned(),
                Ok(id) => id.to_string(),
                Err(_) => String::new(),
            }),
            on_change: Arc::new(move |value| {
                let other = value == ANOTHER;
                types_guid.set(other);
                changed.set(if other { String::new() } else { value });
                on_change();
            }),
            is_named: Arc::new(move || !is_other()),
        }
        .view()
    }
}
