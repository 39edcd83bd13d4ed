//! A request that was recognised.

use std::net::IpAddr;

use axum::body::Bytes;
use axum::http::HeaderMap;
use form_urlencoded::parse;

use crate::session::Session;

/// A request that was recognised, with what its route asked for.
pub struct Call {
    /// Its headers.
    pub headers: HeaderMap,
    /// Its query.
    pub query: Option<String>,
    /// The value of `{id}`.
    pub id: Option<String>,
    /// The body; empty where there is none.
    pub body: Bytes,
    /// Whose request it is.
    pub address: IpAddr,
    /// The session, if the route asks for one.
    pub session: Option<Session>,
}

impl Call {
    /// A parameter of the query.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<String> {
        value(self.query.as_deref().unwrap_or_default().as_bytes(), name)
    }

    /// A field of a form in the body.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<String> {
        value(&self.body, name)
    }

    /// A header as text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

fn value(form: &[u8], name: &str) -> Option<String> {
    parse(form).find_map(|(key, value)| (key == name).then(|| value.into_owned()))
}
