//! Interfaces of the browser: requests, clock, storage, focus, languages, clipboard, page, connection.

pub mod address;
pub mod chunk;
pub mod clipboard;
pub mod clock;
pub mod connection;
pub mod controls;
pub mod dialog;
pub mod focus;
pub mod http;
pub mod intl;
pub mod keys;
pub mod page;
pub mod press;
pub mod random;
pub mod shortcut;
pub mod storage;
pub mod transport_error;
pub mod tree;
pub mod validity;
pub mod vault;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// Whether there is a browser. There is none where the build writes the page, nor in native tests: then there is no
/// window, nothing is stored and no time is known.
pub const IS_THERE: bool = cfg!(target_arch = "wasm32");

/// The window. `None` outside of a browser.
pub fn window() -> Option<web_sys::Window> {
    IS_THERE.then(web_sys::window).flatten()
}

/// The element that an event was dispatched to.
pub fn target_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The method of this name, where the browser has it.
fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}
