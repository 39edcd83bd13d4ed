//! The session in `sessionStorage`: it lasts as long as this tab.

use super::{Session, UnixSeconds};
use crate::platform::storage;
use serde_json::{Value, json};

const KEY: &str = "onboard.session";

/// Keeps the session for a reload of this tab, but for a broker's. A browser that refuses storage
/// keeps it in memory only.
pub fn store(session: &Session) {
    if let Some((tenant, token)) = session.reveal() {
        storage::session_set(
            KEY,
            &json!({ "tenant": tenant, "token": token }).to_string(),
        );
    }
}

/// The session of this tab, unless it has ended since.
pub fn restore(now: UnixSeconds) -> Option<Session> {
    let stored: Value = serde_json::from_str(&storage::session_get(KEY)?).ok()?;
    let text = |key: &str| stored.get(key).and_then(Value::as_str);
    Session::sign_in(text("tenant")?, text("token")?, now).ok()
}

/// Forgets the session, and with it everything else the app keeps in this browser.
pub fn forget() {
    storage::clear();
}
