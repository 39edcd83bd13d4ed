//! Presses of the pointer. A message that appears when a control is left may move what is being
//! pressed at that very moment; then the press is lost. So messages wait until it is over.

use super::page;
use js_sys::Function;
use leptos::prelude::set_timeout;
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// What ends a press, wherever the pointer is by then.
const ENDS: [&str; 2] = ["pointerup", "pointercancel"];

thread_local! {
    static IS_DOWN: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
    static OVER: Function = Closure::<dyn Fn()>::new(over).into_js_value().unchecked_into();
}

/// The pointer went down in a form. Only until it comes up does anybody listen to the whole page.
pub fn began() {
    IS_DOWN.set(true);
    if let Some(document) = page::document() {
        for end in ENDS {
            _ = OVER.with(|it| document.add_event_listener_with_callback_and_bool(end, it, true));
        }
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

fn over() {
    if let Some(document) = page::document() {
        for end in ENDS {
            _ = OVER
                .with(|it| document.remove_event_listener_with_callback_and_bool(end, it, true));
        }
    }
    // A moment later: the click that the press makes comes first.
    set_timeout(release, Duration::ZERO);
}

fn release() {
    IS_DOWN.set(false);
    for act in WAITING.take() {
        act();
    }
}
