//! The address after a sign-in, always below the app's base. It comes from a query, so anyone can choose it.

use percent_encoding::percent_decode_str;
use url::Url;

/// The path to go to, if it may be gone to.
#[must_use]
pub fn checked(next: &str, public_url: &Url) -> Option<String> {
    let is_plain = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && next.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_plain {
        return None;
    }
    let path = next.split(['?', '#']).next().unwrap_or_default();
    let has_dots = path.split('/').any(|part| {
        let part = percent_decode_str(part).decode_utf8_lossy();
        part == "." || part == ".." || part.contains(['/', '\\']) && part.contains("..")
    });
    // As a browser reads it.
    let url = public_url.join(next).ok()?;
    let is_below = url.origin() == public_url.origin() && url.path().starts_with(public_url.path());
    let ours = url.path().strip_prefix(public_url.path())?;
    // A sign-in that leads into a sign-in would never end.
    let is_page = !["login", "callback"].contains(&ours)
        && !ours.starts_with("session")
        && !ours.starts_with("v1/");
    (is_below && is_page && !has_dots).then(|| next.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_pages_of_the_app_come_next() {
        let cases = [
            ("/customers/new", "/", true),
            ("/", "/", true),
            ("/customers/a%2Fb?a=b#c", "/", true),
            ("/customers/new#companyName=Contoso", "/", true),
            ("/onboard/customers/new", "/onboard/", true),
            ("/onboard/", "/onboard/", true),
            ("/onboard", "/onboard/", false),
            ("/customers/new", "/onboard/", false),
            ("/onboarding", "/onboard/", false),
            ("/onboard/../other", "/onboard/", false),
            ("/onboard/%2e%2E/other", "/onboard/", false),
            ("/onboard/.%2e/other", "/onboard/", false),
            ("/onboard/..%2fother", "/onboard/", false),
            ("/onboard/\\..\\other", "/onboard/", false),
            ("customers/new", "/", false),
            ("", "/", false),
            ("//elsewhere.example/customers/new", "/", false),
            ("///elsewhere.example", "/", false),
            ("/\\elsewhere.example", "/", false),
            ("/\t/elsewhere.example", "/", false),
            ("/a\r\nSet-Cookie: a=b", "/", false),
            ("/ü", "/", false),
            ("https://elsewhere.example/", "/", false),
            ("https:/elsewhere.example/", "/", false),
            ("javascript:alert(1)", "/", false),
            ("@elsewhere.example/", "/", false),
            ("/login?next=/login", "/", false),
            ("/callback", "/", false),
            ("/session/end", "/", false),
            ("/v1/Customers", "/", false),
        ];
        for (next, base, inside) in cases {
            let public_url = Url::parse(&format!("https://onboard.contoso.example{base}")).unwrap();
            assert_eq!(
                checked(next, &public_url).is_some(),
                inside,
                "{next:?} below {base}"
            );
        }
    }
}
