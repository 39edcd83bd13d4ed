//! The configuration, as the program uses it.
//!
//! - [`keys`]: every key there is, with its kind
//! - [`source`]: the file and the environment, as one table
//! - [`read`]: from the table to the settings below; `parts` reads its tables, `reader` single values

pub mod keys;
mod nearest;
mod parts;
pub mod read;
mod reader;
pub mod source;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ipnet::IpNet;
use serde_json::{Map, Value};
use url::Url;

use crate::secret::Secret;

/// How the page reaches the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Through the gateway, which adds the token.
    Proxy,
    /// By itself, with a token that the gateway hands out.
    HandOut,
}

/// The API's role of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Works for the provider.
    Csp,
    /// Works for a reseller.
    Reseller,
}

impl Role {
    /// As it is written.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csp => "csp",
            Self::Reseller => "reseller",
        }
    }
}

/// All of it.
pub struct Config {
    /// The address of the server for people.
    pub listen: SocketAddr,
    /// The address that people open; ends with a slash.
    pub public_url: Url,
    /// How the page reaches the API.
    pub mode: Mode,
    /// Whose `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<IpNet>,
    /// The certificate and its key; none: plain HTTP behind a proxy.
    pub tls: Option<TlsFiles>,
    /// The identity provider.
    pub oidc: Arc<Oidc>,
    /// The API accesses.
    pub connections: Vec<Arc<ConnectionSettings>>,
    /// The rules that grant connections to people.
    pub grants: Vec<Grant>,
    /// Sessions.
    pub sessions: SessionSettings,
    /// Merged into `config.json`.
    pub app: Map<String, Value>,
    /// The file of the audit log; none: audit lines go to the log only.
    pub audit: Option<PathBuf>,
    /// The address of `/live`, `/ready` and `/metrics`.
    pub operations: Option<SocketAddr>,
    /// How much is let through, and for how long.
    pub limits: Limits,
    /// `/.well-known/security.txt`.
    pub security_txt: Option<SecurityTxt>,
    /// More certificate authorities for outgoing requests.
    pub ca_file: Option<PathBuf>,
}

/// A certificate and its key, in PEM.
#[derive(Clone, Debug)]
pub struct TlsFiles {
    /// The chain, the server's own certificate first.
    pub certificate: PathBuf,
    /// The private key.
    pub key: PathBuf,
}

/// The identity provider.
pub struct Oidc {
    /// As it names itself.
    pub issuer: Url,
    /// Our name there.
    pub client_id: String,
    /// Our secret there.
    pub client_secret: Secret,
    /// The scopes of the sign-in request.
    pub scopes: Vec<String>,
    /// Of Entra ID: the one directory whose people may sign in.
    pub tenant_id: Option<String>,
}

/// One Api Access of CloudCockpit.
pub struct ConnectionSettings {
    /// The name that people see.
    pub name: String,
    /// The API's origin, with a path perhaps; no slash at the end.
    pub api_base: Url,
    /// The value of `X-Tenant`.
    pub tenant: String,
    /// Its role.
    pub role: Role,
    /// The one reseller that bodies may name.
    pub reseller_id: Option<String>,
    /// The token endpoint.
    pub token_url: Url,
    /// Our name there.
    pub client_id: String,
    /// Our secret there.
    pub client_secret: Secret,
    /// The scope of the token request.
    pub scope: Option<String>,
}

/// A person with this value in this claim may use these connections.
#[derive(Clone, Debug)]
pub struct Grant {
    /// A claim of the ID token or of the user info.
    pub claim: String,
    /// The value, or one of the values.
    pub equals: String,
    /// Positions in the list of connections.
    pub connections: Vec<usize>,
}

/// The place of the session store.
pub enum StorePlace {
    /// In the process.
    Memory,
    /// In a file.
    Sqlite(PathBuf),
    /// In Redis or Valkey.
    Redis(Secret),
}

/// Sessions.
pub struct SessionSettings {
    /// The session store.
    pub store: StorePlace,
    /// The key of the records; none: beside the SQLite file, or of this process.
    pub key: Option<Secret>,
    /// Ends without a request.
    pub idle: Duration,
    /// Ends anyhow.
    pub absolute: Duration,
}

/// How much is let through, and for how long.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Requests a minute of one session.
    pub session_per_minute: u32,
    /// Requests a minute of one address without a session.
    pub address_per_minute: u32,
    /// How long the API may take.
    pub api: Duration,
    /// How long a stop waits for requests under way.
    pub stop: Duration,
}

/// The contact for security reports (RFC 9116).
#[derive(Clone, Debug)]
pub struct SecurityTxt {
    /// Addresses: `mailto:` or `https:`.
    pub contact: Vec<String>,
    /// Until when it holds, as in RFC 3339.
    pub expires: String,
    /// The policy, perhaps.
    pub policy: Option<String>,
    /// Languages, perhaps.
    pub preferred_languages: Option<String>,
}

impl Config {
    /// The path of the app: starts and ends with a slash.
    #[must_use]
    pub fn base(&self) -> &str {
        self.public_url.path()
    }

    /// The origin that the page has.
    #[must_use]
    pub fn origin(&self) -> String {
        self.public_url.origin().ascii_serialization()
    }

    /// An address below the base.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// Whether people come by https: only then browsers take cookies with `__Host-`.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url.scheme() == "https"
    }
}
