//! The DOM tree of a form.

use super::page;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, Node, ShadowRoot};

/// The DOM tree of a form: the document, or the shadow root of an element. Ids are unique within it.
#[derive(Clone, Debug, Default)]
pub struct Tree(Option<ShadowRoot>);

impl Tree {
    /// The document.
    pub fn page() -> Self {
        Self::default()
    }

    /// A shadow root.
    pub fn shadow(root: ShadowRoot) -> Self {
        Self(Some(root))
    }

    /// The tree of the element that listens to this event.
    pub fn around(event: &Event) -> Self {
        let node: Option<Node> = event.current_target().and_then(|it| it.dyn_into().ok());
        Self(node.and_then(|node| node.get_root_node().dyn_into().ok()))
    }

    /// The shadow root. `None`: the document.
    pub(super) fn root(&self) -> Option<&ShadowRoot> {
        self.0.as_ref()
    }

    /// The element that has the focus. `None`: none, or one outside of this tree.
    pub(super) fn focused(&self) -> Option<Element> {
        match &self.0 {
            Some(shadow) => shadow.active_element(),
            None => page::document()?.active_element(),
        }
    }

    /// Finds the element of this id.
    pub fn element(&self, id: &str) -> Option<HtmlElement> {
        let found: Option<Element> = match &self.0 {
            Some(shadow) => shadow.get_element_by_id(id),
            None => page::document()?.get_element_by_id(id),
        };
        found?.dyn_into().ok()
    }
}
