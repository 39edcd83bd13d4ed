//! The connection, as far as the browser knows.

use web_sys::window;

/// False where the browser is certain that there is no connection. True says nothing: a network
/// without a way to the API counts as one.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}
