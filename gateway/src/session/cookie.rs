//! Names and attributes of the cookies. The session's is `Strict`: the page is served without a session, and its own
//! requests are same-site. A sign-in's is `Lax`, or it would not come along when the provider leads back.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// How long a sign-in may take, in seconds.
pub const ATTEMPT_SECONDS: i64 = 600;

/// At most so many sign-ins are under way in a browser: each cookie is sent with each request.
pub const ATTEMPTS: usize = 12;

/// The names, which depend on how people come. Only over https a browser takes names that begin with `__Host-`; over
/// http, which is for this machine only, the port sets the names apart, for cookies do not know ports.
pub struct Cookies {
    session: String,
    attempt: String,
    secure: &'static str,
}

impl Cookies {
    /// For a public address.
    #[must_use]
    pub fn new(is_secure: bool, port: Option<u16>) -> Self {
        let (session, secure) = if is_secure {
            ("__Host-Http-onboard".to_owned(), "; Secure")
        } else {
            (format!("onboard-{}", port.unwrap_or(80)), "")
        };
        Self {
            attempt: format!("{session}-login-"),
            session,
            secure,
        }
    }

    /// The session's id that a request brings.
    #[must_use]
    pub fn session<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        let mut found = all(headers).filter(|(name, _)| *name == self.session);
        let (_, id) = found.next()?;
        // Ours has 43 letters. Two of the name: another program set one of them.
        (found.next().is_none() && id.len() == 43).then_some(id)
    }

    /// Sets the session's id.
    #[must_use]
    pub fn begin_session(&self, id: &str) -> String {
        format!(
            "{}={id}; Path=/; HttpOnly; SameSite=Strict{}",
            self.session, self.secure
        )
    }

    /// Removes it.
    #[must_use]
    pub fn end_session(&self) -> String {
        format!(
            "{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict{}",
            self.session, self.secure
        )
    }

    /// The secret of this sign-in.
    #[must_use]
    pub fn attempt<'a>(&self, headers: &'a HeaderMap, id: &str) -> Option<&'a str> {
        all(headers)
            .find_map(|(name, value)| (name.strip_prefix(&self.attempt)? == id).then_some(value))
    }

    /// The sign-ins under way, oldest first: their ids begin with the time.
    #[must_use]
    pub fn attempts<'a>(&self, headers: &'a HeaderMap) -> Vec<&'a str> {
        let mut ids: Vec<_> = all(headers)
            .filter_map(|(name, _)| name.strip_prefix(&self.attempt))
            .collect();
        ids.sort_unstable();
        ids
    }

    /// Sets the secret of a sign-in.
    #[must_use]
    pub fn begin_attempt(&self, id: &str, secret: &str) -> String {
        let Self {
            attempt, secure, ..
        } = self;
        format!(
            "{attempt}{id}={secret}; Path=/; Max-Age={ATTEMPT_SECONDS}; HttpOnly; SameSite=Lax{secure}"
        )
    }

    /// Removes it.
    #[must_use]
    pub fn end_attempt(&self, id: &str) -> String {
        let Self {
            attempt, secure, ..
        } = self;
        format!("{attempt}{id}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{secure}")
    }
}

fn all(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    let lines = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok());
    lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}
