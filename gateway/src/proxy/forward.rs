//! Checks a request to the API, and passes it on.

use std::sync::Arc;

use axum::http::{Method, StatusCode};
use axum::response::Response;
use serde_json::Value;

use super::body::{Body, Flaw};
use super::order::{Order, correlation, no_token, passed_on};
use super::table::Endpoint;
use crate::answers::problem;
use crate::audit::{Event, Line};
use crate::call::Call;
use crate::config::ConnectionSettings;
use crate::gateway::{Connection, Gateway};
use crate::session::Session;

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
