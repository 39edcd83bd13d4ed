//! The session in `sessionStorage`: it lasts as long as this tab.

use super::{Session, UnixSeconds};
use crate::json::Json;
use crate::platform::storage;

const KEY: &str = "onboard.session";

/// Keeps the session for a reload of this tab, but for a broker's. A browser that refuses storage
/// keeps it in memory only.
pub fn store(session: &Session) {
    if let Some((tenant, token)) = session.reveal() {
        let session = Json::object([("tenant", tenant.into()), ("token", token.into())]);
        storage::session_set(KEY, &session.written());
    }
}

/// The session of this tab, unless it has ended since.
pub fn restore(now: UnixSeconds) -> Option<Session> {
    let stored = Json::read(&storage::session_get(KEY)?).ok()?;
    Session::sign_in(stored.text("tenant")?, stored.text("token")?, now).ok()
}

/// Forgets the session, and with it everything else the app keeps in this browser.
pub fn forget() {
    storage::clear();
}
