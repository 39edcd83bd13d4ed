//! The cookie that a browser is known by.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

const NAME: &str = "onboard-sandbox-session";

/// The session that a request belongs to, by its cookie.
#[must_use]
pub fn session_id(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find_map(|(name, value)| (name == NAME).then_some(value))
}

/// The `Set-Cookie` that begins a session. It lasts as long as the browser.
///
/// `HttpOnly`: no script reads it, not even one that was smuggled into the page. `SameSite=Strict`: no other site's
/// request carries it. `Path`: other apps of the host never see it. It lacks `Secure`, which every broker on https sets:
/// the sandbox speaks plain http on the loopback address, and not all browsers take a secure cookie from there.
#[must_use]
pub fn beginning(id: &str, base: &str) -> String {
    format!("{NAME}={id}; Path={base}; HttpOnly; SameSite=Strict")
}

/// The `Set-Cookie` that takes the cookie away.
#[must_use]
pub fn end(base: &str) -> String {
    format!("{}; Max-Age=0", beginning("", base))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_cookie_among_others() {
        let cases: [(&[&str], Option<&str>); 6] = [
            (&["onboard-sandbox-session=a1"], Some("a1")),
            (&["other=b2; onboard-sandbox-session=a1"], Some("a1")),
            (&["other=b2", "onboard-sandbox-session=a1"], Some("a1")),
            (&["onboard-sandbox-session-2=b2"], None),
            (&["onboard-sandbox-session"], None),
            (&[], None),
        ];
        for (cookies, id) in cases {
            let mut headers = HeaderMap::new();
            for cookie in cookies {
                headers.append(COOKIE, cookie.parse().unwrap());
            }
            assert_eq!(session_id(&headers), id, "{cookies:?}");
        }
    }
}
