//! The browser's dialogs: they trap the focus, close on Escape and restore the focus.

use super::tree::Tree;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Opens the dialog of this id once it is in the document. Does nothing if it is open.
pub fn open_soon(tree: &Tree, id: &'static str) {
    let tree = tree.clone();
    leptos::prelude::request_animation_frame(move || {
        if let Some(dialog) = element(&tree, id).filter(|dialog| !dialog.open()) {
            _ = dialog.show_modal();
        }
    });
}

/// Closes the dialog of this id.
pub fn close(tree: &Tree, id: &str) {
    if let Some(dialog) = element(tree, id).filter(HtmlDialogElement::open) {
        dialog.close();
    }
}

fn element(tree: &Tree, id: &str) -> Option<HtmlDialogElement> {
    tree.element(id)?.dyn_into().ok()
}
