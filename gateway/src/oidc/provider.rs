//! The identity provider: what it says of itself, its keys, its token address.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::http::header::{ACCEPT, AUTHORIZATION};
use axum::http::{Request, StatusCode};
use form_urlencoded::Serializer;
use http_body_util::Full;
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Mutex as AsyncMutex;

use super::claims::{Claims, Expected};
use super::jws::{self, Flaw, Key, Verified};
use crate::clock::Clock;
use crate::config::Oidc;
use crate::http_client::Outgoing;
use crate::http_client::credentials::sensitive;

/// How long an answer of the provider may take.
pub(super) const TIME: Duration = Duration::from_secs(10);
/// The time for which the provider's metadata is cached.
const FRESH: Duration = Duration::from_secs(3600);
/// How long after a failure it is asked again.
const PAUSE: Duration = Duration::from_secs(2);
/// The least time between two downloads of the keys because of an unknown key, over all senders.
const COOLDOWN: Duration = Duration::from_secs(300);
/// The same for a token that the provider itself has answered: no other sender can make the gateway ask.
pub(super) const OWN_COOLDOWN: Duration = Duration::ZERO;

/// Why a sign-in fails now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The provider does not answer, or not so that it can be used: in a sentence for the log.
    Away(String),
    /// It refused the code: the sign-in has to start again.
    Refused(String),
    /// The token does not count.
    Token(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Away(why) | Self::Refused(why) | Self::Token(why)) = self;
        formatter.write_str(why)
    }
}

/// The provider's metadata (OpenID Connect Discovery).
#[derive(Clone, Debug, Deserialize)]
pub struct Metadata {
    /// Its name.
    pub issuer: String,
    /// The address of the sign-in.
    pub authorization_endpoint: String,
    pub(super) token_endpoint: String,
    jwks_uri: String,
    pub(super) userinfo_endpoint: Option<String>,
    end_session_endpoint: Option<String>,
    #[serde(default)]
    pub(super) token_endpoint_auth_methods_supported: Vec<String>,
    /// Whether it names itself when it leads back (RFC 9207).
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
}

/// The provider's metadata and keys.
pub struct Known {
    /// Its metadata.
    pub metadata: Metadata,
    keys: Vec<Key>,
    fetched: Instant,
}

/// The identity provider.
pub struct Provider {
    pub(super) settings: Arc<Oidc>,
    pub(super) outgoing: Arc<Outgoing>,
    clock: Clock,
    known: Mutex<Option<Arc<Known>>>,
    fetching: AsyncMutex<Option<(Instant, String)>>,
}

impl Provider {
    /// Nothing is asked yet.
    #[must_use]
    pub fn new(settings: Arc<Oidc>, outgoing: Arc<Outgoing>, clock: Clock) -> Self {
        Self {
            settings,
            outgoing,
            clock,
            known: Mutex::default(),
            fetching: AsyncMutex::default(),
        }
    }

