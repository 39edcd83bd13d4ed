//! `sessionStorage` (this tab) and `localStorage` (this browser). Both may be refused or full: then nothing is
//! stored.

use super::window;
use web_sys::Storage;

/// The prefix of all keys of the app.
const PREFIX: &str = "onboard.";

/// Reads the value of `key` in this tab.
pub fn session_get(key: &str) -> Option<String> {
    tab()?.get_item(key).ok()?
}

/// Stores a value for this tab.
pub fn session_set(key: &str, value: &str) {
    if let Some(storage) = tab() {
        // Refused or full: the value stays in memory only.
        _ = storage.set_item(key, value);
    }
}

/// Removes the value of `key` in this tab.
pub fn session_remove(key: &str) {
    if let Some(storage) = tab() {
        _ = storage.remove_item(key);
    }
}

/// Reads the value of `key` in this browser.
pub fn local_get(key: &str) -> Option<String> {
    browser()?.get_item(key).ok()?
}

/// Stores a value for this browser.
pub fn local_set(key: &str, value: &str) {
    if let Some(storage) = browser() {
        _ = storage.set_item(key, value);
    }
}

/// Removes all values of the app, and none of other pages of the origin.
pub fn clear() {
    for storage in [tab(), browser()].into_iter().flatten() {
        let count = storage.length().unwrap_or_default();
        let keys: Vec<String> = (0..count).filter_map(|at| storage.key(at).ok()?).collect();
        for key in keys.iter().filter(|key| key.starts_with(PREFIX)) {
            _ = storage.remove_item(key);
        }
    }
}

fn tab() -> Option<Storage> {
    window()?.session_storage().ok()?
}

fn browser() -> Option<Storage> {
    window()?.local_storage().ok()?
}
