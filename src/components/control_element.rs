//! The values of controls.

use super::Text;
use crate::browser::controls;
use leptos::ev;
use leptos_erased::HtmlElement;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What controls add to elements. A value is written and read by [`controls`], which also finds values that programs
/// write without an event.
pub trait ControlElement {
    /// The text in a control. In a select, behind the options, it is the value of the selected one.
    fn value(self, value: Text) -> Self;

    /// Whether the box is ticked.
    fn ticked(self, ticked: impl Fn() -> bool + 'static) -> Self;

    /// Runs `handler` with the text of the control when it changes.
    fn on_text(self, handler: impl Fn(String) + 'static) -> Self;

    /// Runs `handler` when the box is ticked or unticked.
    fn on_tick(self, handler: impl Fn(bool) + 'static) -> Self;

    /// Whether the children before this call are folded away.
    fn folded(self, is_folded: impl Fn() -> bool + 'static) -> Self;

    /// Reads values that programs write into the controls inside, without an event, when a control changes or is left.
    fn reads_controls(self) -> Self;
}

impl ControlElement for HtmlElement {
    fn value(self, value: Text) -> Self {
        self.element_effect(move |element| controls::write_text(element, &value()))
    }

    fn ticked(self, ticked: impl Fn() -> bool + 'static) -> Self {
        self.element_effect(move |element| controls::write_tick(element, ticked()))
    }

    fn on_text(self, handler: impl Fn(String) + 'static) -> Self {
        on_input(self, move |element| handler(controls::read_text(element)))
    }

    fn on_tick(self, handler: impl Fn(bool) + 'static) -> Self {
        on_input(self, move |element| handler(controls::read_tick(element)))
    }

    fn folded(self, is_folded: impl Fn() -> bool + 'static) -> Self {
        let was_folded = std::cell::Cell::new(false);
        self.element_effect(move |element| {
            let is_folded = is_folded();
            if was_folded.replace(is_folded) != is_folded {
                controls::fold(element, is_folded);
            }
        })
    }

    fn reads_controls(self) -> Self {
        self.on_build(controls::follow)
    }
}

fn on_input(element: HtmlElement, handler: impl Fn(&Element) + 'static) -> HtmlElement {
    element.on(ev::input, move |event| {
        let control = event.current_target().and_then(|it| it.dyn_into().ok());
        if let Some(control) = control {
            handler(&control);
        }
    })
}
