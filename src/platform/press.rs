//! Presses of the pointer. A message that appears when a control is left may move what is being
//! pressed at that very moment; then the press is lost. So messages wait until it is over.

use super::page;
use leptos::prelude::set_timeout;
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::Event;

thread_local! {
    static IS_DOWN: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Watches the pointer from now on; to be called once.
pub fn watch() {
    listen("pointerdown", || IS_DOWN.set(true));
    for end in ["pointerup", "pointercancel"] {
        // A moment later: the click that the press makes comes first.
        listen(end, || set_timeout(release, Duration::ZERO));
    }
}

/// Does `act` now, or when the press that is under way is over.
pub fn afterwards(act: impl FnOnce() + 'static) {
    if IS_DOWN.get() {
        WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(act)));
    } else {
        act();
    }
}

fn release() {
    IS_DOWN.set(false);
    for act in WAITING.take() {
        act();
    }
}

fn listen(event: &str, act: fn()) {
    let Some(document) = page::document() else {
        return;
    };
    let handler = Closure::<dyn FnMut(Event)>::new(move |_| act());
    let listener = handler.as_ref().unchecked_ref();
    _ = document.add_event_listener_with_callback_and_bool(event, listener, true);
    // The page watches as long as it lives.
    handler.forget();
}