    /// Our name there.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.settings.client_id
    }

    /// The requested scopes, with spaces between.
    #[must_use]
    pub fn scopes(&self) -> String {
        self.settings.scopes.join(" ")
    }

    /// Whether it has answered once.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.current().is_some()
    }

    fn current(&self) -> Option<Arc<Known>> {
        self.known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The metadata and keys; fetched if there are none or they are too old. Old ones are used while the provider is
    /// away.
    ///
    /// # Errors
    /// It has never answered.
    pub async fn known(&self) -> Result<Arc<Known>, Trouble> {
        match self.current() {
            Some(known) if known.fetched.elapsed() < FRESH => Ok(known),
            Some(old) => Ok(self.fetch(Some(&old)).await.unwrap_or(old)),
            None => self.fetch(None).await,
        }
    }

    /// One request for any number that wait. `seen` is what has to be replaced.
    async fn fetch(&self, seen: Option<&Arc<Known>>) -> Result<Arc<Known>, Trouble> {
        let mut failed = self.fetching.lock().await;
        if let Some(known) = self.current()
            && seen.is_none_or(|seen| !Arc::ptr_eq(seen, &known))
        {
            return Ok(known);
        }
        if let Some((at, why)) = &*failed
            && at.elapsed() < PAUSE
        {
            return Err(Trouble::Away(why.clone()));
        }
        match self.ask().await {
            Ok(known) => {
                let known = Arc::new(known);
                *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(known.clone());
                *failed = None;
                Ok(known)
            }
            Err(why) => {
                *failed = Some((Instant::now(), why.clone()));
                Err(Trouble::Away(why))
            }
        }
    }

    async fn ask(&self) -> Result<Known, String> {
        let issuer = self.settings.issuer.as_str();
        let address = format!(
            "{}/.well-known/openid-configuration",
            issuer.trim_end_matches('/')
        );
        let metadata: Metadata = serde_json::from_value(self.get(&address, None).await?)
            .map_err(|error| format!("{address} answers no OpenID configuration ({error})"))?;
        let ours = issuer.trim_end_matches('/');
        let theirs = metadata.issuer.trim_end_matches('/');
        if theirs.contains("{tenantid}") && self.settings.tenant_id.is_none() {
            return Err("the issuer is one for all directories: set `oidc.tenant_id`".to_owned());
        }
        if theirs != ours && !theirs.contains("{tenantid}") {
            return Err(format!(
                "the provider calls itself {theirs}, and `oidc.issuer` is {ours}"
            ));
        }
        let keys = jws::keys(&self.get(&metadata.jwks_uri, None).await?);
        if keys.is_empty() {
            return Err(format!(
                "{} holds no key that can be used",
                metadata.jwks_uri
            ));
        }
        Ok(Known {
            metadata,
            keys,
            fetched: Instant::now(),
        })
    }

    pub(super) async fn get(&self, address: &str, bearer: Option<&str>) -> Result<Value, String> {
        let mut request = Request::get(address).header(ACCEPT, "application/json");
        if let Some(bearer) = bearer {
            request = request.header(AUTHORIZATION, sensitive(&format!("Bearer {bearer}"))?);
        }
        let request = request
            .body(Full::default())
            .map_err(|_| format!("{address} is no address"))?;
        let reply = self.outgoing.ask(request, TIME).await;
        let reply = reply.map_err(|failure| format!("{address} {failure}"))?;
        if reply.status != StatusCode::OK {
            return Err(format!("{address} answers {}", reply.status.as_u16()));
        }
        serde_json::from_slice(&reply.body).map_err(|_| format!("{address} answers no JSON"))
    }

    /// The address of the provider's sign-out, with the address to come back to.
    #[must_use]
    pub fn sign_out_address(&self, back: &str) -> Option<String> {
        let known = self.current()?;
        let end = known.metadata.end_session_endpoint.as_deref()?;
        let query = Serializer::new(String::new())
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("post_logout_redirect_uri", back)
            .finish();
        let mark = if end.contains('?') { '&' } else { '?' };
        Some(format!("{end}{mark}{query}"))
    }

    /// Checks a logout token.
    ///
    /// # Errors
    /// It does not count, or the provider is away.
    pub async fn logout_token(&self, token: &str) -> Result<(Arc<Known>, Claims), Trouble> {
        let (known, verified) = self.verify(token, COOLDOWN).await?;
        Ok((known, verified.claims))
    }

    /// The signature; new keys are asked for once where none fits.
    pub(super) async fn verify(
        &self,
        token: &str,
        cooldown: Duration,
    ) -> Result<(Arc<Known>, Verified), Trouble> {
        let known = self.known().await?;
        let wrong = |flaw: Flaw| Trouble::Token(format!("the token does not count ({flaw:?})"));
        match jws::verify(token, &known.keys) {
            Ok(verified) => Ok((known, verified)),
            // A key may be exchanged under its old name.
            Err(Flaw::UnknownKey | Flaw::Signature) if known.fetched.elapsed() >= cooldown => {
                let renewed = self.fetch(Some(&known)).await?;
                let verified = jws::verify(token, &renewed.keys).map_err(wrong)?;
                Ok((renewed, verified))
            }
            Err(flaw) => Err(wrong(flaw)),
        }
    }

    /// The claims that a token of the provider must have now.
    #[must_use]
    pub fn expected<'a>(&'a self, known: &'a Known) -> Expected<'a> {
        Expected {
            issuer: &known.metadata.issuer,
            client_id: &self.settings.client_id,
            tenant_id: self.settings.tenant_id.as_deref(),
            now: self.clock.now(),
        }
    }
}
