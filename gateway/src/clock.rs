//! The time, which tests can move.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds since 1970.
pub type Seconds = i64;

/// The time.
#[derive(Clone, Default)]
pub struct Clock {
    ahead: Arc<AtomicI64>,
}

impl Clock {
    /// Now.
    #[must_use]
    pub fn now(&self) -> Seconds {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let seconds = since.map_or(0, |since| {
            i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
        });
        seconds + self.ahead.load(Ordering::Relaxed)
    }

    /// Moves the time, for tests.
    pub fn advance(&self, seconds: Seconds) {
        self.ahead.fetch_add(seconds, Ordering::Relaxed);
    }
}
