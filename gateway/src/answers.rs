//! Answers of the gateway itself, in the shape of the API's errors.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// The response header with the outcome of a request that the gateway could not finish.
pub const OUTCOME: HeaderName = HeaderName::from_static("x-onboard-outcome");

/// The outcome of such a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It surely did not reach the API: it may be sent again, after so many seconds.
    NotSent(u64),
    /// It is not known.
    Unknown,
}

/// JSON.
#[must_use]
pub fn json(status: StatusCode, value: &Value) -> Response {
    (
        status,
        [(CONTENT_TYPE, "application/json")],
        Body::from(value.to_string()),
    )
        .into_response()
}

/// A refusal or a failure, in a sentence.
#[must_use]
pub fn problem(status: StatusCode, kind: &str, description: &str) -> Response {
    let body = json!({ "statusCode": status.as_u16(), "type": kind, "description": description, "errors": [] });
    json(status, &body)
}

/// The same with what became of the request.
#[must_use]
pub fn unfinished(status: StatusCode, outcome: Outcome, description: &str) -> Response {
    let mut response = problem(status, "Gateway", description);
    let headers = response.headers_mut();
    match outcome {
        Outcome::NotSent(seconds) => {
            headers.insert(OUTCOME, HeaderValue::from_static("not-sent"));
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        Outcome::Unknown => {
            headers.insert(OUTCOME, HeaderValue::from_static("unknown"));
        }
    }
    response
}

/// The session store is away: no session ends by it.
#[must_use]
pub fn store_away() -> Response {
    unfinished(
        StatusCode::SERVICE_UNAVAILABLE,
        Outcome::NotSent(5),
        "The gateway cannot read its sessions at the moment. You are still signed in: try again in a moment.",
    )
}

/// 401 and nothing else: the page knows what to do.
#[must_use]
pub fn not_signed_in() -> Response {
    StatusCode::UNAUTHORIZED.into_response()
}

/// Leads a person on.
#[must_use]
pub fn lead_to(address: &str) -> Response {
    match HeaderValue::from_str(address) {
        Ok(address) => (StatusCode::SEE_OTHER, [(LOCATION, address)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
