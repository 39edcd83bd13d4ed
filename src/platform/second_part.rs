//! The second part of the program: what is needed once somebody works in the form, to send it and to show
//! what came of it. The build divides the program (`cargo xtask build`); the form is shown with the first
//! part alone, and the second is fetched with the first thing that somebody does in it.

use js_sys::Promise;
use leptos::task::spawn_local;
use std::cell::Cell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/src/platform/second_part.js")]
extern "C" {
    /// Fetches it, and resolves once it is here; nothing where it is already.
    fn bring(first: &JsValue) -> Option<Promise>;
}

/// Does something of the second part, which is here. The build divides the program at these calls: what is
/// called by nothing else than this stands in the second part.
#[inline(never)]
pub fn call<T>(act: impl FnOnce() -> T) -> T {
    act()
}

/// Whether it is here: then it may be called. Where not, it is being fetched from now on.
pub fn is_here() -> bool {
    thread_local! {
        // Every key asks.
        static IS_HERE: Cell<bool> = const { Cell::new(false) };
    }
    if !IS_HERE.get() {
        IS_HERE.set(bring(&wasm_bindgen::exports()).is_none());
    }
    IS_HERE.get()
}

/// Fetches it, for somebody who will need it.
pub fn fetch() {
    is_here();
}

/// Does something once it is here: at once where it is already, and otherwise as late as it comes, for it is
/// asked for again and again.
pub fn once_here(act: impl FnOnce() + 'static) {
    match bring(&wasm_bindgen::exports()) {
        None => act(),
        Some(coming) => spawn_local(async move {
            _ = JsFuture::from(coming).await;
            act();
        }),
    }
}
