//! The API's token of a connection: fetched with client credentials, one call for any number of requests that wait,
//! renewed in the background at 80 % of its life, served while it lives when the token address is down.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use axum::http::{Request, StatusCode};
use form_urlencoded::Serializer;
use http_body_util::Full;
use serde_json::Value;
use tokio::sync::Mutex as AsyncMutex;

use crate::config::ConnectionSettings;
use crate::http_client::Outgoing;
use crate::http_client::credentials::{basic, sensitive};
use crate::secret::Secret;

/// How long an answer may take.
const TIME: Duration = Duration::from_secs(10);
/// A token that ends sooner is not sent any more: it has to last on the way.
const MARGIN: Duration = Duration::from_secs(5);
/// The life of a token that names none.
const LIFE: Duration = Duration::from_secs(300);
/// The pause after a failure, doubled each time.
const PAUSES: (Duration, Duration) = (Duration::from_secs(5), Duration::from_secs(60));

/// A token that lives.
#[derive(Clone)]
pub struct ApiToken {
    /// Only for the API.
    pub secret: Arc<Secret>,
    /// When it ends.
    pub ends: Instant,
    renew_at: Instant,
    /// Differs from token to token.
    pub number: u64,
}

/// There is no token, in a sentence for the log, and when asking again makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoToken {
    /// Why.
    pub why: String,
    /// The seconds until then.
    pub retry_after: u64,
}

#[derive(Default)]
struct State {
    token: Option<ApiToken>,
    failed: Option<(Instant, Duration, String)>,
    count: u64,
    is_renewing: bool,
}

/// The token of one connection.
pub struct TokenSource {
    settings: Arc<ConnectionSettings>,
    outgoing: Arc<Outgoing>,
    state: Mutex<State>,
    fetching: AsyncMutex<()>,
}

