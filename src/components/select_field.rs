//! A choice from a short list.

use super::control_element::ControlElement;
use super::{Frame, OnText, Text};
use leptos_erased::{HtmlElement, html};
use std::sync::Arc;

/// A choice from a short list.
pub struct SelectField {
    /// Label, hint and findings.
    pub frame: Frame,
    /// Values as sent, and their words. The empty value means "nothing chosen".
    pub options: Vec<(String, String)>,
    /// Which one is chosen.
    pub value: Text,
    /// Another was chosen.
    pub on_change: OnText,
    /// Whether the control carries its name: not while another control has the value.
    pub is_named: Arc<dyn Fn() -> bool + Send + Sync>,
}

impl SelectField {
    /// The field on the page.
    pub fn view(self) -> HtmlElement {
        let Self {
            frame,
            options,
            value,
            on_change,
            is_named,
        } = self;
        let name = frame.name.clone();
        let options = options
            .into_iter()
            .map(|(option, words)| html::option().attr("value", &option).child(&words));
        let control = html::select()
            .attr("id", &frame.id)
            .attr("name", move || is_named().then(|| name()))
            .attr("autocomplete", "off")
            .on_text(move |value| on_change(value))
            .children(options)
            .value(value);
        frame.around(frame.describe(control))
    }
}
