//! Views as values of one type.

use super::HtmlElement;
use std::rc::Rc;

/// A part of a page.
pub enum View {
    /// An element.
    Element(HtmlElement),
    /// A text.
    Text(String),
    /// A text that is set again when a signal in the closure changes.
    DynamicText(Box<dyn Fn() -> String>),
    /// Views one after another, without an element around them.
    Fragment(Vec<View>),
    /// A view that is built again when a signal in the closure changes.
    Dynamic(Box<dyn Fn() -> View>),
    /// The rows of a [`keyed`] list.
    Keyed(Box<dyn Fn() -> KeyedRows>),
}

/// The rows of a [`keyed`] list.
pub struct KeyedRows {
    /// The key of each row.
    pub(super) keys: Vec<u64>,
    /// Builds the row at a position.
    pub(super) element: Box<dyn Fn(usize) -> HtmlElement>,
}

/// What [`HtmlElement::child`] takes: elements, views, texts, options, lists and tuples of them, and closures that
/// return one of these.
pub trait IntoView: Sized {
    /// The view.
    fn into_view(self) -> View;

    /// The view of a closure that returns this type.
    fn dynamic(make: impl Fn() -> Self + 'static) -> View {
        View::Dynamic(Box::new(move || make().into_view()))
    }
}

/// Views one after another, without an element around them.
pub fn fragment<T: IntoView>(views: impl IntoIterator<Item = T>) -> View {
    View::Fragment(views.into_iter().map(IntoView::into_view).collect())
}

/// A list whose rows stay themselves while others come and go. `each` is run again when a signal in it changes; `key`
/// identifies a row in the list, and `view` builds it, once.
pub fn keyed<T: 'static>(
    each: impl Fn() -> Vec<T> + 'static,
    key: impl Fn(&T) -> u64 + 'static,
    view: impl Fn(&T) -> HtmlElement + 'static,
) -> View {
    let view = Rc::new(view);
    View::Keyed(Box::new(move || {
        let (items, view) = (each(), view.clone());
        KeyedRows {
            keys: items.iter().map(&key).collect(),
            element: Box::new(move |at| view(&items[at])),
        }
    }))
}

/// A view that is built again when a signal in the closure changes.
pub fn dynamic<T: IntoView>(make: impl Fn() -> T + 'static) -> View {
    make.into_view()
}

impl Default for View {
    fn default() -> Self {
        Self::Fragment(Vec::new())
    }
}

impl From<HtmlElement> for View {
    fn from(element: HtmlElement) -> Self {
        Self::Element(element)
    }
}

impl From<Option<HtmlElement>> for View {
    fn from(element: Option<HtmlElement>) -> Self {
        element.into_view()
    }
}

impl IntoView for View {
    fn into_view(self) -> View {
        self
    }
}

impl IntoView for HtmlElement {
    fn into_view(self) -> View {
        View::Element(self)
    }
}

impl IntoView for () {
    fn into_view(self) -> View {
        View::Fragment(Vec::new())
    }
}

impl IntoView for &str {
    fn into_view(self) -> View {
        View::Text(self.to_owned())
    }

    fn dynamic(make: impl Fn() -> Self + 'static) -> View {
        View::DynamicText(Box::new(move || make().to_owned()))
    }
}

impl IntoView for &String {
    fn into_view(self) -> View {
        View::Text(self.clone())
    }
}

impl IntoView for String {
    fn into_view(self) -> View {
        View::Text(self)
    }

    fn dynamic(make: impl Fn() -> Self + 'static) -> View {
        View::DynamicText(Box::new(make))
    }
}

impl<T: IntoView> IntoView for Option<T> {
    fn into_view(self) -> View {
        self.map_or(View::Fragment(Vec::new()), IntoView::into_view)
    }
}

impl<T: IntoView> IntoView for Vec<T> {
    fn into_view(self) -> View {
        fragment(self)
    }
}

impl<T: IntoView, const N: usize> IntoView for [T; N] {
    fn into_view(self) -> View {
        fragment(self)
    }
}

impl<F, T> IntoView for F
where
    F: Fn() -> T + 'static,
    T: IntoView,
{
    fn into_view(self) -> View {
        T::dynamic(self)
    }
}

macro_rules! tuples {
    ($($($name:ident)+;)+) => {
        $(impl<$($name: IntoView),+> IntoView for ($($name,)+) {
            #[allow(non_snake_case, reason = "a member is named after its type")]
            fn into_view(self) -> View {
                let ($($name,)+) = self;
                View::Fragment(vec![$($name.into_view()),+])
            }
        })+
    };
}

tuples! {
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
}
