//! The page's requests to the broker: a token for the session, and the end of the session.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::cookie;
use crate::problem::json_answer;
use crate::sample;
use crate::server::Sandbox;
use crate::tokens::Claims;

/// `POST session/token`: a new token for the cookie's session; 401 without a session.
pub async fn hand_out_token(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap) -> Response {
    let person = cookie::session_id(&headers).and_then(|id| sandbox.broker.person(id));
    let Some(person) = person else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let (issued, life) = (sandbox.clock.seconds(), sandbox.broker.life());
    let token = sandbox.tokens.mint(&Claims {
        role: Some(json!(person.role)),
        tenant: sample::TENANT.to_owned(),
        name: person.name.to_owned(),
        issued,
        expires: issued + life,
    });
    json_answer(
        StatusCode::OK,
        &json!({ "access_token": token, "expires_in": life, "tenant": sample::TENANT }),
    )
}

/// `POST session/end`: signs out, also who was not signed in.
pub async fn end(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap) -> Response {
    if let Some(id) = cookie::session_id(&headers) {
        sandbox.broker.end(id);
    }
    let cookie = cookie::end(sandbox.files.base());
    (StatusCode::NO_CONTENT, [(SET_COOKIE, cookie)]).into_response()
}
