//! The time.

/// Now, in seconds since 1970-01-01 UTC, by this computer's clock.
pub fn now() -> i64 {
    (js_sys::Date::now() / 1000.0) as i64
}
