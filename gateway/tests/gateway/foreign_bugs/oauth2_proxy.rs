//! Reports about oauth2-proxy, and the same ones about others.

use std::collections::BTreeSet;

use axum::http::Method;
use serde_json::json;

use super::TENANT;
use crate::browser::OWN;
use crate::world::world;

/// oauth2-proxy: PKCE and the nonce are off unless switched on.
#[tokio::test]
async fn oauth2_proxy_defaults_without_pkce_and_nonce() {
    let world = world("").await;
    let mut seen = BTreeSet::new();
    for _ in 0..5 {
        let got = world.browser().get("/login").await;
        let location = got.header("location").unwrap().to_owned();
        for name in [
            "code_challenge=",
            "nonce=",
            "state=",
            "code_challenge_method=S256",
        ] {
            assert!(location.contains(name), "{location}");
        }
        assert!(!location.contains("offline_access"));
        assert!(seen.insert(location));
    }
}

/// oauth2-proxy #1071, #644, #1902, Pomerium #211: a token or 152 groups made a cookie that no server takes.
#[tokio::test]
async fn oauth2_proxy_1902_many_groups_and_a_small_cookie() {
    let world = world("").await;
    let groups: Vec<String> = (0..1000)
        .map(|number| format!("00000000-0000-4000-8000-{number:012}"))
        .collect();
    let mut browser = world
        .signed_in_as(json!({ "groups": groups, "name": "x".repeat(5000) }))
        .await;
    let bytes: usize = browser
        .cookies
        .iter()
        .map(|(name, value)| name.len() + value.len() + 1)
        .sum();
    assert!(bytes <= 100, "{bytes}");
    assert_eq!(browser.get("/session").await.status, 200);
}

/// oauth2-proxy, Entra ID: above 200 groups the claim is left out, and "no groups" was read.
#[tokio::test]
async fn oauth2_proxy_entra_groups_that_were_left_out() {
    let world = world("").await;
    let mut browser = world.browser();
    let claims =
        json!({ "roles": null, "_claim_names": { "roles": "src1" }, "_claim_sources": {} });
    let got = world.sign_in(&mut browser, claims).await;
    assert_eq!(got.status, 403);
    assert!(got.body.contains("too many groups"), "{}", got.body);
}

/// oauth2-proxy #611, #817: of ten tabs that sign in at once, one lands.
#[tokio::test]
async fn oauth2_proxy_611_ten_tabs_sign_in_at_once() {
    let world = world("").await;
    let mut browser = world.browser();
    let mut backs = Vec::new();
    for tab in 0..10 {
        let next = format!("/customers/{tab}");
        backs.push((world.begin(&mut browser, &next, json!({})).await, next));
    }
    for (back, next) in backs.iter().rev() {
        let got = browser.get(back).await;
        assert_eq!(
            (got.status.as_u16(), got.header("location")),
            (303, Some(next.as_str()))
        );
        assert_eq!(browser.get("/session").await.status, 200);
    }
}

/// oauth2-proxy #1888, #3258: a valid session and a sign-in that is over gave an error page.
#[tokio::test]
async fn oauth2_proxy_1888_a_valid_session_and_a_stale_attempt() {
    let world = world("").await;
    let mut browser = world.browser();
    let stale = world.begin(&mut browser, "/customers/1", json!({})).await;
    world.clock.advance(601);
    world.sign_in(&mut browser, json!({})).await;
    let session = browser.session_cookie().cloned();
    for _ in 0..2 {
        let got = browser.get(&stale).await;
        assert_eq!(
            (got.status.as_u16(), got.header("location")),
            (303, Some("/customers/1"))
        );
        assert_eq!(
            browser.session_cookie().cloned(),
            session,
            "it makes no session"
        );
    }
}

/// oauth2-proxy #822, #987, #1393, envoy #30102: a script's request was led to the provider, which CORS forbids.
#[tokio::test]
async fn oauth2_proxy_822_requests_of_scripts_are_never_redirected() {
    let world = world("").await;
    for accept in ["*/*", "application/json", "text/html,application/xhtml+xml"] {
        for (method, path) in [
            (Method::GET, "/session"),
            (Method::GET, "/v1/Customers"),
            (Method::POST, "/v1/Customers"),
        ] {
            let mut lines = OWN.to_vec();
            lines.extend([("accept", accept), TENANT]);
            let got = world.browser().send(method.clone(), path, &lines, "").await;
            assert_eq!(
                (got.status.as_u16(), got.body.as_str()),
                (401, ""),
                "{method} {path} {accept}"
            );
        }
    }
}

/// oauth2-proxy #441, #884: signing out here left the person signed in at the provider.
#[tokio::test]
async fn oauth2_proxy_441_signing_out_reaches_the_provider() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    let next = browser.post("/session/end", "").await.json()["next"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(next.contains("/end?"), "{next}");
}

/// oauth2-proxy #1224: no back-channel logout. Each token counts once, and only a real one.
#[tokio::test]
async fn oauth2_proxy_1224_the_provider_signs_people_out() {
    let world = world("").await;
    let event = "http://schemas.openid.net/event/backchannel-logout";
    let cases = [
        (json!({ "aud": "other" }), 400, 200),
        (json!({ "nonce": "n" }), 400, 200),
        (json!({ "events": {} }), 400, 200),
        (json!({ "sid": null }), 400, 200),
        (json!({ "exp": 1 }), 400, 200),
        (json!({ "jti": null }), 400, 200),
        (json!({ "sid": "other" }), 200, 200),
        (json!({ "events": { event: {} } }), 200, 401),
        (json!({ "sid": null, "sub": "person-1" }), 200, 401),
    ];
    for (changes, status, session) in cases {
        let mut browser = world.signed_in().await;
        let body = format!("logout_token={}", world.logout_token(changes.clone()));
        let lines = [("content-type", "application/x-www-form-urlencoded")];
        let got = world
            .browser()
            .send(Method::POST, "/backchannel-logout", &lines, &body)
            .await;
        assert_eq!(got.status.as_u16(), status, "{changes}: {}", got.body);
        assert_eq!(
            browser.get("/session").await.status.as_u16(),
            session,
            "{changes}"
        );
        let again = world
            .browser()
            .send(Method::POST, "/backchannel-logout", &lines, &body)
            .await;
        assert_eq!(again.status, 400, "{changes}: again");
    }
    let body = "logout_token=eyJhbGciOiJub25lIn0.e30.";
    assert_eq!(
        world
            .browser()
            .send(Method::POST, "/backchannel-logout", &[], body)
            .await
            .status,
        400
    );
}
