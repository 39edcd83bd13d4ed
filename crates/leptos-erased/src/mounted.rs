//! Views in the document, and how they change there.

use super::adoption;
use super::built::{BuiltElement, text_element};
use super::element::HtmlElement;
use super::scoped_effect::ScopedEffect;
use super::view::{KeyedRows, View};
use leptos::prelude::{Owner, document, untrack};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, Node};

/// A view in the document. An empty text node after it marks its place while it is empty.
pub(super) struct MountedView {
    marker: Node,
    content: Content,
}

/// The nodes in front of the marker.
enum Content {
    Pieces(Vec<Piece>),
    Dynamic {
        shown: Rc<RefCell<Vec<Piece>>>,
        _making: ScopedEffect,
    },
    Keyed {
        rows: Rc<RefCell<Vec<MountedRow>>>,
        _making: ScopedEffect,
    },
}

/// A part of a view in the document.
enum Piece {
    Text(Node),
    Element(BuiltElement),
    View(MountedView),
}

struct MountedRow {
    key: u64,
    element: Element,
    /// What goes with the row, if something in it can change. A list has hundreds of rows in which nothing can.
    _state: Option<Box<(BuiltElement, Owner)>>,
}

impl MountedView {
    /// Puts the view at the end of `parent`.
    pub(super) fn append(view: View, parent: &Node) -> Self {
        let marker = empty_text();
        adoption::put(&marker, parent, None);
        Self::before(view, marker)
    }

    /// Inserts the view in front of `marker`, which is in the document already.
    fn before(view: View, marker: Node) -> Self {
        let content = match view {
            View::Dynamic(make) => dynamic(make, marker.clone()),
            View::Keyed(make) => keyed(make, marker.clone()),
            view => {
                let mut pieces = Vec::new();
                insert(view, &marker, &mut pieces);
                Content::Pieces(pieces)
            }
        };
        if adoption::is_under_way() {
            // Adopted nodes are behind it.
            insert_before(&marker, &marker);
        }
        Self { marker, content }
    }

    /// Removes the view and its marker from the document.
    pub(super) fn remove(mut self) {
        self.clear();
        if let Some(parent) = self.marker.parent_node() {
            _ = parent.remove_child(&self.marker);
        }
    }

    /// Takes all of it but the marker out of the document.
    fn clear(&mut self) {
        match &mut self.content {
            Content::Pieces(pieces) => pieces.drain(..).for_each(Piece::remove),
            Content::Dynamic { shown, .. } => remove_all(shown),
            Content::Keyed { rows, .. } => {
                for row in rows.borrow_mut().drain(..) {
                    row.element.remove();
                }
            }
        }
    }
}

impl Piece {
    fn remove(self) {
        match self {
            Self::Text(node) => {
                if let Some(parent) = node.parent_node() {
                    _ = parent.remove_child(&node);
                }
            }
            Self::Element(state) => state.element().remove(),
            Self::View(mounted) => mounted.remove(),
        }
    }
}

fn remove_all(pieces: &RefCell<Vec<Piece>>) {
    let pieces = std::mem::take(&mut *pieces.borrow_mut());
    pieces.into_iter().for_each(Piece::remove);
}

fn empty_text() -> Node {
    document().create_text_node("").into()
}

fn insert_before(node: &Node, marker: &Node) {
    if let Some(parent) = marker.parent_node() {
        adoption::put(node, &parent, Some(marker));
    }
}

fn insert_element(built: &BuiltElement, marker: &Node) {
    if let Some(parent) = marker.parent_node() {
        built.put(&parent, Some(marker));
    }
}

