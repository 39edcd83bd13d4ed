//! The values of controls, also those that programs write without an event.

use super::page;
use super::tree::Tree;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Node};

#[wasm_bindgen(module = "/src/browser/controls.js")]
extern "C" {
    /// Shows a text in a control.
    #[wasm_bindgen(js_namespace = controls, js_name = write)]
    pub fn write_text(control: &Element, text: &str);

    /// Ticks a box or not.
    #[wasm_bindgen(js_namespace = controls, js_name = write)]
    pub fn write_tick(control: &Element, ticked: bool);

    /// The text in a control.
    #[wasm_bindgen(js_namespace = controls, js_name = read)]
    pub fn read_text(control: &Element) -> String;

    /// Whether a box is ticked.
    #[wasm_bindgen(js_namespace = controls, js_name = read)]
    pub fn read_tick(control: &Element) -> bool;

    /// Whether a control has the focus.
    #[wasm_bindgen(js_namespace = controls, js_name = hasFocus)]
    pub fn has_focus(control: &Element) -> bool;

    /// What a program wrote into a control within this element, without an event, is an `input` event as soon as the
    /// control changes or is left.
    #[wasm_bindgen(js_namespace = controls)]
    pub fn follow(root: &Element);

    /// Folds what is in an element away, or not.
    #[wasm_bindgen(js_namespace = controls)]
    pub fn fold(root: &Element, is_folded: bool);

    #[wasm_bindgen(js_namespace = controls, js_name = readAll)]
    fn read_all_in(root: &Node);
}

/// What programs wrote into the controls of a tree without an event is an `input` event now: before it is sent, and
/// before controls go.
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
