//! Shows views.

use super::adoption;
use super::mounted::MountedView;
use super::view::IntoView;
use any_spawner::Executor;
use leptos::prelude::Owner;
use web_sys::Element;

/// A mounted view. It goes from the document, and its owner is disposed, when this is dropped.
pub struct MountHandle {
    // Dropped in this order: effects end before what they read is disposed.
    view: Option<MountedView>,
    owner: Option<Owner>,
}

impl MountHandle {
    /// Keeps the view as long as the page.
    pub fn forget(mut self) {
        std::mem::forget((self.view.take(), self.owner.take()));
    }
}

impl Drop for MountHandle {
    fn drop(&mut self) {
        if let Some(view) = self.view.take() {
            view.remove();
        }
        if let Some(owner) = self.owner.take() {
            owner.unset_with_forced_cleanup();
        }
    }
}

/// Initializes the executor of Leptos' tasks and effects. Mounting a view does it as well; only a task before the first
/// view needs this.
pub fn start_executor() {
    // An error means that it is initialized already.
    _ = Executor::init_wasm_bindgen();
}

/// Builds a view under an owner of its own and appends it to `parent`.
pub fn mount_to<V: IntoView>(parent: &Element, view: impl FnOnce() -> V) -> MountHandle {
    start_executor();
    let owner = Owner::new();
    let view = owner.with(|| MountedView::append(view().into_view(), parent));
    MountHandle {
        view: Some(view),
        owner: Some(owner),
    }
}

/// Whether a view is being built by [`hydrate_to`].
pub fn is_hydrating() -> bool {
    adoption::is_under_way()
}

/// Builds a view under an owner of its own over the elements in `parent`, which [`crate::markup()`] has written of a
/// similar view. Elements that both have stay as they are; others are created or removed.
pub fn hydrate_to<V: IntoView>(parent: &Element, view: impl FnOnce() -> V) -> MountHandle {
    let outer = adoption::enter(Some(parent));
    let handle = mount_to(parent, view);
    adoption::leave(outer);
    handle
}
