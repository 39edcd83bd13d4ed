//! Elements that are in the document before their view is mounted, written from [`crate::markup()`]. The view adopts
//! them: they are neither moved nor replaced, so that focus, caret, values and a composition stay.
//!
//! A cursor goes over the children of each adopted element while the view of that element is built. Only elements are
//! adopted: text nodes are removed and created again. Elements that the view does not have are removed.

use std::cell::RefCell;
use web_sys::{Element, Node};

/// The position in an adopted element while its children are built.
pub(super) struct Cursor {
    parent: Node,
    /// The first child that the view has not reached yet.
    next: Option<Element>,
}

thread_local! {
    /// The cursor in the element that is being built. `None`: it is a new one.
    static CURSOR: RefCell<Option<Cursor>> = const { RefCell::new(None) };
}

/// Begins to build the children of an adopted element, or (`None`) of a new one. Returns the cursor of the element
/// around it, for [`leave`].
pub(super) fn enter(adopted: Option<&Element>) -> Option<Cursor> {
    let inner = adopted.map(|element| {
        let mut at = element.first_child();
        while let Some(node) = at {
            at = node.next_sibling();
            if node.node_type() != Node::ELEMENT_NODE {
                _ = element.remove_child(&node);
            }
        }
        Cursor {
            parent: element.clone().into(),
            next: element.first_element_child(),
        }
    });
    CURSOR.replace(inner)
}

/// Ends what [`enter`] has begun: removes the children that the view does not have.
pub(super) fn leave(outer: Option<Cursor>) {
    let inner = CURSOR.replace(outer);
    let mut rest = inner.and_then(|cursor| cursor.next);
    while let Some(element) = rest {
        rest = element.next_element_sibling();
        element.remove();
    }
}

/// Adopts the element at the cursor, if it has this name, id and class. An element with this id is also found behind
/// others, which are removed. So is a heading of another level: it differs from the wanted one in its name alone.
pub(super) fn take(name: &str, id: Option<&str>, class: Option<&str>) -> Option<Element> {
    CURSOR.with_borrow_mut(|cursor| {
        let cursor = cursor.as_mut()?;
        let is_other_level =
            |it: &mut Element| is_heading(&it.local_name()) && it.local_name() != name;
        if is_heading(name)
            && let Some(heading) = cursor.next.take_if(is_other_level)
        {
            cursor.next = heading.next_element_sibling();
            heading.remove();
        }
        let is_same = |element: &Element| {
            element.local_name() == name
                && element.get_attribute("id").as_deref() == id
                && class.is_none_or(|class| element.class_name() == class)
        };
        let mut found = cursor.next.clone();
        while let Some(element) = found.take_if(|it| id.is_some() && !is_same(it)) {
            found = element.next_element_sibling();
        }
        let found = found.filter(is_same)?;
        while let Some(skipped) = cursor.next.take_if(|it| *it != found) {
            cursor.next = skipped.next_element_sibling();
            skipped.remove();
        }
        cursor.next = found.next_element_sibling();
        Some(found)
    })
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Inserts a node at the cursor. Without a cursor in `parent`: before `marker`, or at the end.
pub(super) fn put(node: &Node, parent: &Node, marker: Option<&Node>) {
    CURSOR.with_borrow(|cursor| {
        let place = cursor.as_ref().filter(|cursor| cursor.parent == *parent);
        let before = match place {
            Some(cursor) => cursor.next.as_ref().map(AsRef::as_ref),
            None => marker,
        };
        _ = parent.insert_before(node, before);
    });
}

/// Whether an adopted element is being built.
pub(super) fn is_under_way() -> bool {
    CURSOR.with_borrow(Option::is_some)
}
