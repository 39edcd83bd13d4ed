//! Sends a request on to the API. One that changes something is sent once, whatever happens.

use std::sync::Arc;
use std::time::Instant;

use axum::body::Bytes;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, HOST, USER_AGENT};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, Uri};
use axum::response::Response;
use http_body_util::Full;
use serde_json::Value;

use super::body::{Body, Flaw};
use super::outcome;
use super::table::Endpoint;
use crate::answers::{Outcome, problem, unfinished};
use crate::api_token::{ApiToken, NoToken};
use crate::audit::{Event, Line};
use crate::call::Call;
use crate::config::ConnectionSettings;
use crate::gateway::{Connection, Gateway};
use crate::http_client::{Failure, Reply};
use crate::oidc::provider::sensitive;
use crate::session::Session;

const CORRELATION: HeaderName = HeaderName::from_static("x-correlation-id");
const TENANT: HeaderName = HeaderName::from_static("x-tenant");

/// What is passed on of a request. All else stays: the cookie, what the page says of itself, how the connection is kept.
const PASSED_ON: [HeaderName; 4] = [ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, CORRELATION];

/// Passes a request on.
pub async fn forward(
    gateway: &Arc<Gateway>,
    call: Call,
    session: &Session,
    connection: &Connection,
    endpoint: &'static Endpoint,
) -> Response {
    let settings = &connection.settings;
    let believed = call
        .header("x-tenant")
        .map(|tenant| tenant.trim().to_lowercase());
    if believed.is_some_and(|tenant| tenant != settings.tenant) {
        let sentence = "Another connection is in use now: it was changed in another tab.";
        return refusal(
            gateway,
            &call,
            session,
            connection,
            StatusCode::CONFLICT,
            "another tenant",
            sentence,
        );
    }
    let is_post = endpoint.method == Method::POST;
    let mut customer = None;
    if is_post {
        match checked(&call, settings) {
            Ok(id) => customer = id,
            Err((status, why, sentence)) => {
                return refusal(gateway, &call, session, connection, status, why, sentence);
            }
        }
    }
    let address = endpoint.address(
        &settings.api_base,
        call.id.as_deref(),
        call.query.as_deref(),
    );
    let Some(address) = address else {
        return problem(
            StatusCode::BAD_REQUEST,
            "Gateway",
            "The address cannot be passed on.",
        );
    };
    let token = match connection.tokens.token().await {
        Ok(token) => token,
        Err(none) => return no_token(&none),
    };
    let order = Order {
        gateway: gateway.clone(),
        address,
        headers: passed_on(&call.headers),
        body: call.body,
        settings: settings.clone(),
    };
    if is_post {
        order.create(session, connection, token, customer).await
    } else {
        order.read(connection, token).await
    }
}

/// Why a body is not sent: the status, a word for the audit log, a sentence for the person.
type Refused = (StatusCode, &'static str, &'static str);

fn checked(call: &Call, settings: &ConnectionSettings) -> Result<Option<String>, Refused> {
    let kind = call.header("content-type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        return Err((
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "no JSON",
            "The body has to be JSON.",
        ));
    }
    let no_object = (
        StatusCode::BAD_REQUEST,
        "no JSON object",
        "The body is no JSON object.",
    );
    if settings.reseller_id.is_none() {
        let Ok(Value::Object(body)) = serde_json::from_slice(&call.body) else {
            return Err(no_object);
        };
        return Ok(body.get("id").and_then(Value::as_str).map(str::to_owned));
    }
    let body = Body::read(&call.body).map_err(|_| no_object)?;
    match body.check(settings) {
        Ok(()) => Ok(body.id),
        Err(Flaw::NoReseller) => Err((
            StatusCode::FORBIDDEN,
            "no reseller",
            "This connection is for one reseller: the customer has to name it.",
        )),
        Err(_) => Err((
            StatusCode::FORBIDDEN,
            "another reseller",
            "This connection is for one reseller: the customer names another.",
        )),
    }
}

fn refusal(
    gateway: &Gateway,
    call: &Call,
    session: &Session,
    connection: &Connection,
    status: StatusCode,
    why: &str,
    sentence: &str,
) -> Response {
    gateway.audit.write(&Line {
        subject: Some(&session.record.subject),
        person: Some(&session.record.person),
        connection: Some(&connection.settings.name),
        tenant: Some(&connection.settings.tenant),
        correlation_id: correlation(&call.headers),
        outcome: Some(why),
        status: Some(status.as_u16()),
        ..Line::new(gateway.clock.now(), Event::Refused)
    });
    problem(status, "Gateway", sentence)
}

fn correlation(headers: &HeaderMap) -> Option<&str> {
    let id = headers.get(CORRELATION)?.to_str().ok()?;
    (id.len() <= 64).then_some(id)
}

fn passed_on(asked: &HeaderMap) -> HeaderMap {
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

fn no_token(none: &NoToken) -> Response {
    let sentence = "The gateway has no token for the API at the moment. Nothing was sent.";
    unfinished(
        StatusCode::SERVICE_UNAVAILABLE,
        Outcome::NotSent(none.retry_after),
        sentence,
    )
}

/// A request that may be sent.
struct Order {
    gateway: Arc<Gateway>,
    settings: Arc<ConnectionSettings>,
    address: Uri,
    headers: HeaderMap,
    body: Bytes,
}

impl Order {
    /// Asks for something. Where the token is refused, a new one is tried once.
    async fn read(self, connection: &Connection, token: ApiToken) -> Response {
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
    async fn create(
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
