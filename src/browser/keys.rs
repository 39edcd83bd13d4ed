//! Keyboard events of the page, or of an element.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, KeyboardEvent};

#[wasm_bindgen(module = "/src/browser/keys.js")]
extern "C" {
    #[wasm_bindgen(js_namespace = keys, js_name = onCommand)]
    fn on_command(act: JsValue) -> Function;

    #[wasm_bindgen(js_namespace = keys, js_name = onShortcut)]
    fn on_shortcut(element: &Element, act: JsValue) -> Function;

    #[wasm_bindgen(js_namespace = keys, js_name = onEdits)]
    fn on_edits(begins: JsValue, steps: JsValue) -> Function;

    /// Notes that a person types.
    #[wasm_bindgen(js_namespace = keys)]
    pub fn typed();

    #[wasm_bindgen(js_namespace = keys, js_name = pause)]
    fn js_pause(milliseconds: i32) -> Promise;
}

/// Waits until nothing was typed for a number of milliseconds.
pub async fn pause(milliseconds: i32) {
    _ = JsFuture::from(js_pause(milliseconds)).await;
}

/// A command of the browser itself, such as from its menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryCommand {
    Undo,
    Redo,
}

/// A listener, removed when it is dropped.
pub struct Keys {
    stop: Function,
}

impl Keys {
    /// Calls `act` for each key pressed with Ctrl or Command and without Alt, and for F8.
    pub fn commands(act: impl Fn(KeyboardEvent) + 'static) -> Self {
        let act = Closure::<dyn Fn(KeyboardEvent)>::new(act).into_js_value();
        Self {
            stop: on_command(act),
        }
    }

    /// Calls `act` for the same keys in an element. It returns whether it takes the key, which then reaches nothing else.
    pub fn shortcuts(element: &Element, act: impl Fn(KeyboardEvent) -> bool + 'static) -> Self {
        let act = Closure::<dyn Fn(KeyboardEvent) -> bool>::new(act).into_js_value();
        Self {
            stop: on_shortcut(element, act),
        }
    }

    /// Calls `begins` before each new run of edits in a text: another control, deleting instead of typing, another
    /// caret position. Then `steps` for each undo or redo of the browser itself.
    pub fn edits(
        begins: impl Fn() + 'static,
        steps: impl Fn(Event, HistoryCommand) + 'static,
    ) -> Self {
        let begins = Closure::<dyn Fn()>::new(begins).into_js_value();
        let steps = Closure::<dyn Fn(Event, bool)>::new(move |event, is_redo| {
            steps(
                event,
                match is_redo {
                    true => HistoryCommand::Redo,
                    false => HistoryCommand::Undo,
                },
            );
        })
        .into_js_value();
        Self {
            stop: on_edits(begins, steps),
        }
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        _ = self.stop.call0(&JsValue::UNDEFINED);
    }
}
