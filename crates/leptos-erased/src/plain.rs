//! Views of this crate in views of plain Leptos.

use super::mount::mount_to;
use super::view::{IntoView, View};
use leptos::prelude::StoredValue;
use std::rc::Rc;
use web_sys::Element;

/// A view for [`erased`].
#[derive(Clone)]
pub struct ErasedView(Rc<dyn Fn() -> View>);

impl ErasedView {
    /// The view that `make` returns.
    pub fn new<V: IntoView>(make: impl Fn() -> V + 'static) -> Self {
        Self(Rc::new(move || make().into_view()))
    }
}

/// A directive of plain Leptos: shows a view of this crate in an element that has no children of its own. The view is
/// removed, and its owner disposed, with the owner that surrounds the element.
///
/// ```no_run
/// use leptos::prelude::*;
/// use leptos_erased::{ErasedView, erased, html};
///
/// #[component]
/// fn Id(id: String) -> impl IntoView {
///     let code = ErasedView::new(move || html::code().child(&id));
///     view! { <dd use:erased=code></dd> }
/// }
/// ```
pub fn erased(element: Element, view: ErasedView) {
    StoredValue::new_local(mount_to(&element, || (view.0)()));
}
