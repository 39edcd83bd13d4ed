//! Whether a request comes from a page of ours. A cookie comes along by itself, so it proves nothing.

use axum::http::header::{HeaderName, ORIGIN};
use axum::http::{HeaderMap, Method};

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const REQUESTED_WITH: HeaderName = HeaderName::from_static("x-requested-with");

/// The part that a request lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It comes from another origin.
    Origin,
    /// It has no `X-Requested-With: XMLHttpRequest`, which other sites cannot send unasked.
    Header,
}

/// Checks where a request comes from, and of one that changes something the header too.
///
/// # Errors
/// It is none of ours.
pub fn check(method: &Method, headers: &HeaderMap, origin: &str) -> Result<(), Lack> {
    let one = |name: HeaderName| {
        let mut values = headers.get_all(name).iter();
        (values.next(), values.next().is_some())
    };
    let is_safe = method.is_safe();
    match one(FETCH_SITE) {
        (None, _) => {}
        (Some(site), false) if site == "same-origin" || (is_safe && site == "none") => {}
        _ => return Err(Lack::Origin),
    }
    match one(ORIGIN) {
        (None, _) => {}
        (Some(named), false) if named.as_bytes() == origin.as_bytes() => {}
        _ => return Err(Lack::Origin),
    }
    let has_header = headers
        .get(REQUESTED_WITH)
        .is_some_and(|value| value == "XMLHttpRequest");
    if is_safe || has_header {
        Ok(())
    } else {
        Err(Lack::Header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn where_a_request_comes_from() {
        type Case = (
            Method,
            &'static [(&'static str, &'static str)],
            Result<(), Lack>,
        );
        const OURS: (&str, &str) = ("origin", "https://onboard.contoso.example");
        const MARK: (&str, &str) = ("x-requested-with", "XMLHttpRequest");
        let cases: [Case; 18] = [
            (Method::GET, &[], Ok(())),
            (Method::GET, &[("sec-fetch-site", "none")], Ok(())),
            (Method::GET, &[("sec-fetch-site", "same-origin")], Ok(())),
            (
                Method::GET,
                &[("sec-fetch-site", "same-site")],
                Err(Lack::Origin),
            ),
            (
                Method::GET,
                &[("sec-fetch-site", "cross-site")],
                Err(Lack::Origin),
            ),
            (
                Method::GET,
                &[("origin", "https://elsewhere.example")],
                Err(Lack::Origin),
            ),
            (Method::POST, &[MARK], Ok(())),
            (Method::POST, &[MARK, OURS], Ok(())),
            (
                Method::POST,
                &[MARK, OURS, ("sec-fetch-site", "same-origin")],
                Ok(()),
            ),
            (Method::POST, &[OURS], Err(Lack::Header)),
            (
                Method::POST,
                &[("x-requested-with", "fetch"), OURS],
                Err(Lack::Header),
            ),
            (Method::POST, &[MARK, ("origin", "null")], Err(Lack::Origin)),
            (
                Method::POST,
                &[MARK, ("origin", "http://onboard.contoso.example")],
                Err(Lack::Origin),
            ),
            (
                Method::POST,
                &[MARK, ("origin", "https://onboard.contoso.example.evil")],
                Err(Lack::Origin),
            ),
            (
                Method::POST,
                &[MARK, ("origin", "https://www.onboard.contoso.example")],
                Err(Lack::Origin),
            ),
            (Method::POST, &[MARK, OURS, OURS], Err(Lack::Origin)),
            (
                Method::POST,
                &[MARK, ("sec-fetch-site", "none")],
                Err(Lack::Origin),
            ),
            (Method::DELETE, &[OURS], Err(Lack::Header)),
        ];
        for (method, lines, expected) in cases {
            let mut headers = HeaderMap::new();
            for (name, value) in lines {
                headers.append(*name, HeaderValue::from_static(value));
            }
            let found = check(&method, &headers, "https://onboard.contoso.example");
            assert_eq!(found, expected, "{method} {lines:?}");
        }
    }
}
