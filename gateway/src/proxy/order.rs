//! A request that may be sent to the API. One that changes something is sent at most once.

use std::sync::Arc;
use std::time::Instant;

use axum::body::Bytes;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, HOST, USER_AGENT};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, Uri};
use axum::response::Response;
use http_body_util::Full;

use super::outcome;
use crate::answers::{Outcome, unfinished};
use crate::api_token::{ApiToken, NoToken};
use crate::audit::{Event, Line};
use crate::config::ConnectionSettings;
use crate::gateway::{Connection, Gateway};
use crate::http_client::credentials::sensitive;
use crate::http_client::{Failure, Reply};
use crate::session::Session;

const CORRELATION: HeaderName = HeaderName::from_static("x-correlation-id");
const TENANT: HeaderName = HeaderName::from_static("x-tenant");

/// The headers of a request that are passed on. Not among them: cookies, fetch metadata, connection headers.
const PASSED_ON: [HeaderName; 4] = [ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, CORRELATION];

pub(super) fn correlation(headers: &HeaderMap) -> Option<&str> {
    let id = headers.get(CORRELATION)?.to_str().ok()?;
    (id.len() <= 64).then_some(id)
}

pub(super) fn passed_on(asked: &HeaderMap) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for name in PASSED_ON {
        if let Some(value) = asked.get(&name) {
            headers.insert(name, value.clone());
        }
    }
    headers
        .entry(ACCEPT)
        .or_insert(HeaderValue::from_static("application/json"));
    headers.insert(
        USER_AGENT,
        HeaderValue::from_static(concat!("onboard-gateway/", env!("CARGO_PKG_VERSION"))),
    );
    headers
}

pub(super) fn no_token(none: &NoToken) -> Response {
    let sentence = "The gateway has no token for the API at the moment. Nothing was sent.";
    unfinished(
        StatusCode::SERVICE_UNAVAILABLE,
        Outcome::NotSent(none.retry_after),
        sentence,
    )
}

/// A request that may be sent.
pub(super) struct Order {
    pub(super) gateway: Arc<Gateway>,
    pub(super) settings: Arc<ConnectionSettings>,
    pub(super) address: Uri,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Order {
    /// Asks for something. Where the token is refused, a new one is tried once.
    pub(super) async fn read(self, connection: &Connection, token: ApiToken) -> Response {
        let time = self.gateway.config.limits.api;
        let mut token = token;
        for is_last in [false, true] {
            let Some(request) = self.request(&Method::GET, &token, self.address.clone()) else {
                break;
            };
            match self.gateway.outgoing.ask(request, time).await {
                Ok(reply) if reply.status == StatusCode::UNAUTHORIZED => {
                    if is_last {
                        break;
                    }
                    token = match connection.tokens.instead_of(token.number).await {
                        Ok(token) => token,
                        Err(none) => return no_token(&none),
                    };
                }
                result => return outcome::answer(&Method::GET, result),
            }
        }
        tracing::error!(connection = self.settings.name, "the API refuses the token");
        unfinished(
            StatusCode::BAD_GATEWAY,
            Outcome::Unknown,
            "The API does not accept the gateway's own sign-in.",
        )
    }

    /// Creates something. The work goes on when the page is gone or the gateway is being stopped, so that the audit log
    /// knows the outcome.
    pub(super) async fn create(
        self,
        session: &Session,
        connection: &Connection,
        token: ApiToken,
        customer: Option<String>,
    ) -> Response {
        let record = session.record.clone();
        let tokens = connection.tokens.clone();
        let gateway = self.gateway.clone();
        let work = gateway.tasks.spawn(async move {
            let began = Instant::now();
            let result = self.send(&token).await;
            let (said, status) = outcome::said(&result);
            let created = outcome::created_id(&result);
            self.gateway.audit.write(&Line {
                subject: Some(&record.subject),
                person: Some(&record.person),
                connection: Some(&self.settings.name),
                tenant: Some(&self.settings.tenant),
                correlation_id: correlation(&self.headers),
                customer_id: created
                    .as_deref()
                    .or(customer.as_deref().filter(|id| id.len() <= 64)),
                outcome: Some(said),
                status,
                milliseconds: Some(began.elapsed().as_millis()),
                ..Line::new(self.gateway.clock.now(), Event::Create)
            });
            metrics::counter!("onboard_creations_total", "outcome" => said).increment(1);
            match result {
                // Refused before it was looked at: the page sends it again with the next token, which is fetched now.
                Ok(Reply {
                    status: StatusCode::UNAUTHORIZED,
                    ..
                }) => match tokens.instead_of(token.number).await {
                    Ok(_) => no_token(&NoToken {
                        why: String::new(),
                        retry_after: 1,
                    }),
                    Err(none) => no_token(&none),
                },
                result => outcome::answer(&Method::POST, result),
            }
        });
        work.await.unwrap_or_else(|_| {
            unfinished(
                StatusCode::BAD_GATEWAY,
                Outcome::Unknown,
                "Whether the request was carried out is not known.",
            )
        })
    }

    async fn send(&self, token: &ApiToken) -> Result<Reply, Failure> {
        let path = self
            .address
            .path_and_query()
            .map_or("/", |path| path.as_str());
        let path: Uri = path.parse().map_err(|_| Failure::NotSent)?;
        let mut request = self
            .request(&Method::POST, token, path)
            .ok_or(Failure::NotSent)?;
        let host = self.address.authority().ok_or(Failure::NotSent)?.as_str();
        let host = HeaderValue::from_str(host).map_err(|_| Failure::NotSent)?;
        request.headers_mut().insert(HOST, host);
        self.gateway
            .outgoing
            .once(&self.address, request, self.gateway.config.limits.api)
            .await
    }

    fn request(&self, method: &Method, token: &ApiToken, uri: Uri) -> Option<Request<Full<Bytes>>> {
        let mut request = Request::new(Full::new(self.body.clone()));
        *request.method_mut() = method.clone();
        *request.uri_mut() = uri;
        *request.headers_mut() = self.headers.clone();
        let headers = request.headers_mut();
        headers.insert(
            AUTHORIZATION,
            sensitive(&format!("Bearer {}", token.secret.reveal())).ok()?,
        );
        headers.insert(TENANT, HeaderValue::from_str(&self.settings.tenant).ok()?);
        Some(request)
    }
}
