//! The pages that may reach the sandbox from a browser, and the headers of every response.

use axum::extract::Request;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HOST, HeaderName, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The policy of the app's pages. The last directive lists the origins that may frame it: more may follow.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'none'; \
    base-uri 'self'; frame-ancestors 'self'";

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

const HEADERS: [(HeaderName, &str); 5] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// The outermost layer. A page that needs a policy of its own has set it already.
pub async fn around(request: Request, next: Next) -> Response {
    let mut response = match refusal(&request) {
        Some(sentence) => (StatusCode::FORBIDDEN, sentence).into_response(),
        None => next.run(request).await,
    };
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    response
}

/// The layer around routes that a cookie opens. Browsers send cookies with every request, so a request that changes
/// something has to come from a page of this very origin: another port of this machine is another program.
pub async fn own_pages_only(request: Request, next: Next) -> Response {
    let only_looks = [Method::GET, Method::HEAD].contains(request.method());
    if only_looks || is_from_own_page(request.headers()) {
        next.run(request).await
    } else {
        let sentence = "The sandbox answers to its own pages only.\n";
        (StatusCode::FORBIDDEN, sentence).into_response()
    }
}

/// Browsers name the origin of a request; a program without one has only a cookie that it was given.
fn is_from_own_page(headers: &HeaderMap) -> bool {
    let host = header(headers, HOST);
    let is_own = |origin: &str| host.is_some() && origin.strip_prefix("http://") == host;
    header(headers, ORIGIN).is_none_or(is_own)
        && header(headers, FETCH_SITE).is_none_or(|site| site == "same-origin")
}

fn refusal(request: &Request) -> Option<&'static str> {
    let headers = request.headers();
    // A page elsewhere may have its own name resolve to 127.0.0.1; the name still gives it away.
    if !header(headers, HOST).is_some_and(is_this_machine) {
        return Some("The sandbox answers to 127.0.0.1 and localhost only.\n");
    }
    // Any port will do: `cargo xtask dev` serves the app from a port of its own and passes `/v1` on.
    let is_foreign = |origin: &str| !origin.strip_prefix("http://").is_some_and(is_this_machine);
    if headers.contains_key(ORIGIN) && header(headers, ORIGIN).is_none_or(is_foreign) {
        return Some("The sandbox answers to pages of this machine only.\n");
    }
    let path = request.uri().path();
    let is_page = !path.starts_with("/v1") && !path.starts_with("/sandbox");
    let fetch_site = header(headers, FETCH_SITE);
    // A link on any page may lead to the app, but no other page may set off a request, except one that says to be of
    // this machine: to a browser, localhost and 127.0.0.1 are two sites.
    let is_let_in = path.starts_with("/v1") && headers.contains_key(ORIGIN);
    if fetch_site == Some("cross-site") && !is_page && !is_let_in {
        return Some("The sandbox answers to its own pages only.\n");
    }
    None
}

fn header(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Whether a host, with or without a port, is a name of this machine that no other machine can have.
fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    name == "127.0.0.1" || name == "[::1]" || name.eq_ignore_ascii_case("localhost")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use axum::body::Body;

    #[test]
    fn only_this_machine_is_answered() {
        type Case = (&'static str, &'static [(&'static str, &'static str)], bool);
        let cases: [Case; 20] = [
            ("/v1/Customers", &[("host", "127.0.0.1:8080")], true),
            ("/v1/Customers", &[("host", "LOCALHOST")], true),
            ("/v1/Customers", &[("host", "[::1]:8080")], true),
            ("/v1/Customers", &[("host", "[::1]")], true),
            ("/v1/Customers", &[], false),
            ("/", &[("host", "rebound.example:8080")], false),
            ("/", &[("host", "127.0.0.1.rebound.example")], false),
            ("/", &[("host", "localhost:80:80")], false),
            (
                "/v1/Customers",
                &[("host", "localhost"), ("origin", "http://localhost:8080")],
                true,
            ),
            (
                "/v1/Customers",
                &[("host", "localhost"), ("origin", "http://127.0.0.1:8081")],
                true,
            ),
            (
                "/v1/Customers",
                &[
                    ("host", "localhost"),
                    ("origin", "https://elsewhere.example"),
                ],
                false,
            ),
            (
                "/v1/Customers",
                &[
                    ("host", "localhost"),
                    ("origin", "http://localhost.example"),
                ],
                false,
            ),
            (
                "/sandbox/token",
                &[("host", "localhost"), ("origin", "null")],
                false,
            ),
            (
                "/sandbox/requests",
                &[("host", "localhost"), ("sec-fetch-site", "cross-site")],
                false,
            ),
            (
                "/v1/Customers",
                &[("host", "localhost"), ("sec-fetch-site", "cross-site")],
                false,
            ),
            (
                "/v1/Customers",
                &[
                    ("host", "localhost:8080"),
                    ("origin", "http://127.0.0.1:8080"),
                    ("sec-fetch-site", "cross-site"),
                ],
                true,
            ),
            (
                "/v1/Customers",
                &[
                    ("host", "localhost:8080"),
                    ("origin", "https://elsewhere.example"),
                    ("sec-fetch-site", "cross-site"),
                ],
                false,
            ),
            (
                "/sandbox/requests",
                &[
                    ("host", "localhost:8080"),
                    ("origin", "http://127.0.0.1:8080"),
                    ("sec-fetch-site", "cross-site"),
                ],
                false,
            ),
            (
                "/customers/new",
                &[("host", "localhost"), ("sec-fetch-site", "cross-site")],
                true,
            ),
            (
                "/sandbox/requests",
                &[("host", "localhost"), ("sec-fetch-site", "same-origin")],
                true,
            ),
        ];
        for (path, headers, answered) in cases {
            let mut request = Request::builder().uri(path);
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let request = request.body(Body::empty()).unwrap();
            assert_eq!(refusal(&request).is_none(), answered, "{path} {headers:?}");
        }
    }
}
