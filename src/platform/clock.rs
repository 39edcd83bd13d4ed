//! The time.

/// Now, in seconds since 1970-01-01 UTC, by this computer's clock.
pub fn now() -> i64 {
    (js_sys::Date::now() / 1000.0) as i64
}

/// The person's own day, as a date control writes it: `2026-11-25`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    let (month, day) = (now.get_month() + 1, now.get_date());
    format!("{}-{month:02}-{day:02}", now.get_full_year())
}