/// Builds the view in front of `marker`. Groups dissolve; what changes gets a marker of its own.
fn insert(view: View, marker: &Node, pieces: &mut Vec<Piece>) {
    match view {
        View::Fragment(views) => {
            for view in views {
                insert(view, marker, pieces);
            }
        }
        View::Element(element) => {
            if let Some(built) = element.build() {
                insert_element(&built, marker);
                pieces.push(Piece::Element(built));
            }
        }
        View::DynamicText(text) => {
            if let Some(built) = text_element(text) {
                insert_element(&built, marker);
                pieces.push(Piece::Element(built));
            }
        }
        View::Text(text) => {
            let node: Node = document().create_text_node(&text).into();
            insert_before(&node, marker);
            pieces.push(Piece::Text(node));
        }
        changing => {
            let own = empty_text();
            insert_before(&own, marker);
            pieces.push(Piece::View(MountedView::before(changing, own)));
        }
    }
}

fn dynamic(make: Box<dyn Fn() -> View>, marker: Node) -> Content {
    let shown = Rc::new(RefCell::new(Vec::new()));
    let place = shown.clone();
    let making = ScopedEffect::new(move || {
        let view = make();
        remove_all(&place);
        let mut pieces = Vec::new();
        insert(view, &marker, &mut pieces);
        place.replace(pieces);
    });
    Content::Dynamic {
        shown,
        _making: making,
    }
}

/// Rows that go are taken out, new ones put in their places; those that stay are not touched, so that
/// focus and caret stay with them. A row that changes its place among the others is made anew.
fn keyed(make: Box<dyn Fn() -> KeyedRows>, marker: Node) -> Content {
    let rows = Rc::new(RefCell::new(Vec::<MountedRow>::new()));
    let place = rows.clone();
    let making = ScopedEffect::new(move || {
        let KeyedRows { keys, element } = make();
        let old = std::mem::take(&mut *place.borrow_mut());
        let stay = staying(old, &keys);
        let mut stay = stay.into_iter().peekable();
        let mut now = Vec::with_capacity(keys.len());
        for (at, key) in keys.into_iter().enumerate() {
            match stay.next_if(|next| next.key == key) {
                Some(same) => now.push(same),
                None => {
                    let next = stay.peek().map(|next| &next.element);
                    let next: &Node = next.map_or(&marker, AsRef::as_ref);
                    now.extend(mount_row(key, || element(at), next));
                }
            }
        }
        for row in stay {
            row.element.remove();
        }
        place.replace(now);
    });
    Content::Keyed {
        rows,
        _making: making,
    }
}

/// The rows that are still wanted; the others are taken out. What begins and ends alike is not searched,
/// so that one that comes or goes among many costs one look at each.
fn staying(old: Vec<MountedRow>, wanted: &[u64]) -> Vec<MountedRow> {
    let same = |pair: &(&MountedRow, &u64)| pair.0.key == *pair.1;
    let head = old.iter().zip(wanted).take_while(same).count();
    let (old_rest, wanted_rest) = (old.iter().skip(head), wanted.iter().skip(head));
    let tail = old_rest
        .rev()
        .zip(wanted_rest.rev())
        .take_while(same)
        .count();
    let (changed, end) = (wanted.len() - tail, old.len() - tail);
    let mut stay = Vec::with_capacity(old.len());
    for (at, row) in old.into_iter().enumerate() {
        let is_wanted = at < head || at >= end || wanted[head..changed].contains(&row.key);
        if is_wanted {
            stay.push(row);
        } else {
            row.element.remove();
        }
    }
    stay
}

/// Builds a row, and inserts it in front of `before`. Its owner is a root: rows outlive the run that made them, and an
/// owner above would not forget them when they go.
fn mount_row(key: u64, view: impl Fn() -> HtmlElement, before: &Node) -> Option<MountedRow> {
    let around = Owner::current();
    let owner = Owner::new_root(None);
    let built = owner.with(|| untrack(|| view().build()));
    if let Some(around) = around {
        around.set();
    }
    let built = built?;
    insert_element(&built, before);
    Some(MountedRow {
        key,
        element: built.element().clone(),
        _state: (!built.is_static()).then(|| Box::new((built, owner))),
    })
}
