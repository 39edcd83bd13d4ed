//! The values of controls, including those that programs write without an event.

use super::page;
use super::tree::Tree;
use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Node};

#[wasm_bindgen(module = "/src/browser/controls.js")]
extern "C" {
    /// Writes the value of a control.
    #[wasm_bindgen(js_namespace = controls, js_name = write)]
    pub fn write_text(control: &Element, text: &str);

    /// Sets whether a checkbox is ticked.
    #[wasm_bindgen(js_namespace = controls, js_name = write)]
    pub fn write_tick(control: &Element, ticked: bool);

    /// Reads the value of a control.
    #[wasm_bindgen(js_namespace = controls, js_name = read)]
    pub fn read_text(control: &Element) -> String;

    /// Reads whether a checkbox is ticked.
    #[wasm_bindgen(js_namespace = controls, js_name = read)]
    pub fn read_tick(control: &Element) -> bool;

    /// Whether a control has the focus.
    #[wasm_bindgen(js_namespace = controls, js_name = hasFocus)]
    pub fn has_focus(control: &Element) -> bool;

    /// Dispatches an `input` event for values that a program wrote without one, when the control changes or loses
    /// the focus.
    #[wasm_bindgen(js_namespace = controls)]
    pub fn follow(root: &Element);

    /// Folds or unfolds the content of an element.
    #[wasm_bindgen(js_namespace = controls)]
    pub fn fold(root: &Element, is_folded: bool);

    #[wasm_bindgen(js_namespace = controls, js_name = adopt)]
    fn js_adopt(root: &Element) -> Promise;

    /// Completes [`adopt`], once the views are mounted: reads what was typed, and repeats the recorded `blur` events and
    /// presses for the program.
    #[wasm_bindgen(js_namespace = controls)]
    pub fn replay(root: &Element);

    #[wasm_bindgen(js_namespace = controls, js_name = readAll)]
    fn read_all_in(root: &Node);
}

/// Prepares the controls in `root` that were shown before the program: what was typed into them is not overwritten
/// before it is read. Waits until no input method is composing in them.
pub async fn adopt(root: &Element) {
    _ = JsFuture::from(js_adopt(root)).await;
}

/// Dispatches an `input` event for each control of a tree whose value a program wrote without one. Called before
/// the values are sent and before controls are removed.
pub fn read_all(tree: &Tree) {
    match tree.root() {
        Some(root) => read_all_in(root),
        None => {
            if let Some(document) = page::document() {
                read_all_in(&document);
            }
        }
    }
}
