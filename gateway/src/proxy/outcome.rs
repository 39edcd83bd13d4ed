//! The outcome of a request to the API, for the page and for the audit log.

use axum::body::Body;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderName, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::answers::{Outcome, unfinished};
use crate::http_client::{Failure, Reply};

/// The headers of a response that are passed on. Not among them: cookies, the server's name, connection headers.
const PASSED_ON: [HeaderName; 5] = [
    CONTENT_TYPE,
    CONTENT_ENCODING,
    CONTENT_LANGUAGE,
    RETRY_AFTER,
    HeaderName::from_static("x-correlation-id"),
];

/// The answer for the page.
#[must_use]
pub fn answer(method: &Method, result: Result<Reply, Failure>) -> Response {
    match result {
        Ok(reply) if reply.status.is_redirection() || reply.status.is_informational() => {
            unfinished(
                StatusCode::BAD_GATEWAY,
                Outcome::Unknown,
                "The API leads to another address, which the gateway does not follow.",
            )
        }
        Ok(reply) => {
            let mut response = (reply.status, Body::from(reply.body)).into_response();
            response.headers_mut().remove(CONTENT_TYPE);
            for name in PASSED_ON {
                if let Some(value) = reply.headers.get(&name) {
                    response.headers_mut().insert(name, value.clone());
                }
            }
            response
        }
        Err(Failure::NotSent) => unfinished(
            StatusCode::SERVICE_UNAVAILABLE,
            Outcome::NotSent(5),
            "The API cannot be reached at the moment. Nothing was sent.",
        ),
        Err(failure) => {
            let status = match failure {
                Failure::TooLate => StatusCode::GATEWAY_TIMEOUT,
                _ => StatusCode::BAD_GATEWAY,
            };
            let sentence = if *method == Method::POST {
                "The API did not answer. Whether the request was carried out is not known."
            } else {
                "The API did not answer."
            };
            unfinished(status, Outcome::Unknown, sentence)
        }
    }
}

/// The outcome and the status of a creation in the audit log.
#[must_use]
pub fn said(result: &Result<Reply, Failure>) -> (&'static str, Option<u16>) {
    match result {
        Ok(reply) => {
            let said = match reply.status.as_u16() {
                200..=299 => "created",
                401 | 429 | 503 => "not-sent",
                408 | 500.. | ..=399 => "unknown",
                _ => "refused",
            };
            (said, Some(reply.status.as_u16()))
        }
        Err(Failure::NotSent) => ("not-sent", None),
        Err(_) => ("unknown", None),
    }
}

/// The customer's id in an answer that says so: text in JSON, or the `id` of an object.
#[must_use]
pub fn created_id(result: &Result<Reply, Failure>) -> Option<String> {
    let reply = result
        .as_ref()
        .ok()
        .filter(|reply| reply.status.is_success())?;
    let id = match serde_json::from_slice(&reply.body).ok()? {
        Value::String(id) => id,
        Value::Object(members) => members.get("id")?.as_str()?.to_owned(),
        _ => return None,
    };
    let is_id = !id.is_empty() && id.len() <= 64 && id.bytes().all(|it| it.is_ascii_graphic());
    is_id.then_some(id)
}
