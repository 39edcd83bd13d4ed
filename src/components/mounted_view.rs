//! Views in the document, and how they change there.

use super::scoped_effect::ScopedEffect;
use super::tag::TagState;
use super::view::{RowView, View};
use leptos::prelude::{Owner, untrack};
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::Mountable;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// A view in the document: in front of an empty text, which marks its place while it is itself empty.
pub struct MountedView {
    marker: Node,
    content: Content,
}

/// What stands in front of the marker.
enum Content {
    Pieces(Vec<Piece>),
    Live {
        shown: Rc<RefCell<Vec<Piece>>>,
        _making: ScopedEffect,
    },
    List {
        rows: Rc<RefCell<Vec<MountedRow>>>,
        _making: ScopedEffect,
    },
}

/// A part of a view in the document.
enum Piece {
    Tag(TagState),
    View(MountedView),
}

struct MountedRow {
    key: u64,
    state: TagState,
    /// Whatever the row's code made goes with it.
    _owner: Option<Owner>,
}

impl MountedView {
    /// Puts the view at the end of `parent`.
    pub(super) fn append(view: View, parent: &Node) -> Self {
        let marker = empty_text();
        _ = parent.append_child(&marker);
        Self::before(view, marker)
    }

    /// A view that is not in the document yet; Leptos mounts it.
    pub(super) fn detached(view: View) -> Self {
        let fragment = Rndr::create_element("div", None);
        Self::append(view, &fragment)
    }

    /// Puts the view in front of `marker`, which stands in the document already.
    fn before(view: View, marker: Node) -> Self {
        let content = match view {
            View::Live(make) => live(make, marker.clone()),
            View::List(make) => list(make, marker.clone()),
            view => {
                let mut pieces = Vec::new();
                insert(view, &marker, &mut pieces);
                Content::Pieces(pieces)
            }
        };
        Self { marker, content }
    }

    pub(super) fn replace(&mut self, view: View) {
        self.clear();
        *self = Self::before(view, self.marker.clone());
    }

    /// Takes all of it but the marker out of the document.
    fn clear(&mut self) {
        match &mut self.content {
            Content::Pieces(pieces) => pieces.drain(..).for_each(Piece::remove),
            Content::Live { shown, .. } => remove_all(shown),
            Content::List { rows, .. } => {
                for row in rows.borrow_mut().drain(..) {
                    row.state.element().remove();
                }
            }
        }
    }

    fn first_node(&self) -> Node {
        let piece = |pieces: &[Piece]| match pieces.first() {
            Some(Piece::Tag(state)) => Some(state.element().clone().into()),
            Some(Piece::View(mounted)) => Some(mounted.first_node()),
            None => None,
        };
        let first = match &self.content {
            Content::Pieces(pieces) => piece(pieces),
            Content::Live { shown, .. } => piece(&shown.borrow()),
            Content::List { rows, .. } => rows
                .borrow()
                .first()
                .map(|row| row.state.element().clone().into()),
        };
        first.unwrap_or_else(|| self.marker.clone())
    }
}

impl Piece {
    fn remove(self) {
        match self {
            Self::Tag(state) => state.element().remove(),
            Self::View(mut mounted) => mounted.unmount(),
        }
    }
}

fn remove_all(pieces: &RefCell<Vec<Piece>>) {
    let pieces = std::mem::take(&mut *pieces.borrow_mut());
    pieces.into_iter().for_each(Piece::remove);
}

fn empty_text() -> Node {
    Rndr::create_text_node("").unchecked_into()
}

fn insert_before(node: &Node, marker: &Node) {
    if let Some(parent) = marker.parent_node() {
        _ = parent.insert_before(node, Some(marker));
    }
}

/// Builds the view in front of `marker`. Groups dissolve; what changes gets a marker of its own.
fn insert(view: View, marker: &Node, pieces: &mut Vec<Piece>) {
    match view {
        View::Group(views) => {
            for view in views {
                insert(view, marker, pieces);
            }
        }
        View::Tag(tag) => {
            let state = tag.build();
            insert_before(state.element(), marker);
            pieces.push(Piece::Tag(state));
        }
        changing => {
            let own = empty_text();
            insert_before(&own, marker);
            pieces.push(Piece::View(MountedView::before(changing, own)));
        }
    }
}

fn live(make: Box<dyn Fn() -> View + Send + Sync>, marker: Node) -> Content {
    let shown = Rc::new(RefCell::new(Vec::new()));
    let place = shown.clone();
    let making = ScopedEffect::new(move || {
        let view = make();
        remove_all(&place);
        let mut pieces = Vec::new();
        insert(view, &marker, &mut pieces);
        place.replace(pieces);
    });
    Content::Live {
        shown,
        _making: making,
    }
}

/// Rows that go are taken out, new ones put in their places; those that stay are not touched, so that
/// focus and caret stay with them. A row that changes its place among the others is made anew.
fn list(make: Box<dyn Fn() -> Vec<RowView> + Send + Sync>, marker: Node) -> Content {
    let rows = Rc::new(RefCell::new(Vec::<MountedRow>::new()));
    let place = rows.clone();
    let making = ScopedEffect::new(move || {
        let wanted = make();
        let old = std::mem::take(&mut *place.borrow_mut());
        let stay = staying(old, &wanted);
        let mut stay = stay.into_iter().peekable();
        let mut now = Vec::with_capacity(wanted.len());
        for row in wanted {
            match stay.next_if(|next| next.key == row.key) {
                Some(same) => now.push(same),
                None => {
                    let next = stay.peek().map(|next| next.state.element());
                    let next: &Node = next.map_or(&marker, AsRef::as_ref);
                    now.push(mount_row(row, next));
                }
            }
        }
        for row in stay {
            row.state.element().remove();
        }
        place.replace(now);
    });
    Content::List {
        rows,
        _making: making,
    }
}

/// The rows that are still wanted; the others are taken out. What begins and ends alike is not searched,
/// so that one that comes or goes among many costs one look at each.
fn staying(old: Vec<MountedRow>, wanted: &[RowView]) -> Vec<MountedRow> {
    let same = |pair: &(&MountedRow, &RowView)| pair.0.key == pair.1.key;
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
        let is_wanted =
            at < head || at >= end || wanted[head..changed].iter().any(|it| it.key == row.key);
        if is_wanted {
            stay.push(row);
        } else {
            row.state.element().remove();
        }
    }
    stay
}

fn mount_row(row: RowView, before: &Node) -> MountedRow {
    let build = || untrack(|| (row.element)().build());
    let (owner, state) = if row.is_still {
        (None, build())
    } else {
        // Rows outlive the run that made them. An owner above would not forget them when they go.
        let around = Owner::current();
        let owner = Owner::new_root(None);
        let state = owner.with(build);
        if let Some(around) = around {
            around.set();
        }
        (Some(owner), state)
    };
    insert_before(state.element(), before);
    MountedRow {
        key: row.key,
        state,
        _owner: owner,
    }
}

impl Mountable for MountedView {
    fn unmount(&mut self) {
        self.clear();
        if let Some(parent) = self.marker.parent_node() {
            _ = parent.remove_child(&self.marker);
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let first = self.first_node();
        let mut next = Some(first);
        while let Some(node) = next {
            next = node.next_sibling().filter(|_| node != self.marker);
            Rndr::insert_node(parent, &node, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.first_node();
        let Some(parent) = first.parent_element() else {
            return false;
        };
        child.mount(&parent, Some(&first));
        true
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}
