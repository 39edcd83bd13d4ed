//! What a page is made of, as plain values of one type.
//!
//! Leptos' `view!` gives every piece of a page a type of its own, and the program a copy of the code
//! that builds it: with it this app was 230 kB on the wire. Here that code exists once. Signals,
//! effects, owners and the router are Leptos' all the same.

use super::mounted_view::MountedView;
use super::tag::Tag;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::{Position, PositionState, Render, RenderHtml};

/// A piece of a page.
pub enum View {
    /// An element.
    Tag(Tag),
    /// Pieces one after another.
    Group(Vec<View>),
    /// A piece that is made anew whenever a signal in it changes.
    Live(Box<dyn Fn() -> View + Send + Sync>),
    /// Rows that stay themselves while others come and go.
    List(Box<dyn Fn() -> Vec<RowView> + Send + Sync>),
}

/// A row of a list.
pub struct RowView {
    /// Tells it from the other rows, as long as the list lives.
    pub key: u64,
    /// Whether nothing in it follows anything: hundreds of such rows cost hardly more than their elements.
    pub is_still: bool,
    /// Makes it; called once, and not again when what it reads changes.
    pub element: Box<dyn Fn() -> Tag + Send + Sync>,
}

/// Nothing at all.
pub fn nothing() -> View {
    View::Group(Vec::new())
}

/// Pieces one after another, without an element around them.
pub fn group<T: Into<View>>(pieces: impl IntoIterator<Item = T>) -> View {
    View::Group(pieces.into_iter().map(Into::into).collect())
}

/// A piece that is made anew whenever a signal in it changes.
pub fn live<T: Into<View>>(piece: impl Fn() -> T + Send + Sync + 'static) -> View {
    View::Live(Box::new(move || piece().into()))
}

/// Rows that stay themselves while others come and go.
pub fn list(rows: impl Fn() -> Vec<RowView> + Send + Sync + 'static) -> View {
    View::List(Box::new(rows))
}

impl From<Tag> for View {
    fn from(tag: Tag) -> Self {
        Self::Tag(tag)
    }
}

impl<T: Into<View>> From<Option<T>> for View {
    fn from(piece: Option<T>) -> Self {
        piece.map_or_else(nothing, Into::into)
    }
}

impl Render for View {
    type State = MountedView;

    fn build(self) -> MountedView {
        MountedView::detached(self)
    }

    fn rebuild(self, state: &mut MountedView) {
        state.replace(self);
    }
}

no_attrs!(View);

/// Leptos asks this of every view. No server renders pages here, so nothing is written.
impl RenderHtml for View {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> MountedView {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
