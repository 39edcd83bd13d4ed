//! Values that follow from others.

use leptos::prelude::{ArcMemo, Get, GetUntracked};
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};
use std::sync::{Arc, PoisonError, RwLock};

/// A value that follows from others: found anew when somebody looks after one of them has changed. Those who
/// follow it are told only where it came out otherwise. Its clones share it.
pub struct Derived<T>(Arc<Parts<T>>);

struct Parts<T> {
    version: Version,
    value: Arc<RwLock<T>>,
}

/// How often a value has changed. When it goes, what it followed forgets it: Leptos' own memos are kept by their
/// signals until those change, and some never do.
struct Version(ArcMemo<u32>);

impl Drop for Version {
    fn drop(&mut self) {
        let this = self.0.to_any_subscriber();
        this.clear_sources(&this);
    }
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Default + PartialEq + Send + Sync + 'static> Derived<T> {
    /// What `find` gives.
    pub fn new(find: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let value = Arc::new(RwLock::new(T::default()));
        let found = value.clone();
        let renew = move || {
            let new = find();
            let mut old = found.write().unwrap_or_else(PoisonError::into_inner);
            let is_new = *old != new;
            if is_new {
                *old = new;
            }
            is_new
        };
        Self(Arc::new(Parts {
            version: counted(Box::new(renew)),
            value,
        }))
    }

    /// Looks at the value; whatever runs is run again when it changes.
    #[track_caller]
    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        self.0.version.0.get();
        self.look(look)
    }

    /// Looks at the value of this moment.
    pub fn with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        self.0.version.0.get_untracked();
        self.look(look)
    }

    fn look<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(&self.0.value.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<T: Clone + Default + PartialEq + Send + Sync + 'static> Derived<T> {
    /// The value; whatever runs is run again when it changes.
    #[track_caller]
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// The value of this moment.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

/// Counts how often `renew` changed something.
fn counted(renew: Box<dyn Fn() -> bool + Send + Sync>) -> Version {
    Version(ArcMemo::new(move |before: Option<&u32>| {
        let before = before.copied().unwrap_or_default();
        before.wrapping_add(renew().into())
    }))
}
