//! The time, by this computer's clock and by a server's.

use super::{IS_THERE, window};
use std::cell::Cell;
use wasm_bindgen_futures::JsFuture;

/// The time, in seconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// By this computer's clock.
    pub own: i64,
    /// By a server's clock.
    pub server: ServerTime,
}

/// The time by a server's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerTime {
    /// No response has been received.
    Unknown,
    /// This time or later: the response may come from a cache.
    AtLeast(i64),
    Exact(i64),
}

/// Whether a response may come from a cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// It comes from the server.
    Fresh,
    /// It may come from a cache: its `Date` may be old.
    MaybeCached,
}

impl Clock {
    /// The time by this computer's clock only.
    pub const fn own(own: i64) -> Self {
        Self {
            own,
            server: ServerTime::Unknown,
        }
    }

    /// The time by the server's clock if that is exact, else by this computer's.
    pub fn best(self) -> i64 {
        match self.server {
            ServerTime::Exact(server) => server,
            ServerTime::Unknown | ServerTime::AtLeast(_) => self.own,
        }
    }
}

thread_local! {
    /// The seconds by which the server's clock is ahead, and the freshness of the response that told it.
    static AHEAD: Cell<Option<(i64, Freshness)>> = const { Cell::new(None) };
}

/// Reads both clocks.
pub fn read() -> Clock {
    let own = now();
    let server = match AHEAD.get() {
        None => ServerTime::Unknown,
        Some((ahead, Freshness::Fresh)) => ServerTime::Exact(own.saturating_add(ahead)),
        Some((ahead, Freshness::MaybeCached)) => ServerTime::AtLeast(own.saturating_add(ahead)),
    };
    Clock { own, server }
}

/// Sets the server's time from the `Date` of a response that has just arrived.
pub fn set_server_time(date: Option<&str>, freshness: Freshness) {
    // Parsed by the browser: the parser for all HTTP dates is in a chunk that is loaded later.
    let date = date.map_or(f64::NAN, js_sys::Date::parse);
    if !date.is_nan() {
        let ahead = (date / 1000.0) as i64 - now();
        AHEAD.set(match (AHEAD.get(), freshness) {
            (Some(known @ (_, Freshness::Fresh)), Freshness::MaybeCached) => Some(known),
            (Some((known, Freshness::MaybeCached)), Freshness::MaybeCached) => {
                Some((known.max(ahead), freshness))
            }
            _ => Some((ahead, freshness)),
        });
    }
}

/// The time by this computer's clock.
pub fn now() -> i64 {
    if !IS_THERE {
        return 0;
    }
    (js_sys::Date::now() / 1000.0) as i64
}

/// The person's local day, as a date control writes it: `2026-11-25`.
pub fn today() -> String {
    if !IS_THERE {
        return String::new();
    }
    let now = js_sys::Date::new_0();
    let (month, day) = (now.get_month() + 1, now.get_date());
    format!("{}-{month:02}-{day:02}", now.get_full_year())
}

/// Waits for a number of seconds. Browsers may delay pages in the background.
pub async fn sleep(seconds: u32) {
    let milliseconds = i32::try_from(seconds).unwrap_or(i32::MAX);
    sleep_millis(milliseconds.saturating_mul(1000)).await;
}

/// Waits for a number of milliseconds.
pub async fn sleep_millis(milliseconds: i32) {
    let over = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    _ = JsFuture::from(over).await;
}
