//! Values that somebody sets.

use leptos::prelude::{ArcTrigger, Notify, Track};
use std::sync::{Arc, PoisonError, RwLock};

/// A value that somebody sets and others follow. Its clones share it.
pub struct Source<T>(Arc<Parts<T>>);

struct Parts<T> {
    changed: ArcTrigger,
    value: RwLock<T>,
}

impl<T> Clone for Source<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Default> Default for Source<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Source<T> {
    /// Begins with this value.
    pub fn new(value: T) -> Self {
        Self(Arc::new(Parts {
            changed: ArcTrigger::new(),
            value: RwLock::new(value),
        }))
    }

    /// Looks at the value; whatever runs is run again when it changes.
    #[track_caller]
    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        self.0.changed.track();
        self.with_untracked(look)
    }

    /// Looks at the value of this moment.
    pub fn with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(&self.0.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the value in its place, and tells those who follow it.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.update_untracked(change);
        self.0.changed.notify();
    }

    /// Changes the value in its place, and tells nobody.
    pub fn update_untracked(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.0.value.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// Takes another value, and tells those who follow it.
    pub fn set(&self, value: T) {
        // The old value goes when nobody holds the lock any more: what it holds may look here.
        let old = std::mem::replace(
            &mut *self.0.value.write().unwrap_or_else(PoisonError::into_inner),
            value,
        );
        drop(old);
        self.0.changed.notify();
    }
}

impl<T: Clone> Source<T> {
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
