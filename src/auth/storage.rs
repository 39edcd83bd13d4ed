//! The session in `sessionStorage`: it lasts as long as this tab.

use super::claims::seconds;
use super::credentials::Stored;
use super::{Session, UnixSeconds};
use crate::browser::storage;
use json_digits::Json;

const KEY: &str = "onboard.session";

/// Keeps the session for a reload of this tab, but for a broker's. A browser that refuses storage
/// keeps it in memory only.
pub fn store(session: &Session) {
    if let Some(stored) = session.stored() {
        let session = Json::object([
            ("tenant", stored.tenant.into()),
            ("token", stored.token.into()),
            (
                "end",
                stored
                    .end
                    .map_or(Json::Null, |end| Json::Number(end.to_string())),
            ),
            ("doubtful", stored.is_doubtful.into()),
        ]);
        storage::session_set(KEY, &session.written());
    }
}

/// The session of this tab, unless it has ended since.
pub fn restore(now: UnixSeconds) -> Option<Session> {
    let stored = Json::read(&storage::session_get(KEY)?).ok()?;
    let stored = Stored {
        tenant: stored.text("tenant")?,
        token: stored.text("token")?,
        end: stored.get("end").and_then(seconds),
        is_doubtful: stored.get("doubtful") == Some(&Json::Bool(true)),
    };
    Session::restored(&stored, now)
}

/// Forgets the session, and with it everything else the app keeps in this browser.
pub fn forget() {
    storage::clear();
}
