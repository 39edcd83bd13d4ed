//! Reports about oauth2-proxy, and the same ones about others.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::http::Method;
use onboard_gateway::session::cookie::ATTEMPTS;
use serde_json::json;

use super::TENANT;
use crate::browser::OWN;
use crate::fake::Answer;
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

/// oauth2-proxy #822, #987, #1393, #1522, #2072, #2292, cozystack #2788, Traefik forwardAuth, envoy #30102: a script's request was led to the provider, which CORS forbids.
#[tokio::test]
async fn oauth2_proxy_822_and_envoy_30102_requests_of_scripts_are_never_redirected() {
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

/// oauth2-proxy #2163: cookies of sign-ins that were begun and not finished piled up until servers answered 431.
#[tokio::test]
async fn oauth2_proxy_2163_cookies_of_sign_ins_pile_up() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    for _ in 0..3 * ATTEMPTS {
        browser.get("/login").await;
    }
    assert_eq!(browser.cookies.len(), ATTEMPTS + 1, "and the session");
    let bytes: usize = browser
        .cookies
        .iter()
        .map(|(name, value)| name.len() + value.len() + 3)
        .sum();
    assert!(bytes < 1500, "{bytes}");
    assert_eq!(browser.get("/session").await.status, 200);
}

/// oauth2-proxy #1071 and #644 ("8193 > 8192"), OpenSearch #2276: other programs on the host set cookies too, and the
/// head of a request grew longer than the server read.
#[tokio::test]
async fn opensearch_2276_a_head_of_sixteen_kilobytes() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    for number in 0..16 {
        let name = format!("another-program-{number}");
        browser.cookies.insert(name, "x".repeat(1000));
    }
    assert_eq!(browser.get("/session").await.status, 200);
}

/// oauth2-proxy #667, #1006, #1063, #1384, #1992, PR #3456: requests that came at once each renewed the token, also under
/// a lock that ended before the call did.
#[tokio::test]
async fn oauth2_proxy_3456_a_slow_renewal_is_not_begun_twice() {
    let world = world("").await;
    let browser = world.signed_in().await;
    let good = Answer::json(200, json!({ "access_token": "slow", "expires_in": 3599 }));
    let late = Answer::Late(Duration::from_millis(600), Box::new(good));
    world.api().token_answers.push_back(late);
    let ask = || {
        let mut browser = browser.clone();
        async move {
            browser
                .send(Method::GET, "/v1/Resellers", &[TENANT], "")
                .await
                .status
                .as_u16()
        }
    };
    // Those that give up end no call that others wait for.
    for _ in 0..5 {
        let gone = tokio::time::timeout(Duration::from_millis(50), ask()).await;
        assert!(gone.is_err());
    }
    let waiting: Vec<_> = (0..50).map(|_| tokio::spawn(ask())).collect();
    for waiting in waiting {
        assert_eq!(waiting.await.unwrap(), 201);
    }
    assert_eq!(world.api().token_calls.len(), 1);
}

/// Pomerium #211: a token of Azure above 4 kB did not fit into the cookie, and the sign-in looped.
#[tokio::test]
async fn pomerium_211_a_large_token_and_a_redirect_loop() {
    let world = world("").await;
    let mut browser = world.browser();
    let claims = json!({ "wids": vec!["00000000-0000-4000-8000-000000000000"; 2000] });
    let got = world.sign_in(&mut browser, claims).await;
    assert_eq!(got.header("location"), Some("/customers/new"));
    assert_eq!(browser.get("/customers/new").await.status, 200);
    assert_eq!(browser.get("/session").await.status, 200);
}
