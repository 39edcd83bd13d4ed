//! The network connection.

use super::window;

/// Returns `false` only if the browser is certain that there is no connection. `true` does not mean that the API
/// can be reached.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}
