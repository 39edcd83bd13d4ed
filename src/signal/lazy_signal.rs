//! A signal that allocates its subscribers on demand.

use leptos::prelude::{ArcTrigger, Notify, Track};
use leptos::reactive::graph::Observer;
use std::sync::{Mutex, PoisonError, RwLock};

/// A value with subscribers.
#[derive(Default)]
pub struct LazySignal<T> {
    subscribers: Subscribers,
    value: RwLock<T>,
}

/// The subscribers, if there are any. A notification removes them: subscribers that still read the value subscribe
/// again.
#[derive(Default)]
struct Subscribers(Mutex<Option<ArcTrigger>>);

impl Subscribers {
    /// Subscribes the running observer.
    #[track_caller]
    #[inline(never)]
    fn track(&self) {
        if Observer::get().is_some() {
            let mut trigger = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let trigger = trigger.get_or_insert_with(ArcTrigger::new).clone();
            trigger.track();
        }
    }

    #[inline(never)]
    fn notify(&self) {
        let trigger = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(trigger) = trigger {
            trigger.notify();
        }
    }
}

impl<T> LazySignal<T> {
    pub fn new(value: T) -> Self {
        Self {
            subscribers: Subscribers::default(),
            value: RwLock::new(value),
        }
    }

    /// Reads the value and subscribes the running observer.
    #[track_caller]
    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        self.subscribers.track();
        self.with_untracked(look)
    }

    /// Reads the value without subscribing.
    pub fn with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(&self.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the value in place and notifies subscribers.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.update_untracked(change);
        self.subscribers.notify();
    }

    /// Changes the value in place without notifying subscribers.
    pub fn update_untracked(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.value.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// Replaces the value and notifies subscribers.
    pub fn set(&self, value: T) {
        // The old value is dropped after the lock is released: its drop may read this signal.
        let old = std::mem::replace(
            &mut *self.value.write().unwrap_or_else(PoisonError::into_inner),
            value,
        );
        drop(old);
        self.subscribers.notify();
    }

    /// Notifies subscribers and frees their list. Hundreds of values that had subscribers once would hold its
    /// memory.
    pub fn release(&self) {
        self.subscribers.notify();
    }
}

impl<T: Clone> LazySignal<T> {
    /// Returns the value and subscribes the running observer.
    #[track_caller]
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// Returns the value without subscribing.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}
