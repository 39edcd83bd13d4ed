//! The identity provider: what it says of itself, its keys, its token address.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderValue, Request, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use form_urlencoded::{Serializer, byte_serialize};
use http_body_util::Full;
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Mutex as AsyncMutex;

use super::claims::{Claims, Expected, text};
use super::jws::{self, Flaw, Key, Verified};
use crate::clock::Clock;
use crate::config::Oidc;
use crate::http_client::Outgoing;

/// How long an answer of the provider may take.
const TIME: Duration = Duration::from_secs(10);
/// How long what it says of itself is taken for true.
const FRESH: Duration = Duration::from_secs(3600);
/// How long after a failure it is asked again.
const PAUSE: Duration = Duration::from_secs(2);
/// Keys are fetched anew for an unknown one at most once in so long, whoever sends it.
const COOLDOWN: Duration = Duration::from_secs(300);
/// The same for a token that came from the provider itself.
const OWN_COOLDOWN: Duration = Duration::from_secs(5);

/// Why somebody cannot be signed in now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The provider does not answer, or not so that it can be used: in a sentence for the log.
    Away(String),
    /// It refused the code: the sign-in has to begin anew.
    Refused(String),
    /// The token does not count.
    Token(String),
}

/// What the provider says of itself.
#[derive(Clone, Debug, Deserialize)]
pub struct Metadata {
    /// Its name.
    pub issuer: String,
    /// Where people sign in.
    pub authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    userinfo_endpoint: Option<String>,
    end_session_endpoint: Option<String>,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
    /// Whether it names itself when it leads back (RFC 9207).
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
}

/// What is known of it.
pub struct Known {
    /// What it says of itself.
    pub metadata: Metadata,
    keys: Vec<Key>,
    fetched: Instant,
}

/// The identity provider.
pub struct Provider {
    settings: Arc<Oidc>,
    outgoing: Arc<Outgoing>,
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

    /// What is asked for.
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

    /// What is known; asked for where it is not or no longer. What is old serves while the provider is away.
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

    async fn get(&self, address: &str, bearer: Option<&str>) -> Result<Value, String> {
        let mut request = Request::get(address).header(ACCEPT, "application/json");
        if let Some(bearer) = bearer {
            request = request.header(AUTHORIZATION, sensitive(&format!("Bearer {bearer}"))?);
        }
        let request = request
            .body(Full::default())
            .map_err(|_| format!("{address} is no address"))?;
        let reply = self.outgoing.ask(request, TIME).await;
        let reply = reply.map_err(|failure| format!("{address} does not answer ({failure:?})"))?;
        if reply.status != StatusCode::OK {
            return Err(format!("{address} answers {}", reply.status.as_u16()));
        }
        serde_json::from_slice(&reply.body).map_err(|_| format!("{address} answers no JSON"))
    }

    /// Where signing out there begins, and comes back from.
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

