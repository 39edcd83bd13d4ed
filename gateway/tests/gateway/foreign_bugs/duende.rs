//! Duende.BFF.

use axum::http::Method;
use onboard_gateway::config::{read, source};

use super::TENANT;
use crate::browser::OWN;
use crate::world::world;

/// Duende GHSA-4j63: routes that were added later were proxied without the anti-forgery check. Every route of the table
/// is walked by `every_route`; these are the ways around it.
#[tokio::test]
async fn duende_ghsa_4j63_no_route_without_the_check() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    let kind = ("content-type", "application/json");
    for lines in [
        vec![kind, TENANT],
        vec![kind, TENANT, ("x-requested-with", "")],
        vec![kind, TENANT, OWN[0], ("sec-fetch-site", "cross-site")],
        vec![kind, TENANT, OWN[0], ("origin", "null")],
        vec![
            kind,
            TENANT,
            OWN[0],
            ("x-http-method-override", "GET"),
            ("sec-fetch-site", "same-site"),
        ],
    ] {
        let got = browser
            .send(Method::POST, "/v1/Customers", &lines, "{}")
            .await;
        assert_eq!(got.status, 403, "{lines:?}");
    }
    assert!(world.api().came.is_empty());
}

/// Duende GHSA-vvg7: the session's cookie was passed on to the API.
#[tokio::test]
async fn duende_ghsa_vvg7_the_cookie_stays_here() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    browser.post_with("/v1/Customers", "{}", &[TENANT]).await;
    browser
        .send(Method::GET, "/v1/Resellers", &[TENANT], "")
        .await;
    for came in &world.api().came {
        assert_eq!(came.header("cookie"), None);
        let secret = browser.session_cookie().unwrap();
        assert!(!format!("{came:?}").contains(secret));
    }
}

/// Duende: "a typo in a metadata key fails silently".
#[test]
fn duende_a_typo_in_a_key_fails_silently() {
    for text in [
        "trusted_proxys = []",
        "[oidc]\nclientid = \"x\"",
        "[[connections]]\nreseller = \"x\"",
        "[tls]\ncert = \"x\"",
    ] {
        let found = source::table(text, [])
            .and_then(|table| read::settings(&table, std::path::Path::new("")));
        let wrong = found.err().unwrap();
        assert!(
            wrong.iter().any(|it| it.starts_with("There is no key")),
            "{text}: {wrong:?}"
        );
    }
}
