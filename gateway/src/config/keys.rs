//! Every key there is. An unknown one is refused, with the nearest known one named.

/// The kind of a key's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Number,
    /// Texts; in the environment with commas between.
    Texts,
    /// Anything; in the environment as JSON, or text where it is none.
    Any,
}

/// The keys, `*` for a position in a list.
pub const KEYS: &[(&str, Kind)] = &[
    ("listen", Kind::Text),
    ("public_url", Kind::Text),
    ("mode", Kind::Text),
    ("trusted_proxies", Kind::Texts),
    ("ca_file", Kind::Text),
    ("tls.certificate_file", Kind::Text),
    ("tls.key_file", Kind::Text),
    ("oidc.issuer", Kind::Text),
    ("oidc.client_id", Kind::Text),
    ("oidc.client_secret", Kind::Text),
    ("oidc.client_secret_file", Kind::Text),
    ("oidc.scopes", Kind::Texts),
    ("oidc.tenant_id", Kind::Text),
    ("connections.*.name", Kind::Text),
    ("connections.*.api_base", Kind::Text),
    ("connections.*.tenant", Kind::Text),
    ("connections.*.role", Kind::Text),
    ("connections.*.reseller_id", Kind::Text),
    ("connections.*.token_url", Kind::Text),
    ("connections.*.client_id", Kind::Text),
    ("connections.*.client_secret", Kind::Text),
    ("connections.*.client_secret_file", Kind::Text),
    ("connections.*.scope", Kind::Text),
    ("grants.*.claim", Kind::Text),
    ("grants.*.equals", Kind::Text),
    ("grants.*.connections", Kind::Texts),
    ("sessions.store", Kind::Text),
    ("sessions.key", Kind::Text),
    ("sessions.key_file", Kind::Text),
    ("sessions.idle_minutes", Kind::Number),
    ("sessions.absolute_hours", Kind::Number),
    ("app.locale", Kind::Any),
    ("app.defaultCountry", Kind::Any),
    ("app.allowKosovo", Kind::Any),
    ("app.providerInstances", Kind::Any),
    ("app.resellers", Kind::Any),
    ("app.marginRules", Kind::Any),
    ("app.defaultMargin", Kind::Any),
    ("app.offerTypeMargins", Kind::Any),
    ("app.assists", Kind::Any),
    ("app.timeoutSeconds", Kind::Any),
    ("app.embed", Kind::Any),
    ("app.sandbox", Kind::Any),
    ("audit.file", Kind::Text),
    ("operations.listen", Kind::Text),
    ("limits.session_requests_per_minute", Kind::Number),
    ("limits.address_requests_per_minute", Kind::Number),
    ("limits.api_seconds", Kind::Number),
    ("limits.stop_seconds", Kind::Number),
    ("security_txt.contact", Kind::Texts),
    ("security_txt.expires", Kind::Text),
    ("security_txt.policy", Kind::Text),
    ("security_txt.preferred_languages", Kind::Text),
];

/// The kind of a key written with its positions, such as `connections.0.name`.
#[must_use]
pub fn kind(path: &str) -> Option<Kind> {
    let general = generalised(path);
    KEYS.iter()
        .find_map(|(key, kind)| (*key == general).then_some(*kind))
}

/// Whether the key is a table with keys of its own.
#[must_use]
pub fn is_table(path: &str) -> bool {
    let beginning = format!("{}.", generalised(path));
    KEYS.iter().any(|(key, _)| key.starts_with(&beginning))
}

/// Whether this is a list of tables.
#[must_use]
pub fn is_list(path: &str) -> bool {
    is_table(&format!("{path}.*"))
}

fn generalised(path: &str) -> String {
    let part = |part: &str| {
        let is_position = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_position {
            "*".to_owned()
        } else {
            part.to_owned()
        }
    };
    path.split('.').map(part).collect::<Vec<_>>().join(".")
}
