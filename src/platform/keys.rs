//! Keys with Ctrl or Command, wherever on the page they are pressed.

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use web_sys::KeyboardEvent;

#[wasm_bindgen(module = "/src/platform/keys.js")]
extern "C" {
    #[wasm_bindgen(js_name = onCommand)]
    fn on_command(act: JsValue) -> Function;
}

/// Somebody who is called for them until they are dropped.
pub struct CommandKeys {
    stop: Function,
}

impl CommandKeys {
    /// Calls `act` for each key that is pressed with one of the two and without Alt.
    pub fn follow(act: impl Fn(KeyboardEvent) + 'static) -> Self {
        let act = Closure::<dyn Fn(KeyboardEvent)>::new(act).into_js_value();
        Self {
            stop: on_command(act),
        }
    }
}

impl Drop for CommandKeys {
    fn drop(&mut self) {
        _ = self.stop.call0(&JsValue::UNDEFINED);
    }
}
