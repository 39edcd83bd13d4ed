//! The browser's own dialogs: they keep the focus inside, close on Escape and give the focus back.

use super::page;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Opens the dialog of this id over the page, once it stands in the document. One that is open stays.
pub fn open_soon(id: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        if let Some(dialog) = element(id).filter(|dialog| !dialog.open()) {
            _ = dialog.show_modal();
        }
    });
}

/// Closes the dialog of this id.
pub fn close(id: &str) {
    if let Some(dialog) = element(id).filter(HtmlDialogElement::open) {
        dialog.close();
    }
}

fn element(id: &str) -> Option<HtmlDialogElement> {
    page::document()?.get_element_by_id(id)?.dyn_into().ok()
}
