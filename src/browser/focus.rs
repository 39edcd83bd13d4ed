//! Keyboard focus.

use super::page;
use super::tree::Tree;
use super::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// What shows an element that has just been changed from elsewhere; `page.css` has the style.
const HIGHLIGHT: &str = "returned";

const HIGHLIGHTED: &str = ".returned";

/// Focuses the element of this id and brings it into view. Nothing happens where there is none.
pub fn by_id(tree: &Tree, id: &str) {
    if let Some(element) = find(tree, id) {
        _ = element.focus();
        show(&element);
    }
}

/// The element with this id. In a group of controls, the one with a `name`: it has the value.
fn find(tree: &Tree, id: &str) -> Option<HtmlElement> {
    let element = tree.element(id)?;
    let named = match element.class_list().contains("one-value") {
        true => element.query_selector("[name]").ok().flatten(),
        false => None,
    };
    let named = named.and_then(|named| named.dyn_into().ok());
    Some(named.unwrap_or(element))
}

/// The id of the element that has the focus.
pub fn focused_id(tree: &Tree) -> Option<String> {
    let id = tree.focused()?.id();
    (!id.is_empty()).then_some(id)
}

/// Draws a frame around the element of this id, for a moment.
pub fn highlight(tree: &Tree, id: &str) {
    if let Some(element) = find(tree, id) {
        let classes = element.class_list();
        // One at a time.
        let earlier = page::document().and_then(|it| it.query_selector(HIGHLIGHTED).ok().flatten());
        if let Some(earlier) = earlier {
            _ = earlier.class_list().remove_1(HIGHLIGHT);
        }
        // An animation begins again only where the page was laid out without it.
        _ = element.offset_height();
        _ = classes.add_1(HIGHLIGHT);
    }
}

/// Brings the element of this id into view and leaves the focus where it is.
pub fn reveal(tree: &Tree, id: &str) {
    if let Some(element) = find(tree, id) {
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

/// Focuses an element that is not in the document yet, unless the focus moves in the meantime.
#[derive(Clone, Debug)]
pub struct LaterFocus {
    tree: Tree,
    focused: Option<Element>,
}

impl LaterFocus {
    /// Remembers where the focus is. Called at the press that leads to the new element.
    pub fn from_here(tree: &Tree) -> Self {
        Self {
            tree: tree.clone(),
            focused: tree.focused(),
        }
    }

    /// Focuses the element of this id after the next layout, if the focus has not been moved.
    pub fn move_to(self, id: String) {
        leptos::prelude::request_animation_frame(move || {
            if self.tree.focused() == self.focused {
                by_id(&self.tree, &id);
            }
        });
    }
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
