//! The way a request takes: the browser's `fetch`, or a connection that a test makes.

use super::TransportError;
use crate::auth::{HeaderLines, Session};
use std::pin::Pin;
use std::time::Duration;

/// What will be there later. The one type of all that is waited for here: each other one would bring
/// a copy of the code that waits.
pub type Pending<T> = Pin<Box<dyn Future<Output = T>>>;

/// What a request wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// To read.
    Get,
    /// To create.
    Post,
}

/// A request on its way. It cannot be printed: it carries the session.
pub struct Request {
    /// What it wants.
    pub method: Method,
    /// An address, or a path on the page's own origin.
    pub address: String,
    /// JSON to send.
    pub body: Option<String>,
    /// How long its answer is waited for.
    pub timeout: Duration,
    /// What its attempts are known by.
    pub(super) correlation: Option<String>,
    /// Who sends it.
    pub(super) session: Session,
}

impl Request {
    /// Writes all its headers, the bearer token among them, onto the wire.
    pub fn write_headers(&self, onto: &mut dyn HeaderLines) {
        onto.line("Accept", "application/json");
        if self.body.is_some() {
            onto.line("Content-Type", "application/json");
        }
        if let Some(correlation) = &self.correlation {
            onto.line("X-Correlation-Id", correlation);
        }
        self.session.sign(onto);
    }
}

/// An answer that arrived whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// `Retry-After`, as written. A browser shows it to a page of another origin only where the API
    /// exposes it.
    pub retry_after: Option<String>,
    /// `X-Onboard-Outcome`: what the gateway knows of a request that it could not finish.
    pub outcome: Option<String>,
    /// `X-Correlation-Id`, the same.
    pub correlation_id: Option<String>,
    /// `Date`, the same: what time it was there.
    pub date: Option<String>,
    /// The text.
    pub body: String,
}

/// Carries requests.
pub trait Transport: Send + Sync {
    /// Sends a request, once, and waits for its answer.
    ///
    /// # Errors
    /// The answer did not come, or not whole: nobody knows whether the request was carried out.
    fn send(&self, request: Request) -> Pending<Result<Answer, TransportError>>;
}
