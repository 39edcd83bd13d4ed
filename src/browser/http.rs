//! HTTP by the browser's `fetch`: the one place that sends requests.

use super::clock;
use super::transport_error::TransportError;
use gloo_net::http::{Headers, Method, RequestBuilder, Response};
use std::time::Duration;
use web_sys::{AbortSignal, RequestCredentials};

/// A request.
pub struct HttpRequest {
    /// The method.
    pub method: Method,
    /// The address, or a path relative to the page.
    pub address: String,
    /// The headers.
    pub headers: Headers,
    /// The body.
    pub body: Option<String>,
    /// How long the response may take; none: as long as the browser waits.
    pub timeout: Option<Duration>,
    /// Which cookies go with it.
    pub credentials: RequestCredentials,
}

/// A response that has a status and headers; its body may be missing.
pub struct HttpResponse {
    /// The status.
    pub status: u16,
    /// The headers that the browser shows to the page.
    pub headers: Headers,
    /// The body.
    ///
    /// # Errors
    /// The connection broke, or the time was over, before all of it was there.
    pub body: Result<String, TransportError>,
}

impl HttpRequest {
    /// A request of this method without headers and body.
    pub fn new(method: Method, address: &str) -> Self {
        Self {
            method,
            address: address.to_owned(),
            headers: Headers::new(),
            body: None,
            timeout: None,
            credentials: RequestCredentials::SameOrigin,
        }
    }

    /// The same with this header.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.headers.set(name, value);
        self
    }

    /// Sends the request once. The `Date` of the response sets the page's clock.
    ///
    /// # Errors
    /// There is no response: it is unknown whether the request was carried out.
    pub async fn send(self) -> Result<HttpResponse, TransportError> {
        // A cache answers a GET with an old date, and no POST (RFC 9110, section 9.3.3).
        let is_fresh = self.method == Method::POST;
        let signal = self.timeout.map(|timeout| {
            let milliseconds = u32::try_from(timeout.as_millis()).unwrap_or(u32::MAX);
            AbortSignal::timeout_with_u32(milliseconds)
        });
        let builder = RequestBuilder::new(&self.address)
            .method(self.method)
            .headers(self.headers)
            .credentials(self.credentials)
            .abort_signal(signal.as_ref());
        let built = match self.body {
            Some(body) => builder.body(body),
            None => builder.build(),
        };
        let response: Response = match built {
            Ok(built) => built.send().await,
            Err(error) => Err(error),
        }
        .map_err(transport_error)?;
        let headers = response.headers();
        clock::heard(headers.get("Date").as_deref(), is_fresh);
        Ok(HttpResponse {
            status: response.status(),
            headers,
            body: response.text().await.map_err(transport_error),
        })
    }
}

impl HttpResponse {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name)
    }
}

/// `fetch` tells a timeout from the rest, and nothing more: a `TypeError` does not say whether the request had left.
fn transport_error(error: gloo_net::Error) -> TransportError {
    match error {
        gloo_net::Error::JsError(js) if js.name == "TimeoutError" => TransportError::TimedOut,
        _ => TransportError::NotReached,
    }
}
