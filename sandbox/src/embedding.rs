//! What a host page needs to show the form: the app's files, an API that answers it, and leave to frame
//! `embed.html`. Which pages these can be at all, the [`guard`] decides before.

use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD,
    CONTENT_SECURITY_POLICY, HOST, HeaderName, ORIGIN, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::guard;
use crate::traffic::NoCors;

const METHODS: &str = "GET, POST";
/// The request headers of the form.
const SENT: &str = "Content-Type, Authorization, X-Tenant, X-Correlation-Id";
/// The response headers that it reads and a browser would hide.
const READ: &str = "Retry-After, X-Correlation-Id";

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// The origins whose pages may frame the form: this machine's own names, at the port that was asked.
#[must_use]
pub fn allowed_origins(asked: &HeaderMap) -> [String; 2] {
    let host = asked.get(HOST).and_then(|host| host.to_str().ok());
    let port = host
        .and_then(|host| host.rsplit_once(':'))
        .map(|(_, port)| port)
        .filter(|port| !port.is_empty() && port.bytes().all(|digit| digit.is_ascii_digit()))
        .filter(|port| *port != "80")
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    ["127.0.0.1", "localhost"].map(|name| format!("http://{name}{port}"))
}

/// Lets the pages of these origins frame an answer.
pub fn let_frame(origins: &[String], answer: &mut HeaderMap) {
    let policy = format!("{} {}", guard::POLICY, origins.join(" "));
    if let Ok(policy) = HeaderValue::try_from(policy) {
        answer.insert(CONTENT_SECURITY_POLICY, policy);
    }
}

/// Lets the pages of any origin load an answer, and read it.
pub fn let_load(answer: &mut HeaderMap) {
    answer.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    answer.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
}

/// The CORS layer of the API, outside the fault layer: a browser's question whether it may send one
/// is no request yet.
pub async fn around(request: Request, next: Next) -> Response {
    let Some(origin) = request.headers().get(ORIGIN).cloned() else {
        return next.run(request).await;
    };
    let is_question = request.method() == Method::OPTIONS
        && request
            .headers()
            .contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = if is_question {
        let allowed = [
            (ACCESS_CONTROL_ALLOW_METHODS, METHODS),
            (ACCESS_CONTROL_ALLOW_HEADERS, SENT),
            (ACCESS_CONTROL_MAX_AGE, "600"),
        ];
        (StatusCode::NO_CONTENT, allowed).into_response()
    } else {
        let mut response = next.run(request).await;
        if response.extensions().get::<NoCors>().is_some() {
            return response;
        }
        let read = HeaderValue::from_static(READ);
        response
            .headers_mut()
            .insert(ACCESS_CONTROL_EXPOSE_HEADERS, read);
        response
    };
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.append(VARY, HeaderValue::from_static("Origin"));
    response
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_allowed_origins_are_at_the_port_that_was_asked() {
        let cases = [
            ("127.0.0.1:8080", ":8080"),
            ("localhost:9000", ":9000"),
            ("[::1]:9000", ":9000"),
            ("localhost", ""),
            ("localhost:80", ""),
            ("localhost:", ""),
            ("[::1]", ""),
        ];
        for (host, port) in cases {
            let mut asked = HeaderMap::new();
            asked.insert(HOST, HeaderValue::from_str(host).unwrap());
            let expected = ["127.0.0.1", "localhost"].map(|name| format!("http://{name}{port}"));
            assert_eq!(allowed_origins(&asked), expected, "{host}");
        }
    }
}
