//! A line of text.

use super::control_element::ControlElement;
use super::{Frame, OnEvent, OnText, Text};
use leptos::ev;
use leptos_erased::{HtmlElement, dynamic, fragment, html};
use std::sync::Arc;

/// The kind of text: decides on a phone's keyboard, and on corrections by the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// Names and sentences, without spell check.
    Name,
    /// Codes and numbers of other systems: neither capitals nor corrections.
    Code,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A decimal number.
    Decimal,
    /// A day.
    Date,
    /// A secret: not shown, and kept by password managers if they like.
    Secret,
}

impl TextKind {
    fn input_type(self) -> &'static str {
        match self {
            Self::Name | Self::Code | Self::Decimal => "text",
            Self::Email => "email",
            Self::Phone => "tel",
            Self::Date => "date",
            Self::Secret => "password",
        }
    }

    fn input_mode(self) -> Option<&'static str> {
        (self == Self::Decimal).then_some("decimal")
    }

    fn capitals(self) -> Option<&'static str> {
        matches!(self, Self::Code | Self::Email).then_some("none")
    }
}

/// What to suggest: each text with the words for it, which may be empty.
pub type Suggestions = Arc<dyn Fn() -> Vec<(String, String)> + Send + Sync>;

/// A line of text.
pub struct TextField {
    /// Label, hint and findings.
    pub frame: Frame,
    /// The kind of text.
    pub kind: TextKind,
    /// The `autocomplete` tokens.
    pub autocomplete: &'static str,
    /// The value.
    pub value: Text,
    /// Something was typed.
    pub on_input: OnText,
    /// The control was left.
    pub on_leave: OnEvent,
    /// The suffix after the text, such as `.onmicrosoft.com`. May be empty.
    pub suffix: &'static str,
    /// The suggestions, if any.
    pub suggestions: Option<Suggestions>,
}

impl TextField {
    /// The field on the page.
    pub fn view(self) -> HtmlElement {
        let Self {
            frame,
            kind,
            autocomplete,
            value,
            on_input,
            on_leave,
            suffix,
            suggestions,
        } = self;
        let name = frame.name.clone();
        let list_id = format!("{}-suggestions", frame.id);
        let input = html::input()
            .attr("id", &frame.id)
            .attr("name", move || Some(name()))
            .attr("type", kind.input_type())
            .attr("inputmode", kind.input_mode())
            .attr("autocapitalize", kind.capitals())
            .attr("spellcheck", "false")
            .attr("autocomplete", autocomplete)
            .attr("list", suggestions.is_some().then_some(list_id.as_str()))
            .value(value)
            .on_text(move |text| on_input(text))
            .on(ev::blur, move |_| on_leave());
        let mut control = frame.describe(input);
        if !suffix.is_empty() {
            let suffix = html::span()
                .class("suffix")
                .attr("translate", "no")
                .child(suffix);
            control = html::div()
                .class("with-suffix")
                .child(control)
                .child(suffix);
        }
        let options = suggestions.map(|suggest| {
            let options = dynamic(move || {
                let options = suggest()
                    .into_iter()
                    .map(|(value, words)| html::option().attr("value", &value).child(&words));
                fragment(options)
            });
            html::datalist().attr("id", &list_id).child(options)
        });
        frame.around(control).child(options)
    }
}
