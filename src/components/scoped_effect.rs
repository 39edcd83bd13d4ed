//! Code that runs again whenever a signal in it changes.

use leptos::reactive::effect::RenderEffect;
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};

/// Runs at once, and again whenever a signal in it changes, until it is dropped. Then what it followed forgets
/// it: Leptos' own effects are kept by their signals until those change, and some never do.
pub struct ScopedEffect(RenderEffect<()>);

impl ScopedEffect {
    /// To be kept as long as it is to run.
    pub fn new(mut run: impl FnMut() + 'static) -> Self {
        Self(RenderEffect::new(move |_| run()))
    }
}

impl Drop for ScopedEffect {
    fn drop(&mut self) {
        let this = self.0.to_any_subscriber();
        this.clear_sources(&this);
    }
}
