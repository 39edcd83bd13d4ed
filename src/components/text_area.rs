//! Several lines of text.

use super::control_element::ControlElement;
use super::{Frame, OnEvent, OnText, Text};
use leptos::ev;
use leptos_erased::{HtmlElement, html};

/// Several lines of code: JSON and its like.
pub struct TextArea {
    /// Label, hint and findings.
    pub frame: Frame,
    /// The value.
    pub value: Text,
    /// Something was typed.
    pub on_input: OnText,
    /// The control was left.
    pub on_leave: OnEvent,
}

impl TextArea {
    /// The field on the page.
    pub fn view(self) -> HtmlElement {
        let Self {
            frame,
            value,
            on_input,
            on_leave,
        } = self;
        let name = frame.name.clone();
        let control = html::textarea()
            .class("code")
            .attr("id", &frame.id)
            .attr("name", move || Some(name()))
            .attr("rows", "8")
            .attr("spellcheck", "false")
            .attr("autocapitalize", "none")
            .attr("autocomplete", "off")
            .value(value)
            .on_text(move |text| on_input(text))
            .on(ev::blur, move |_| on_leave());
        frame.around(frame.describe(control))
    }
}
