//! From a request to its answer: what it asks for, whether it may, and the headers that every answer has.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::body::Bytes;
use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, Method, Request, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::answers::{self, lead_to, problem};
use crate::call::Call;
use crate::config::Mode;
use crate::gateway::Gateway;
use crate::headers::Sort;
use crate::limits::client_address;
use crate::oidc::{callback, login, logout};
use crate::own_page::{self, Lack};
use crate::pages::Trouble;
use crate::policy_report;
use crate::proxy::forward;
use crate::received::received;
use crate::routes::{Action, Found, Route, find, routes};
use crate::security_txt;
use crate::session::store::Away;
use crate::session::{Session, routes as session};

const SECURITY_TXT: &str = ".well-known/security.txt";

/// The gateway with its table of addresses.
#[derive(Clone)]
pub struct Dispatcher {
    gateway: Arc<Gateway>,
    routes: Arc<Vec<Route>>,
}

impl Dispatcher {
    /// With the addresses of the configured mode.
    #[must_use]
    pub fn new(gateway: Arc<Gateway>) -> Self {
        let routes = Arc::new(routes(gateway.config.mode));
        Self { gateway, routes }
    }

    /// Answers a request that came from this address.
    pub async fn answer<B>(&self, request: Request<B>, peer: IpAddr) -> Response
    where
        B: axum::body::HttpBody<Data = Bytes>,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let began = Instant::now();
        let method = request.method().clone();
        let asked = request.headers().clone();
        let (label, sort, mut response) = self.route(request, peer).await;
        self.gateway
            .policies
            .apply(sort, &asked, response.headers_mut());
        let status = response.status().as_u16();
        metrics::counter!("onboard_requests_total", "route" => label, "status" => status.to_string()).increment(1);
        metrics::histogram!("onboard_request_seconds", "route" => label)
            .record(began.elapsed().as_secs_f64());
        let milliseconds = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        if sort == Sort::Private {
            tracing::info!(%method, route = label, status, milliseconds, "answered");
        }
        response
    }

    /// The path's name in logs and metrics, the kind of response, and the response. A path itself is never logged: it may
    /// hold an id, and its query a customer's address.
    async fn route<B>(&self, request: Request<B>, peer: IpAddr) -> (&'static str, Sort, Response)
    where
        B: axum::body::HttpBody<Data = Bytes>,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let config = &self.gateway.config;
        let path = request.uri().path().to_owned();
        let base = config.base();
        let is_api_at_root = config.mode == Mode::Proxy && path.starts_with("/v1/");
        let below = match path.strip_prefix(base) {
            Some(below) => below,
            None if is_api_at_root || path.trim_start_matches('/') == SECURITY_TXT => &path[1..],
            None => {
                let leads_on =
                    request.method().is_safe() && (path == "/" || format!("{path}/") == base);
                let response = if leads_on {
                    lead_to(base)
                } else {
                    StatusCode::NOT_FOUND.into_response()
                };
                return ("elsewhere", Sort::Private, response);
            }
        };
        let found = find(&self.routes, request.method(), below);
        match found {
            Found::Route(route, id) => (
                route.path,
                Sort::Private,
                self.call(route, id, request, peer).await,
            ),
            Found::OtherMethod(methods) => {
                let allowed = methods
                    .iter()
                    .map(|method| method.as_str())
                    .collect::<Vec<_>>()
                    .join(", ");
                let mut response = problem(
                    StatusCode::METHOD_NOT_ALLOWED,
                    "Gateway",
                    "This method is not for this address.",
                );
                if let Ok(allowed) = HeaderValue::from_str(&allowed) {
                    response.headers_mut().insert(ALLOW, allowed);
                }
                ("other-method", Sort::Private, response)
            }
            Found::Nothing => (
                "unknown",
                Sort::Private,
                problem(
                    StatusCode::NOT_FOUND,
                    "Gateway",
                    "There is nothing at this address.",
                ),
            ),
            Found::App if below == SECURITY_TXT && config.security_txt.is_some() => {
                let canonical = format!("{}/{SECURITY_TXT}", config.origin());
                let text = config
                    .security_txt
                    .as_ref()
                    .map(|it| security_txt::text(it, &canonical));
                let response = (
                    [(CONTENT_TYPE, "text/plain; charset=utf-8")],
                    text.unwrap_or_default(),
                )
                    .into_response();
                ("security.txt", Sort::Private, response)
            }
            Found::App => {
                let (sort, response) =
                    self.gateway
                        .assets
                        .answer(request.method(), below, request.headers());
                ("app", sort, response)
            }
        }
    }

    async fn call<B>(
        &self,
        route: &Route,
        id: Option<String>,
        request: Request<B>,
        peer: IpAddr,
    ) -> Response
    where
        B: axum::body::HttpBody<Data = Bytes>,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let gateway = &self.gateway;
        let (parts, body) = request.into_parts();
        if route.own_page
            && let Err(lack) =
                own_page::check(&parts.method, &parts.headers, &gateway.config.origin())
        {
            return problem(
                StatusCode::FORBIDDEN,
                "Gateway",
                match lack {
                    Lack::Origin => "The gateway answers to its own pages only.",
                    Lack::Header => "The header X-Requested-With: XMLHttpRequest is missing.",
                },
            );
        }
        let address = client_address(peer, &parts.headers, &gateway.config.trusted_proxies);
        let session = if route.session {
            self.session(&parts.headers).await
        } else {
            Ok(None)
        };
        let session = match session {
            Ok(session) => session,
            Err(Away) => return answers::store_away(),
        };
        let counted = match &session {
            Some(session) => gateway.limiter.session(&session.key),
            None => gateway.limiter.address(address),
        };
        if let Err(seconds) = counted {
            metrics::counter!("onboard_limited_total").increment(1);
            return too_many(route, &parts.headers, gateway.config.base(), seconds);
        }
        if route.session && session.is_none() {
            return answers::not_signed_in();
        }
        let body = if parts.method == Method::POST {
            received(body).await
        } else {
            Ok(Bytes::new())
        };
        let body = match body {
            Ok(body) => body,
            Err(response) => return response,
        };
        let query = parts.uri.query().map(str::to_owned);
        let call = Call {
            headers: parts.headers,
            query,
            id,
            body,
            address,
            session,
        };
        self.act(route.action, call).await
    }

    /// The session of the request, without connections that the configuration no longer has.
    async fn session(&self, headers: &axum::http::HeaderMap) -> Result<Option<Session>, Away> {
        let gateway = &self.gateway;
        let Some(id) = gateway.cookies.session(headers) else {
            return Ok(None);
        };
        let session = gateway.sessions.find(&gateway.sealer, id).await?;
        Ok(session.and_then(|mut session| {
            let record = &mut session.record;
            record.connections.retain(|name| {
                gateway
                    .connections
                    .iter()
                    .any(|it| it.settings.name == *name)
            });
            if !record.connections.contains(&record.connection) {
                record.connection = record.connections.first()?.clone();
            }
            Some(session)
        }))
    }

    async fn act(&self, action: Action, mut call: Call) -> Response {
        let gateway = &self.gateway;
        match action {
            Action::Login => return login::login(gateway, &call).await,
            Action::Callback => return callback::callback(gateway, &call).await,
            Action::EndSession => return session::end(gateway, &call).await,
            Action::PolicyReport => return policy_report::count(&call),
            Action::ProviderSignOut => return logout::by_provider(gateway, &call).await,
            Action::Session | Action::ChangeConnection | Action::HandOut | Action::Api(_) => {}
        }
        let Some(signed_in) = call.session.take() else {
            return answers::not_signed_in();
        };
        let Some(connection) = gateway.connection(&signed_in.record) else {
            return answers::not_signed_in();
        };
        if action != Action::Session {
            // If the store is away now, the session ends a minute earlier.
            let _ = gateway.sessions.extend(&signed_in).await;
        }
        match action {
            Action::ChangeConnection => session::change(gateway, &call, &signed_in).await,
            Action::HandOut => session::hand_out(gateway, &signed_in, connection).await,
            Action::Api(endpoint) => {
                forward::forward(gateway, call, &signed_in, connection, endpoint).await
            }
            _ => session::show(&signed_in, connection),
        }
    }
}

fn too_many(route: &Route, asked: &axum::http::HeaderMap, base: &str, seconds: u64) -> Response {
    let mut response = match route.action {
        Action::Login | Action::Callback => {
            Trouble::TooMany.page(asked, &format!("{base}login"), None)
        }
        _ => problem(
            StatusCode::TOO_MANY_REQUESTS,
            "Gateway",
            "Too many requests: try again in a moment.",
        ),
    };
    response
        .headers_mut()
        .insert(RETRY_AFTER, HeaderValue::from(seconds));
    response
}
