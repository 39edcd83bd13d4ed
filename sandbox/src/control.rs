//! `/sandbox/…`: what tests need and the API does not have.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::problem::json_answer;
use crate::sample;
use crate::server::Sandbox;
use crate::tokens::{Claims, LIFE_SECONDS};

/// `POST /sandbox/token`: a token as ordered; without a body, that of a provider's employee.
pub async fn mint_token(State(sandbox): State<Arc<Sandbox>>, body: Bytes) -> Response {
    let order = match body.trim_ascii() {
        b"" => Ok(Map::new()),
        body => {
            serde_json::from_slice(body).map_err(|_| "The body must be a JSON object.".to_owned())
        }
    };
    let now = sandbox.clock.seconds();
    let claims = match order.and_then(|order| ordered_claims(order, now)) {
        Ok(claims) => claims,
        Err(message) => return not_understood(&message),
    };
    if sandbox.store.add_tenant(&claims.tenant).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    json_answer(
        StatusCode::OK,
        &json!({
            "access_token": sandbox.tokens.mint(&claims),
            "token_type": "Bearer",
            "expires_in": claims.expires - claims.issued,
            "tenant": claims.tenant,
        }),
    )
}

/// `POST /sandbox/faults`: adds steps.
pub async fn order_faults(State(sandbox): State<Arc<Sandbox>>, body: Bytes) -> Response {
    match sandbox.faults.order(&body) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(message) => not_understood(&message),
    }
}

/// `GET /sandbox/faults`: the steps that are left.
pub async fn faults_left(State(sandbox): State<Arc<Sandbox>>) -> Response {
    listed(&json!(sandbox.faults.left()))
}

/// `DELETE /sandbox/faults`: forgets all steps.
pub async fn clear_faults(State(sandbox): State<Arc<Sandbox>>) -> StatusCode {
    sandbox.faults.clear();
    StatusCode::NO_CONTENT
}

/// `POST /sandbox/broker`: how long the broker's tokens live, and the end of all sessions.
pub async fn order_broker(State(sandbox): State<Arc<Sandbox>>, body: Bytes) -> Response {
    match sandbox.broker.order(&body) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(message) => not_understood(&message),
    }
}

/// `DELETE /sandbox/broker`: tokens live as long as usual again.
pub async fn forget_broker_orders(State(sandbox): State<Arc<Sandbox>>) -> StatusCode {
    sandbox.broker.forget_orders();
    StatusCode::NO_CONTENT
}

/// `DELETE /sandbox/customers/{id}`: marks a customer as deleted, as the portal does.
pub async fn delete_customer(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
) -> StatusCode {
    match sandbox.store.delete_customer(&id.to_lowercase()) {
        Ok(true) => StatusCode::NO_CONTENT,
        Ok(false) => StatusCode::NOT_FOUND,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// `GET /sandbox/requests`: what arrived, oldest first.
pub async fn requests(State(sandbox): State<Arc<Sandbox>>) -> Response {
    listed(&json!(sandbox.journal.all()))
}

/// `DELETE /sandbox/requests`: forgets what arrived.
pub async fn clear_requests(State(sandbox): State<Arc<Sandbox>>) -> StatusCode {
    sandbox.journal.clear();
    StatusCode::NO_CONTENT
}

fn listed(list: &Value) -> Response {
    (
        [(CACHE_CONTROL, "no-store")],
        json_answer(StatusCode::OK, list),
    )
        .into_response()
}

fn not_understood(message: &str) -> Response {
    json_answer(StatusCode::BAD_REQUEST, &json!({ "message": message }))
}

fn ordered_claims(order: Map<String, Value>, now: i64) -> Result<Claims, String> {
    let mut claims = Claims {
        role: Some(json!("csp")),
        tenant: sample::TENANT.to_owned(),
        name: "Sample Person".to_owned(),
        issued: now,
        expires: now + LIFE_SECONDS,
    };
    for (key, value) in order {
        match (key.as_str(), value) {
            ("role", Value::Null) => claims.role = None,
            ("role", role @ (Value::String(_) | Value::Array(_))) => claims.role = Some(role),
            ("tenant", Value::String(tenant)) => claims.tenant = tenant.trim().to_lowercase(),
            ("name", Value::String(name)) => claims.name = name,
            ("life", Value::Number(life)) => {
                let life = life
                    .as_i64()
                    .filter(|life| life.abs() <= i64::from(u32::MAX));
                claims.expires = now + life.ok_or("life must be a whole number of seconds.")?;
            }
            ("role", _) => return Err("role must be text, a list or null.".to_owned()),
            ("tenant" | "name", _) => return Err(format!("{key} must be text.")),
            ("life", _) => return Err("life must be a whole number of seconds.".to_owned()),
            _ => {
                return Err(format!(
                    "There is no {key}; known are role, tenant, life and name."
                ));
            }
        }
    }
    Ok(claims)
}
