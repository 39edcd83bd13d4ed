//! The body of a request: whole, not too long, in time.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::answers::problem;

/// The longest body.
const LONGEST: usize = 1024 * 1024;
/// How long a body may take to arrive.
const TIME: Duration = Duration::from_secs(30);

/// Reads a body.
///
/// # Errors
/// The answer to a body that is too long, too slow or cut off.
pub async fn received<B>(body: B) -> Result<Bytes, Response>
where
    B: axum::body::HttpBody<Data = Bytes>,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let all = tokio::time::timeout(TIME, Limited::new(body, LONGEST).collect()).await;
    match all {
        Ok(Ok(all)) => Ok(all.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(problem(
            StatusCode::PAYLOAD_TOO_LARGE,
            "Gateway",
            "The body is longer than 1 MiB.",
        )),
        Ok(Err(_)) => Err((StatusCode::BAD_REQUEST, Body::empty()).into_response()),
        Err(_) => Err(problem(
            StatusCode::REQUEST_TIMEOUT,
            "Gateway",
            "The body took longer than 30 seconds.",
        )),
    }
}
