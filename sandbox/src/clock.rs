//! The time, as something that can be handed in.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// The time in milliseconds since 1970.
///
/// Handed in rather than asked of the system, so that a test moves it instead of waiting.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> i64 + Send + Sync>);

impl Clock {
    /// The machine's own clock.
    #[must_use]
    pub fn system() -> Self {
        Self::new(|| {
            SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .ok()
                .and_then(|since| i64::try_from(since.as_millis()).ok())
                .unwrap_or_default()
        })
    }

    /// A clock that shows the time that `read` returns.
    pub fn new(read: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub fn milliseconds(&self) -> i64 {
        (self.0)()
    }

    /// Whole seconds since 1970, as tokens count them.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        self.milliseconds().div_euclid(1000)
    }
}
