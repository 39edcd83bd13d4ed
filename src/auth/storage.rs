//! The session in `sessionStorage`: kept as long as this tab.

use super::claims::seconds;
use super::credentials::StoredSession;
use super::{Session, UnixSeconds};
use crate::browser::storage;
use json_digits::Json;

const KEY: &str = "onboard.session";

/// Stores the session for a reload of this tab, except a broker's. If the browser refuses storage, the session
/// stays in memory only.
pub fn store(session: &Session) {
    if let Some(stored) = session.to_stored() {
        let session = Json::object([
            ("tenant", stored.tenant.into()),
            ("token", stored.token.into()),
            (
                "end",
                stored
                    .end
                    .map_or(Json::Null, |end| Json::Number(end.to_string())),
            ),
            ("doubtful", stored.is_uncertain.into()),
        ]);
        storage::session_set(KEY, &session.to_text());
    }
}

/// Restores the session of this tab, unless it has expired.
pub fn restore(now: UnixSeconds) -> Option<Session> {
    let stored = Json::read(&storage::session_get(KEY)?).ok()?;
    let stored = StoredSession {
        tenant: stored.text("tenant")?,
        token: stored.text("token")?,
        end: stored.get("end").and_then(seconds),
        is_uncertain: stored.get("doubtful") == Some(&Json::Bool(true)),
    };
    Session::from_stored(&stored, now)
}

/// Removes the session and everything else that the app stores in this browser.
pub fn forget() {
    storage::clear();
}
