//! Presses: of the pointer, and of a form's button. A message that appears when a control loses the focus may move the
//! element being pressed, and the click is lost. So messages wait for the end of the press.

use super::page;
use js_sys::Function;
use leptos::prelude::set_timeout;
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlElement};

/// The events that end a press, wherever the pointer is.
const END_EVENTS: [&str; 2] = ["pointerup", "pointercancel"];

thread_local! {
    static IS_DOWN: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
    static END_LISTENER: Function = Closure::<dyn Fn()>::new(end).into_js_value().unchecked_into();
}

/// Called when the pointer is pressed in a form. The whole page is listened to only until it is released.
pub fn begin() {
    IS_DOWN.set(true);
    if let Some(document) = page::document() {
        for end in END_EVENTS {
            _ = END_LISTENER
                .with(|it| document.add_event_listener_with_callback_and_bool(end, it, true));
        }
    }
}

/// Calls `act` now, or after the end of the current press.
pub fn run_after(act: impl FnOnce() + 'static) {
    if IS_DOWN.get() {
        WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(act)));
    } else {
        act();
    }
}

/// Presses the button that sends the form around a control. A submit event would not do: where a frame forbids forms,
/// the browser dispatches none.
pub fn submit_around(control: &Element) {
    let form = control.closest("form").ok().flatten();
    let button = form.and_then(|it| it.query_selector("[type=submit]").ok().flatten());
    if let Some(button) = button.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

fn end() {
    if let Some(document) = page::document() {
        for end in END_EVENTS {
            _ = END_LISTENER
                .with(|it| document.remove_event_listener_with_callback_and_bool(end, it, true));
        }
    }
    // Deferred: the click of the press comes first.
    set_timeout(release, Duration::ZERO);
}

fn release() {
    IS_DOWN.set(false);
    for act in WAITING.take() {
        act();
    }
}
