//! `POST /oauth2/v2.0/token`: the API's tokens for clients that know a secret, as a company's directory gives them.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::problem::json_answer;
use crate::sample::{CLIENTS, Client};
use crate::server::Sandbox;
use crate::tokens::{Claims, LIFE_SECONDS};

/// The token endpoint.
pub const PATH: &str = "/oauth2/v2.0/token";

/// Answers a client-credentials grant.
pub async fn token(
    State(sandbox): State<Arc<Sandbox>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let field = |name: &str| {
        form_urlencoded::parse(&body)
            .find_map(|(key, value)| (key == name).then(|| value.into_owned()))
    };
    if field("grant_type").as_deref() != Some("client_credentials") {
        return refused(StatusCode::BAD_REQUEST, "unsupported_grant_type");
    }
    let named = match headers
        .get(AUTHORIZATION)
        .map(|value| value.to_str().unwrap_or_default())
    {
        Some(basic) => by_basic(basic),
        None => field("client_id").zip(field("client_secret")),
    };
    let client = named.and_then(|(id, secret)| known(&id, &secret));
    let Some(client) = client else {
        return refused(StatusCode::UNAUTHORIZED, "invalid_client");
    };
    let issued = sandbox.clock.seconds();
    let token = sandbox.tokens.mint(&Claims {
        role: Some(json!(client.role)),
        tenant: client.tenant.to_owned(),
        name: client.id.to_owned(),
        issued,
        expires: issued + LIFE_SECONDS,
    });
    let answer =
        json!({ "access_token": token, "token_type": "Bearer", "expires_in": LIFE_SECONDS });
    uncached(StatusCode::OK, &answer)
}

fn known(id: &str, secret: &str) -> Option<&'static Client> {
    CLIENTS
        .iter()
        .find(|client| client.id == id && client.secret == secret)
}

fn by_basic(header: &str) -> Option<(String, String)> {
    let (scheme, value) = header.split_once(' ')?;
    let text = String::from_utf8(STANDARD.decode(value.trim()).ok()?).ok()?;
    let (id, secret) = text
        .split_once(':')
        .filter(|_| scheme.eq_ignore_ascii_case("Basic"))?;
    let decoded = |text: &str| {
        let spaced = text.replace('+', " ");
        percent_decode_str(&spaced)
            .decode_utf8()
            .ok()
            .map(|text| text.into_owned())
    };
    Some((decoded(id)?, decoded(secret)?))
}

fn refused(status: StatusCode, error: &str) -> Response {
    uncached(status, &json!({ "error": error }))
}

fn uncached(status: StatusCode, body: &Value) -> Response {
    ([(CACHE_CONTROL, "no-store")], json_answer(status, body)).into_response()
}
