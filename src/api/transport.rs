//! The transport of requests: the browser's `fetch`, or a connection of a test.

use super::TransportError;
use crate::auth::{HeaderWriter, Session};
use std::pin::Pin;
use std::time::Duration;
use web_sys::AbortSignal;

/// A boxed future. The only awaited type here: each other one would add a copy of the polling code.
pub type Pending<T> = Pin<Box<dyn Future<Output = T>>>;

/// The method of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
}

/// A request. It has no `Debug`: it contains the session.
pub struct Request {
    pub method: Method,
    /// An address, or a path on the page's own origin.
    pub address: String,
    /// The JSON body.
    pub body: Option<String>,
    /// The timeout.
    pub timeout: Duration,
    /// Aborts the request, in the place of the timeout.
    pub abort: Option<AbortSignal>,
    /// The correlation id, the same for all attempts.
    pub(super) correlation: Option<String>,
    /// The session that sends it.
    pub(super) session: Session,
}

impl Request {
    /// Writes all headers, including the bearer token.
    pub fn write_headers(&self, headers: &mut dyn HeaderWriter) {
        headers.write_header("Accept", "application/json");
        if self.body.is_some() {
            headers.write_header("Content-Type", "application/json");
        }
        if let Some(correlation) = &self.correlation {
            headers.write_header("X-Correlation-Id", correlation);
        }
        self.session.write_headers(headers);
    }
}

/// A complete response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// `Retry-After`, unparsed. Browsers show it to pages of other origins only if the API exposes it.
    pub retry_after: Option<String>,
    /// `X-Onboard-Outcome`: the gateway's outcome of a request that it could not complete.
    pub outcome: Option<String>,
    /// `X-Correlation-Id`. Exposed like `Retry-After`.
    pub correlation_id: Option<String>,
    /// `Date`: the server's time. Exposed like `Retry-After`.
    pub date: Option<String>,
    pub body: String,
}

/// Sends requests.
pub trait Transport: Send + Sync {
    /// Sends a request once and waits for its response.
    ///
    /// # Errors
    /// There is no complete response: it is unknown whether the request was executed.
    fn send(&self, request: Request) -> Pending<Result<Response, TransportError>>;
}
