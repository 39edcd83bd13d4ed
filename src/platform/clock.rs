//! The time.

use wasm_bindgen_futures::JsFuture;
use web_sys::window;

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

/// Lets so many seconds go by. A page in the background may wait longer.
pub async fn pause(seconds: u32) {
    let milliseconds = i32::try_from(seconds)
        .unwrap_or(i32::MAX)
        .saturating_mul(1000);
    let over = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    _ = JsFuture::from(over).await;
}
