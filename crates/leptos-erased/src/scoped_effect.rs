//! An effect that its signals forget.

use leptos::reactive::effect::RenderEffect;
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};

/// Runs at once, and again when a signal in it changes, until it is dropped. Then its signals forget it: a dropped
/// `RenderEffect` stays allocated until each of its signals changes, and some never do.
pub(super) struct ScopedEffect(RenderEffect<()>);

impl ScopedEffect {
    pub(super) fn new(mut run: impl FnMut() + 'static) -> Self {
        Self(RenderEffect::new(move |_| run()))
    }
}

impl Drop for ScopedEffect {
    fn drop(&mut self) {
        let this = self.0.to_any_subscriber();
        this.clear_sources(&this);
    }
}
