//! Keyboard focus.

use super::tree::Tree;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, window};

/// Focuses the element of this id and scrolls it into view. In a group of controls for one value, focuses the
/// control that has a name. Does nothing if there is no such element.
pub fn by_id(tree: &Tree, id: &str) {
    if let Some(element) = tree.element(id) {
        let named = match element.class_list().contains("one-value") {
            true => element.query_selector("[name]").ok().flatten(),
            false => None,
        };
        let element = named
            .and_then(|named| named.dyn_into().ok())
            .unwrap_or(element);
        _ = element.focus();
        show(&element);
    }
}

/// Scrolls the element of this id into view without focusing it.
pub fn reveal(tree: &Tree, id: &str) {
    if let Some(element) = tree.element(id) {
        show(&element);
    }
}

/// Scrolls the element into view after the next layout.
pub fn reveal_soon(tree: &Tree, id: String) {
    let tree = tree.clone();
    leptos::prelude::request_animation_frame(move || reveal(&tree, &id));
}

/// Focuses the element after the next layout.
pub fn soon(tree: &Tree, id: String) {
    let tree = tree.clone();
    leptos::prelude::request_animation_frame(move || by_id(&tree, &id));
}

/// Scrolls to the beginning of elements that are taller than the window.
fn show(element: &HtmlElement) {
    let height = window().and_then(|window| window.inner_height().ok());
    let tallest = height.and_then(|height| height.as_f64());
    let is_taller = tallest.is_some_and(|tallest| f64::from(element.offset_height()) > tallest);
    let options = ScrollIntoViewOptions::new();
    options.set_block(match is_taller {
        true => ScrollLogicalPosition::Start,
        false => ScrollLogicalPosition::Nearest,
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
