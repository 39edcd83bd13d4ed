//! What a person does with the keyboard, wherever on the page.

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use web_sys::{Event, KeyboardEvent};

#[wasm_bindgen(module = "/src/browser/keys.js")]
extern "C" {
    #[wasm_bindgen(js_namespace = keys, js_name = onCommand)]
    fn on_command(act: JsValue) -> Function;

    #[wasm_bindgen(js_namespace = keys, js_name = onRun)]
    fn on_run(act: JsValue) -> Function;

    #[wasm_bindgen(js_namespace = keys, js_name = onHistory)]
    fn on_history(act: JsValue) -> Function;
}

/// Calls until it is dropped.
pub struct Keys {
    stop: Function,
}

impl Keys {
    /// Calls `act` for each key that is pressed with Ctrl or Command and without Alt.
    pub fn commands(act: impl Fn(KeyboardEvent) + 'static) -> Self {
        let act = Closure::<dyn Fn(KeyboardEvent)>::new(act).into_js_value();
        Self {
            stop: on_command(act),
        }
    }

    /// Calls `act` whenever a person begins to do something else in a text, before it is done.
    pub fn runs(act: impl Fn() + 'static) -> Self {
        let act = Closure::<dyn Fn()>::new(act).into_js_value();
        Self { stop: on_run(act) }
    }

    /// Calls `act` whenever the browser is about to undo something by itself, or to redo it.
    pub fn history(act: impl Fn(Event, bool) + 'static) -> Self {
        let act = Closure::<dyn Fn(Event, bool)>::new(act).into_js_value();
        Self {
            stop: on_history(act),
        }
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        _ = self.stop.call0(&JsValue::UNDEFINED);
    }
}