    /// Exchanges a code for claims: those of the ID token, and of the user info where `wanted` ones are missing.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub async fn redeem(
        &self,
        code: &str,
        verifier: &str,
        nonce: &str,
        redirect: &str,
        wanted: &[&str],
    ) -> Result<Claims, Trouble> {
        let known = self.known().await?;
        let tokens = self.exchange(&known, code, verifier, redirect).await?;
        let id_token = tokens.get("id_token").and_then(Value::as_str);
        let id_token = id_token.ok_or_else(|| Trouble::Token("there is no ID token".to_owned()))?;
        let (known, verified) = self.verify(id_token, OWN_COOLDOWN).await?;
        let mut claims = verified.claims;
        self.expected(&known)
            .id_token(&claims, nonce)
            .map_err(|claim| {
                Trouble::Token(format!(
                    "the claim `{claim}` of the ID token is not as expected"
                ))
            })?;
        let is_missing = |name: &&&str| crate::grants::find(&claims, name).is_none();
        let access_token = tokens.get("access_token").and_then(Value::as_str);
        if let (Some(address), Some(token)) = (&known.metadata.userinfo_endpoint, access_token)
            && wanted.iter().find(is_missing).is_some()
        {
            match self.get(address, Some(token)).await {
                Ok(Value::Object(more)) if text(&more, "sub") == text(&claims, "sub") => {
                    for (name, value) in more {
                        claims.entry(name).or_insert(value);
                    }
                }
                Ok(_) => tracing::warn!("the user info is of somebody else"),
                Err(why) => tracing::warn!(why, "there is no user info"),
            }
        }
        Ok(claims)
    }

    async fn exchange(
        &self,
        known: &Known,
        code: &str,
        verifier: &str,
        redirect: &str,
    ) -> Result<Value, Trouble> {
        let methods = &known.metadata.token_endpoint_auth_methods_supported;
        let has = |name: &str| methods.iter().any(|method| method == name);
        let by_body = has("client_secret_post") && !has("client_secret_basic");
        let form = self.form(code, verifier, redirect, by_body);
        let address = &known.metadata.token_endpoint;
        let mut request = Request::post(address)
            .header(ACCEPT, "application/json")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        if !by_body {
            let basic = basic(
                &self.settings.client_id,
                self.settings.client_secret.reveal(),
            );
            request = request.header(AUTHORIZATION, sensitive(&basic).map_err(Trouble::Away)?);
        }
        let request = request
            .body(Full::new(Bytes::from(form)))
            .map_err(|_| Trouble::Away(format!("{address} is no address")))?;
        let reply = self.outgoing.ask(request, TIME).await;
        let reply = reply
            .map_err(|failure| Trouble::Away(format!("{address} does not answer ({failure:?})")))?;
        let answer: Option<Value> = serde_json::from_slice(&reply.body).ok();
        match (reply.status, answer) {
            (StatusCode::OK, Some(answer)) => Ok(answer),
            (status, answer) if status.is_client_error() => {
                let error = answer
                    .as_ref()
                    .and_then(|it| it.get("error"))
                    .and_then(Value::as_str);
                Err(Trouble::Refused(format!(
                    "{address} refuses the code: {}",
                    error.unwrap_or("without a word")
                )))
            }
            (status, _) => Err(Trouble::Away(format!(
                "{address} answers {}",
                status.as_u16()
            ))),
        }
    }

    fn form(&self, code: &str, verifier: &str, redirect: &str, by_body: bool) -> String {
        let mut form = Serializer::new(String::new());
        form.append_pair("grant_type", "authorization_code")
            .append_pair("code", code)
            .append_pair("redirect_uri", redirect)
            .append_pair("code_verifier", verifier);
        if by_body {
            form.append_pair("client_id", &self.settings.client_id)
                .append_pair("client_secret", self.settings.client_secret.reveal());
        }
        form.finish()
    }

    /// Checks a logout token.
    ///
    /// # Errors
    /// It does not count, or nobody can say.
    pub async fn logout_token(&self, token: &str) -> Result<(Arc<Known>, Claims), Trouble> {
        let (known, verified) = self.verify(token, COOLDOWN).await?;
        Ok((known, verified.claims))
    }

    /// The signature; new keys are asked for once where none fits.
    async fn verify(
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

    /// What a token of the provider has to say now.
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

/// HTTP Basic as OAuth has it: both parts are form-encoded first (RFC 6749, section 2.3.1).
#[must_use]
pub fn basic(client_id: &str, secret: &str) -> String {
    let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    format!(
        "Basic {}",
        STANDARD.encode(format!("{}:{}", encoded(client_id), encoded(secret)))
    )
}

/// A header value that is never printed.
///
/// # Errors
/// It holds what no header can.
pub fn sensitive(text: &str) -> Result<HeaderValue, String> {
    let mut value =
        HeaderValue::from_str(text).map_err(|_| "a secret holds control characters".to_owned())?;
    value.set_sensitive(true);
    Ok(value)
}
