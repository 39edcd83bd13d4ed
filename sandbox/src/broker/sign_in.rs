//! The page people sign in on: plain HTML, one press a person.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY, SET_COOKIE,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use percent_encoding::percent_decode_str;

use super::{SIGN_IN, cookie};
use crate::sample::{PEOPLE, Person};
use crate::server::Sandbox;

const PAGE: &str = include_str!("login.html");
const STYLE: &str = include_str!("login.css");

/// Unlike the app's, this page sends a form.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";

/// `GET login`: who can sign in.
pub async fn page(State(sandbox): State<Arc<Sandbox>>, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let next = value("next", query.as_bytes());
    let next = next.filter(|next| is_inside(next, sandbox.files.base()));
    // A percent-encoded text needs no escaping in HTML.
    let action = next.map_or_else(
        || SIGN_IN.to_owned(),
        |next| {
            let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
            format!("{SIGN_IN}?next={next}")
        },
    );
    let people: String = PEOPLE.iter().map(button).collect();
    let page = PAGE
        .replace("{action}", &action)
        .replace("{people}", &people);
    let headers = [
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, POLICY),
        // Without a referrer a form's request names no origin either, and would be taken for a foreign one.
        (REFERRER_POLICY, "same-origin"),
    ];
    (headers, Html(page)).into_response()
}

/// `GET login.css`: how it looks.
pub async fn style() -> Response {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], STYLE).into_response()
}

/// `POST login`: signs a person in, and goes back to the app.
pub async fn sign_in(
    State(sandbox): State<Arc<Sandbox>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let chosen = value("person", &body);
    let Some(person) = PEOPLE
        .iter()
        .find(|person| chosen.as_deref() == Some(person.role))
    else {
        return (
            StatusCode::BAD_REQUEST,
            "Choose one of the people on the page.\n",
        )
            .into_response();
    };
    // Never an existing session: another person may know its id (session fixation).
    if let Some(earlier) = cookie::session_id(&headers) {
        sandbox.broker.end(earlier);
    }
    let base = sandbox.files.base();
    let cookie = cookie::beginning(&sandbox.broker.begin(person), base);
    let query = query.unwrap_or_default();
    let next = value("next", query.as_bytes()).filter(|next| is_inside(next, base));
    let next = next.unwrap_or_else(|| base.to_owned());
    (
        StatusCode::SEE_OTHER,
        [(SET_COOKIE, cookie), (LOCATION, next)],
    )
        .into_response()
}

fn button(person: &Person) -> String {
    let Person { name, role, title } = person;
    format!("<button name=\"person\" value=\"{role}\"><strong>{name}</strong> {title}</button>\n")
}

/// A value of a form or a query.
fn value(name: &str, form: &[u8]) -> Option<String> {
    form_urlencoded::parse(form).find_map(|(key, value)| (key == name).then(|| value.into_owned()))
}

/// Whether an address leads to a page of the app and nowhere else: it comes from a query, which may be forged.
fn is_inside(next: &str, base: &str) -> bool {
    let path = next.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/');
    // Browsers take `%2e` for a dot, and a backslash for a slash.
    let is_plain = |part: &str| {
        let part = percent_decode_str(part).decode_utf8_lossy();
        part != "." && part != ".."
    };
    path.starts_with(base)
        && !path.starts_with("//")
        && !next.contains('\\')
        && next.bytes().all(|letter| letter.is_ascii_graphic())
        && parts.all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_app_come_next() {
        let cases = [
            ("/customers/new", "/", true),
            ("/", "/", true),
            ("/customers/a%2Fb?a=b#c", "/", true),
            ("/onboard/customers/new", "/onboard/", true),
            ("/onboard/", "/onboard/", true),
            ("/customers/new", "/onboard/", false),
            ("/onboarding", "/onboard/", false),
            ("/onboard/../other", "/onboard/", false),
            ("/onboard/%2e%2E/other", "/onboard/", false),
            ("/onboard/.%2e/other", "/onboard/", false),
            ("/onboard/\\..\\other", "/onboard/", false),
            ("customers/new", "/", false),
            ("", "/", false),
            ("//elsewhere.example/customers/new", "/", false),
            ("/\\elsewhere.example", "/", false),
            ("/\t/elsewhere.example", "/", false),
            ("/a\r\nSet-Cookie: a=b", "/", false),
            ("https://elsewhere.example/", "/", false),
            ("javascript:alert(1)", "/", false),
        ];
        for (next, base, inside) in cases {
            assert_eq!(is_inside(next, base), inside, "{next:?} below {base}");
        }
    }
}