impl TokenSource {
    /// Nothing is fetched yet.
    #[must_use]
    pub fn new(settings: Arc<ConnectionSettings>, outgoing: Arc<Outgoing>) -> Arc<Self> {
        Arc::new(Self {
            settings,
            outgoing,
            state: Mutex::default(),
            fetching: AsyncMutex::default(),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A token that lives. Nothing that a caller does, such as going away, ends a call that others wait for.
    ///
    /// # Errors
    /// There is none, and none was to be had.
    pub async fn token(self: &Arc<Self>) -> Result<ApiToken, NoToken> {
        self.token_at(Instant::now()).await
    }

    /// The same as seen from this instant, which tests choose.
    ///
    /// # Errors
    /// There is none, and none was to be had.
    pub async fn token_at(self: &Arc<Self>, now: Instant) -> Result<ApiToken, NoToken> {
        if let Some(token) = self.living(now) {
            let renews = now >= token.renew_at && {
                let mut state = self.state();
                let pauses = state
                    .failed
                    .as_ref()
                    .is_some_and(|(at, pause, _)| at.elapsed() < *pause);
                !pauses && !std::mem::replace(&mut state.is_renewing, true)
            };
            if renews {
                tokio::spawn(self.clone().renew(token.number));
            }
            return Ok(token);
        }
        self.fetch_instead_of(None).await
    }

    /// Another token than this one, which the API has refused.
    ///
    /// # Errors
    /// None was to be had.
    pub async fn instead_of(self: &Arc<Self>, refused: u64) -> Result<ApiToken, NoToken> {
        self.fetch_instead_of(Some(refused)).await
    }

    /// How it is, in a word.
    #[must_use]
    pub fn standing(&self) -> &'static str {
        let state = self.state();
        match (&state.token, &state.failed) {
            (Some(token), None) if token.ends > Instant::now() => "ok",
            (Some(token), Some(_)) if token.ends > Instant::now() => "not renewed",
            (_, Some(_)) => "failed",
            _ => "not asked yet",
        }
    }

    async fn fetch_instead_of(self: &Arc<Self>, refused: Option<u64>) -> Result<ApiToken, NoToken> {
        let source = self.clone();
        let fetched = tokio::spawn(async move { source.fetch(refused).await }).await;
        fetched.unwrap_or_else(|_| {
            Err(NoToken {
                why: "the call ended".to_owned(),
                retry_after: 1,
            })
        })
    }

    async fn renew(self: Arc<Self>, number: u64) {
        let _ = self.fetch(Some(number)).await;
        self.state().is_renewing = false;
    }

    fn living(&self, now: Instant) -> Option<ApiToken> {
        self.state()
            .token
            .clone()
            .filter(|token| token.ends > now + MARGIN)
    }

    async fn fetch(&self, not: Option<u64>) -> Result<ApiToken, NoToken> {
        let _one = self.fetching.lock().await;
        // A task that waited before has fetched it.
        if let Some(token) = self
            .living(Instant::now())
            .filter(|token| Some(token.number) != not)
        {
            return Ok(token);
        }
        if let Some((at, pause, why)) = &self.state().failed {
            let left = pause.saturating_sub(at.elapsed());
            if !left.is_zero() {
                return Err(NoToken {
                    why: why.clone(),
                    retry_after: left.as_secs() + 1,
                });
            }
        }
        let began = Instant::now();
        let answer = self.ask().await;
        let outcome = if answer.is_ok() { "ok" } else { "failed" };
        metrics::counter!("onboard_token_calls_total", "connection" => self.settings.name.clone(), "outcome" => outcome)
            .increment(1);
        let mut state = self.state();
        match answer {
            Ok((secret, life)) => {
                state.count += 1;
                let token = ApiToken {
                    secret: Arc::new(secret),
                    ends: began + life,
                    renew_at: began + life.mul_f64(0.8),
                    number: state.count,
                };
                state.token = Some(token.clone());
                state.failed = None;
                Ok(token)
            }
            Err(why) => {
                let pause = state
                    .failed
                    .as_ref()
                    .map_or(PAUSES.0, |(_, pause, _)| (*pause * 2).min(PAUSES.1));
                tracing::error!(connection = self.settings.name, why, "no token for the API");
                state.failed = Some((Instant::now(), pause, why.clone()));
                Err(NoToken {
                    why,
                    retry_after: pause.as_secs(),
                })
            }
        }
    }

    async fn ask(&self) -> Result<(Secret, Duration), String> {
        let settings = &self.settings;
        // In the body as Entra ID documents it; RFC 6749 leaves the choice to the server, so Basic comes second.
        let (mut status, mut answer) = self.send(self.request(true)?).await?;
        let error = answer.get("error").and_then(Value::as_str);
        if status == StatusCode::UNAUTHORIZED && error == Some("invalid_client") {
            (status, answer) = self.send(self.request(false)?).await?;
        }
        if status != StatusCode::OK {
            let error = answer
                .get("error")
                .and_then(Value::as_str)
                .unwrap_or("without a word");
            let error: String = error.chars().take(60).collect();
            return Err(format!(
                "{} answers {}: {error}",
                settings.token_url,
                status.as_u16()
            ));
        }
        let token = answer
            .get("access_token")
            .and_then(Value::as_str)
            .filter(|token| !token.is_empty());
        let token = token.ok_or_else(|| format!("{} answers no token", settings.token_url))?;
        sensitive(token)?;
        // Some providers write the number as text.
        let life = answer.get("expires_in").and_then(|life| {
            life.as_f64()
                .or_else(|| life.as_str().and_then(|life| life.parse().ok()))
        });
        let life = life
            .filter(|life| (0.0..=1e9).contains(life))
            .map_or(LIFE, Duration::from_secs_f64);
        Ok((Secret::new(token.to_owned()), life))
    }

    async fn send(&self, request: Request<Full<Bytes>>) -> Result<(StatusCode, Value), String> {
        let reply = self.outgoing.ask(request, TIME).await;
        let reply = reply.map_err(|failure| format!("{} {failure}", self.settings.token_url))?;
        let answer = serde_json::from_slice(&reply.body).unwrap_or_default();
        Ok((reply.status, answer))
    }

    fn request(&self, by_body: bool) -> Result<Request<Full<Bytes>>, String> {
        let settings = &self.settings;
        let secret = settings.client_secret.reveal();
        let mut form = Serializer::new(String::new());
        form.append_pair("grant_type", "client_credentials");
        if let Some(scope) = &settings.scope {
            form.append_pair("scope", scope);
        }
        let mut request = Request::post(settings.token_url.as_str())
            .header(ACCEPT, "application/json")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        if by_body {
            form.append_pair("client_id", &settings.client_id)
                .append_pair("client_secret", secret);
        } else {
            let basic = basic(&settings.client_id, secret);
            request = request.header(AUTHORIZATION, sensitive(&basic)?);
        }
        let body = Full::new(Bytes::from(form.finish()));
        request.body(body).map_err(|error| error.to_string())
    }
}
