//! The transport of the browser: `fetch`.

use super::TransportError;
use super::transport::{Method, Pending, Request, Response, Transport};
use crate::auth::HeaderWriter;
use crate::browser::http::HttpRequest;
use gloo_net::http::{self, Headers};

/// The transport of the browser: `fetch`.
pub struct Fetch;

impl Transport for Fetch {
    fn send(&self, request: Request) -> Pending<Result<Response, TransportError>> {
        Box::pin(fetch(request))
    }
}

struct Lines(Headers);

impl HeaderWriter for Lines {
    fn write_header(&mut self, name: &'static str, value: &str) {
        self.0.set(name, value);
    }
}

async fn fetch(request: Request) -> Result<Response, TransportError> {
    let mut lines = Lines(Headers::new());
    request.write_headers(&mut lines);
    let method = match request.method {
        Method::Get => http::Method::GET,
        Method::Post => http::Method::POST,
    };
    let response = HttpRequest {
        headers: lines.0,
        body: request.body,
        timeout: Some(request.timeout),
        abort: request.abort,
        ..HttpRequest::new(method, &request.address)
    }
    .send()
    .await?;
    Ok(Response {
        status: response.status,
        retry_after: response.header("Retry-After"),
        outcome: response.header("X-Onboard-Outcome"),
        correlation_id: response.header("X-Correlation-Id"),
        date: response.header("Date"),
        body: match response.body {
            Ok(body) => body,
            // The status tells a failure; the content of a success is in its body.
            Err(_) if response.status >= 300 => String::new(),
            Err(error) => return Err(error),
        },
    })
}
