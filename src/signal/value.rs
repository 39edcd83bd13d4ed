//! A value with subscribers.

use leptos::prelude::{ArcTrigger, Notify, Track};
use leptos::reactive::graph::Observer;
use std::sync::{Mutex, PoisonError, RwLock};

/// A value that somebody sets and others follow, as a part of something shared.
#[derive(Default)]
pub struct Value<T> {
    followers: Followers,
    value: RwLock<T>,
}

/// Those to be told, while there are any: whoever is told and still cares looks again, and follows anew.
#[derive(Default)]
struct Followers(Mutex<Option<ArcTrigger>>);

impl Followers {
    /// Whatever runs is told from now on.
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
    fn tell(&self) {
        let told = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(told) = told {
            told.notify();
        }
    }
}

impl<T> Value<T> {
    /// Begins with this value.
    pub fn new(value: T) -> Self {
        Self {
            followers: Followers::default(),
            value: RwLock::new(value),
        }
    }

    /// Looks at the value; whatever runs is run again when it changes.
    #[track_caller]
    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        self.followers.track();
        self.with_untracked(look)
    }

    /// Looks at the value of this moment.
    pub fn with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(&self.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the value in its place, and tells those who follow it.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.update_untracked(change);
        self.followers.tell();
    }

    /// Changes the value in its place, and tells nobody.
    pub fn update_untracked(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.value.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// Takes another value, and tells those who follow it.
    pub fn set(&self, value: T) {
        // The old value goes when nobody holds the lock any more: what it holds may look here.
        let old = std::mem::replace(
            &mut *self.value.write().unwrap_or_else(PoisonError::into_inner),
            value,
        );
        drop(old);
        self.followers.tell();
    }

    /// Tells those who follow the value as if it had changed, and forgets them: hundreds of values that were
    /// followed once hold memory for it until then.
    pub fn release(&self) {
        self.followers.tell();
    }
}

impl<T: Clone> Value<T> {
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
