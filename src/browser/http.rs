//! HTTP requests by the browser's `fetch`: the only place that sends requests.

use super::clock::{self, Freshness};
use super::transport_error::TransportError;
use gloo_net::http::{Headers, Method, RequestBuilder, Response};
use js_sys::{Promise, Reflect};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCredentials};

pub struct HttpRequest {
    pub method: Method,
    /// The address, or a path relative to the page.
    pub address: String,
    pub headers: Headers,
    pub body: Option<String>,
    /// The timeout. `None`: the browser's own.
    pub timeout: Option<Duration>,
    /// Aborts the request, in place of `timeout`.
    pub abort: Option<AbortSignal>,
    /// Which cookies are sent.
    pub credentials: RequestCredentials,
}

/// A response with status and headers. Its body may be incomplete.
pub struct HttpResponse {
    pub status: u16,
    /// The headers that the browser exposes to the page.
    pub headers: Headers,
    /// The body, or why it is not complete.
    pub body: Result<String, TransportError>,
}

/// Fetches a text of the page's own server.
pub async fn fetch_text(address: &str) -> Option<String> {
    let response = HttpRequest::new(Method::GET, address).send().await.ok()?;
    response.body.ok()
}

impl HttpRequest {
    /// Creates a request without headers and body.
    pub fn new(method: Method, address: &str) -> Self {
        Self {
            method,
            address: address.to_owned(),
            headers: Headers::new(),
            body: None,
            timeout: None,
            abort: None,
            credentials: RequestCredentials::SameOrigin,
        }
    }

    /// Adds a header.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.headers.set(name, value);
        self
    }

    /// Sends the request once. Sets the server's time from the `Date` of the response.
    ///
    /// # Errors
    /// There is no response: it is unknown whether the request was executed.
    pub async fn send(self) -> Result<HttpResponse, TransportError> {
        // Caches answer a GET with an old date, but no POST (RFC 9110, section 9.3.3).
        let freshness = match self.method {
            Method::POST => Freshness::Fresh,
            _ => Freshness::MaybeCached,
        };
        let signal = self.abort.or_else(|| {
            let milliseconds = u32::try_from(self.timeout?.as_millis()).unwrap_or(u32::MAX);
            Some(AbortSignal::timeout_with_u32(milliseconds))
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
        Ok(HttpResponse::read(response, freshness).await)
    }
}

/// The response to the request for `config.json` that `boot.js` has sent. `None`: it has sent none.
pub async fn early_config() -> Option<Result<HttpResponse, TransportError>> {
    let promise = Reflect::get(&js_sys::global(), &"onboardConfig".into()).ok()?;
    let response = JsFuture::from(promise.dyn_into::<Promise>().ok()?).await;
    let Ok(response) = response else {
        return Some(Err(TransportError::NotReached));
    };
    let response = response.dyn_into::<web_sys::Response>().ok()?;
    Some(Ok(HttpResponse::read(
        response.into(),
        Freshness::MaybeCached,
    )
    .await))
}

impl HttpResponse {
    async fn read(response: Response, freshness: Freshness) -> Self {
        let headers = response.headers();
        clock::set_server_time(headers.get("Date").as_deref(), freshness);
        Self {
            status: response.status(),
            headers,
            body: response.text().await.map_err(transport_error),
        }
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name)
    }
}

/// `fetch` distinguishes only timeouts: a `TypeError` does not tell whether the request was sent.
fn transport_error(error: gloo_net::Error) -> TransportError {
    match error {
        gloo_net::Error::JsError(js) if js.name == "TimeoutError" => TransportError::TimedOut,
        _ => TransportError::NotReached,
    }
}
