//! Folded controls: a line replaces unused controls until it is opened, or until one of them gets a value.

use super::control_element::ControlElement;
use crate::browser::press;
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, html};
use std::sync::Arc;

/// Controls that are folded away while they are not in use. They stay in the document.
pub struct Foldable {
    /// Whether one of them has a value or an issue.
    pub is_used: Arc<dyn Fn() -> bool + Send + Sync>,
    /// Whether it was opened by hand.
    pub opened: ArcRwSignal<bool>,
    /// The controls.
    pub body: Vec<HtmlElement>,
}

impl Foldable {
    /// With this button, which opens and folds them.
    pub fn by_button(self, button: HtmlElement) -> HtmlElement {
        let (opened, is_used) = (self.opened.clone(), self.is_used.clone());
        let is_open = {
            let opened = opened.clone();
            move || opened.get() || is_used()
        };
        let press = {
            let opened = opened.clone();
            move |_| opened.set(!opened.get_untracked())
        };
        let button = button
            .class("fold unfold")
            .attr("aria-expanded", move || Some(is_open().to_string()))
            .on(ev::click, press);
        self.by_line(button)
    }

    /// With this line in their place. They open when something comes into one of them.
    pub fn by_line(self, line: HtmlElement) -> HtmlElement {
        let Self {
            is_used,
            opened,
            body,
        } = self;
        let open = {
            let opened = opened.clone();
            move || {
                if !opened.get_untracked() {
                    // Nothing moves during a press.
                    let opened = opened.clone();
                    press::run_after(move || opened.set(true));
                }
            }
        };
        let body = html::div()
            .class("foldable-body")
            .on(ev::focusin, {
                let open = open.clone();
                move |_| open()
            })
            .on(ev::input, move |_| open())
            .children(body);
        html::div()
            .class("foldable")
            .child(line)
            .child(body)
            .folded(move || !opened.get() && !is_used())
    }
}
