//! The time: by this computer's clock, and by that of a server as far as one has told it.

use httpdate::parse_http_date;
use std::cell::Cell;
use std::time::UNIX_EPOCH;
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// The time, in seconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// By this computer's clock.
    pub own: i64,
    /// By a server's.
    pub server: ServerTime,
}

/// What a server has told of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerTime {
    /// Nothing.
    Unknown,
    /// It is this time or later: a cache may have kept the answer.
    AtLeast(i64),
    /// It is this time.
    Exactly(i64),
}

impl Clock {
    /// The time by this computer's clock alone.
    pub const fn own(own: i64) -> Self {
        Self {
            own,
            server: ServerTime::Unknown,
        }
    }
}

thread_local! {
    /// By how many seconds a server's clock was ahead, and whether its answer came from no cache.
    static AHEAD: Cell<Option<(i64, bool)>> = const { Cell::new(None) };
}

/// The time by all clocks that are known.
pub fn all() -> Clock {
    let own = now();
    let server = match AHEAD.get() {
        None => ServerTime::Unknown,
        Some((ahead, true)) => ServerTime::Exactly(own.saturating_add(ahead)),
        Some((ahead, false)) => ServerTime::AtLeast(own.saturating_add(ahead)),
    };
    Clock { own, server }
}

/// A `Date` header, which has one form (RFC 9110, section 6.6.1): the browser reads it.
fn sent_date(header: &str) -> Option<i64> {
    let milliseconds = js_sys::Date::parse(header);
    milliseconds
        .is_finite()
        .then_some((milliseconds / 1000.0) as i64)
}

/// A server has just answered with this `Date`; `is_fresh`: no cache can have kept the answer.
pub fn heard(date: Option<&str>, is_fresh: bool) {
    if let Some(date) = date.and_then(sent_date) {
        let ahead = date - now();
        AHEAD.set(match AHEAD.get() {
            Some(known @ (_, true)) if !is_fresh => Some(known),
            Some((known, false)) if !is_fresh => Some((known.max(ahead), false)),
            _ => Some((ahead, is_fresh)),
        });
    }
}

/// A date of HTTP, in the form of today or one of the two older ones (RFC 9110, section 5.6.7).
pub fn http_date(text: &str) -> Option<i64> {
    let date = parse_http_date(text.trim()).ok()?;
    let seconds = date.duration_since(UNIX_EPOCH).ok()?.as_secs();
    i64::try_from(seconds).ok()
}

/// Now, by this computer's clock.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_http() {
        for (text, expected) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(784_111_777)),
            ("Sunday, 06-Nov-94 08:49:37 GMT", Some(784_111_777)),
            ("Sun Nov  6 08:49:37 1994", Some(784_111_777)),
            (" Sun, 06 Nov 1994 08:49:37 GMT ", Some(784_111_777)),
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
            ("Thu, 29 Feb 2024 12:00:00 GMT", Some(1_709_208_000)),
            ("Fri, 01 Mar 2024 00:00:00 GMT", Some(1_709_251_200)),
            ("Wed, 31 Dec 2036 23:59:59 GMT", Some(2_114_380_799)),
            ("Friday, 15-Jan-27 08:00:02 GMT", Some(1_800_000_002)),
            ("Fri Jan 15 08:00:02 2027", Some(1_800_000_002)),
            ("Sun, 06 anF 1994 08:49:37 GMT", None),
            ("Sun, 06 Nov 1994 24:49:37 GMT", None),
            ("Mon, 06 Nov 1994 08:49:37 GMT", None),
            ("Thu, 30 Feb 2024 12:00:00 GMT", None),
            ("Sun, 06 Nov 1994 08:49:37", None),
            ("Sun, 06 Nov 1994 08:49:37 +0100", None),
            ("Sun, 06 Nov 1994 08:49:37:00 GMT", None),
            ("1994-11-06T08:49:37Z", None),
            ("784111777", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(http_date(text), expected, "{text}");
        }
    }
}
