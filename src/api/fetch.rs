//! The browser's `fetch`.

use super::TransportError;
use super::transport::{Answer, Method, Pending, Request, Transport};
use crate::auth::HeaderLines;
use crate::browser::clock;
use gloo_net::http::{self, Headers, RequestBuilder};
use web_sys::AbortSignal;

/// Sends requests by the browser's `fetch`.
pub struct Fetch;

impl Transport for Fetch {
    fn send(&self, request: Request) -> Pending<Result<Answer, TransportError>> {
        Box::pin(fetch(request))
    }
}

struct Lines(Headers);

impl HeaderLines for Lines {
    fn line(&mut self, name: &'static str, value: &str) {
        self.0.set(name, value);
    }
}

async fn fetch(request: Request) -> Result<Answer, TransportError> {
    let mut lines = Lines(Headers::new());
    request.write_headers(&mut lines);
    let milliseconds = u32::try_from(request.timeout.as_millis()).unwrap_or(u32::MAX);
    let signal = AbortSignal::timeout_with_u32(milliseconds);
    // Nothing is kept of what a POST brings (RFC 9110, section 9.3.3).
    let is_fresh = request.method == Method::Post;
    let builder = RequestBuilder::new(&request.address)
        .method(match request.method {
            Method::Get => http::Method::GET,
            Method::Post => http::Method::POST,
        })
        .headers(lines.0)
        .abort_signal(Some(&signal));
    let built = match request.body {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    let response = match built {
        Ok(built) => built.send().await,
        Err(error) => Err(error),
    };
    let response = response.map_err(silence)?;
    let header = |name| response.headers().get(name);
    let mut answer = Answer {
        status: response.status(),
        retry_after: header("Retry-After"),
        outcome: header("X-Onboard-Outcome"),
        correlation_id: header("X-Correlation-Id"),
        date: header("Date"),
        body: String::new(),
    };
    clock::heard(answer.date.as_deref(), is_fresh);
    match response.text().await {
        Ok(body) => answer.body = body,
        // A failure is known by its status; what a success says is in its body.
        Err(_) if answer.status >= 300 => (),
        Err(error) => return Err(silence(error)),
    }
    Ok(answer)
}

/// `fetch` tells a time-out from the rest, and nothing more: whether a `TypeError` came before or
/// after the request had left is not said.
fn silence(error: gloo_net::Error) -> TransportError {
    match error {
        gloo_net::Error::JsError(js) if js.name == "TimeoutError" => TransportError::TimedOut,
        _ => TransportError::NotReached,
    }
}
