//! Duende.BFF.

use axum::http::Method;
use onboard_gateway::config::keys::KEYS;
use onboard_gateway::config::{Mode, StorePlace, read, source};
use onboard_gateway::routes::routes;
use serde_json::json;

use super::TENANT;
use crate::browser::{Got, OWN};
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

/// Duende's own documentation: the check is "silently disabled" where two lines of the set-up change places.
#[test]
fn duende_the_check_cannot_be_switched_off() {
    for mode in [Mode::Proxy, Mode::HandOut] {
        let unchecked: Vec<_> = routes(mode)
            .into_iter()
            .filter(|route| !route.own_page && !route.method.is_safe())
            .map(|route| (route.path, route.session))
            .collect();
        // The provider and the browser itself send these, and no session is used for them.
        assert_eq!(
            unchecked,
            [("backchannel-logout", false), ("csp-report", false)]
        );
    }
    let about_it = ["csrf", "origin", "cors", "forgery"];
    for (key, _) in KEYS {
        assert!(!about_it.iter().any(|word| key.contains(word)), "{key}");
    }
}

/// Duende Support #385: the answer that ends a sign-in had a head that the ingress did not take (nginx: 4 kB).
#[tokio::test]
async fn duende_385_the_head_of_an_answer_is_small() {
    let world = world("").await;
    let mut browser = world.browser();
    let long = format!("/customers/new?{}", "x".repeat(480));
    let mut longest = 0;
    for _ in 0..20 {
        let got = browser.get(&format!("/login?next={long}")).await;
        longest = longest.max(head(&got));
        let back = world.consent(&got, json!({ "name": "x".repeat(5000) }));
        longest = longest.max(head(&browser.get(&back).await));
    }
    longest = longest.max(head(&browser.get("/session").await));
    assert!(longest < 4096, "{longest}");
}

fn head(got: &Got) -> usize {
    let line = |(name, value): (&axum::http::HeaderName, &axum::http::HeaderValue)| {
        name.as_str().len() + value.len() + 4
    };
    got.headers.iter().map(line).sum()
}

/// Duende keeps sessions in memory by default, and a restart signs everybody out.
#[tokio::test]
async fn duende_sessions_in_memory_by_default() {
    let world = world("").await;
    let text = world.text.replace("store = \"memory\"", "");
    let config = read::settings(&source::table(&text, []).unwrap(), world.folder.path());
    let store = config.ok().unwrap().sessions.store;
    assert!(matches!(store, StorePlace::Sqlite(file) if file.ends_with("sessions.sqlite")));
}

/// Duende recommends reusable refresh tokens, because rotating ones are lost between servers. Here there are none.
#[tokio::test]
async fn duende_refresh_tokens_are_neither_asked_for_nor_kept() {
    let world = world("").await;
    let mut browser = world.browser();
    let got = browser.get("/login").await;
    assert!(!got.header("location").unwrap().contains("offline_access"));
    world.sign_in(&mut browser, json!({})).await;
    world.clock.advance(3000);
    let calls = world.provider.lock().unwrap().token_calls;
    for _ in 0..5 {
        browser.get("/session").await;
    }
    assert_eq!(world.provider.lock().unwrap().token_calls, calls);
}
