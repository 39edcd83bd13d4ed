//! Layers around requests. Each one to `/v1` is recorded, a fault may apply to it, its response is completed;
//! to the token broker's session nothing but a fault happens.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use crate::faults::Step;
use crate::problem::Problem;
use crate::requests::Ending;
use crate::server::Sandbox;

const LONGEST_BODY: usize = 4 * 1024 * 1024;
const CORRELATION_ID: HeaderName = HeaderName::from_static("x-correlation-id");

/// Marks a response that must never be sent: the connection is closed in its place.
#[derive(Clone, Copy, Debug)]
pub struct Dropped;

/// Marks a response that pages of other origins must not be able to read.
#[derive(Clone, Copy, Debug)]
pub struct NoCors;

/// The layer around all routes of the API.
pub async fn around(State(sandbox): State<Arc<Sandbox>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, LONGEST_BODY).await;
    let written = body.as_ref().map(Bytes::as_ref).unwrap_or_default();
    let number = sandbox
        .journal
        .arrived(&parts, written, sandbox.clock.milliseconds());
    let correlation = correlation_id(&parts.headers);
    let step = sandbox
        .faults
        .next_for(&parts.method, &parts.uri)
        .unwrap_or_default();

    let response = match body {
        Ok(_) if !step.processes() => None,
        Ok(body) => {
            let request = Request::from_parts(parts, Body::from(body));
            Some(processed(request, next, step.hold()).await)
        }
        Err(_) => Some(Problem::too_long().into_response()),
    };
    let response = apply_fault(
        &step,
        response.map(|response| completed(response, &correlation)),
    )
    .await;
    let ending = match response.extensions().get::<Dropped>() {
        Some(Dropped) => Ending::Dropped,
        None => Ending::Status(response.status().as_u16()),
    };
    sandbox.journal.answered(number, ending);
    with_headers(response, &correlation)
}

/// Processes a request. One that is held back is a task of its own: a caller that gives up waiting closes the
/// connection, and its customer is created all the same, possibly after the caller has looked for it.
async fn processed(request: Request, next: Next, hold: Option<Duration>) -> Response {
    let Some(hold) = hold else {
        return next.run(request).await;
    };
    let later = tokio::spawn(async move {
        tokio::time::sleep(hold).await;
        next.run(request).await
    });
    later
        .await
        .unwrap_or_else(|_| Problem::broken().into_response())
}

/// The fault layer of the token broker's session. The journal lists requests to the API only.
pub async fn befall(State(sandbox): State<Arc<Sandbox>>, request: Request, next: Next) -> Response {
    let step = sandbox
        .faults
        .next_for(request.method(), request.uri())
        .unwrap_or_default();
    let processed = if step.processes() {
        Some(next.run(request).await)
    } else {
        None
    };
    let mut response = apply_fault(&step, processed).await;
    not_kept(response.headers_mut());
    response
}

/// The delay comes after the processing: a caller that gives up waiting has created the customer all the same,
/// which is the case worth testing.
async fn apply_fault(step: &Step, processed: Option<Response>) -> Response {
    if step.delay_ms.is_some() {
        tokio::time::sleep(step.delay()).await;
    }
    if step.drop.is_some() {
        let mut response = Response::default();
        response.extensions_mut().insert(Dropped);
        return response;
    }
    let mut response = step.answer().or(processed).unwrap_or_default();
    step.set_headers(response.headers_mut());
    if step.no_cors {
        response.extensions_mut().insert(NoCors);
    }
    response
}

/// Writes the body of a problem, which needs the id of the request.
fn completed(mut response: Response, correlation: &str) -> Response {
    match response.extensions_mut().remove::<Problem>() {
        Some(problem) => problem.answer(correlation),
        None => response,
    }
}

/// Headers that a fault has set stay.
fn with_headers(mut response: Response, correlation: &str) -> Response {
    let headers = response.headers_mut();
    not_kept(headers);
    if let Ok(correlation) = HeaderValue::try_from(correlation) {
        headers.entry(CORRELATION_ID).or_insert(correlation);
    }
    response
}

fn not_kept(headers: &mut HeaderMap) {
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
}

/// The id the caller gave, or a fresh one.
fn correlation_id(headers: &HeaderMap) -> String {
    headers
        .get(CORRELATION_ID)
        .and_then(|id| id.to_str().ok())
        .map(str::trim)
        .filter(|id| !id.is_empty())
        .map_or_else(|| Uuid::new_v4().to_string(), str::to_owned)
}
