//! Libraries.

use std::time::Duration;

use axum::http::Method;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::TENANT;
use crate::browser::Got;
use crate::fake::Answer;
use crate::world::world;

/// aspnet/Security #1231, omniauth #1149, oauth2-proxy #1663: a strict cookie of the sign-in does not come along when the
/// provider leads back, and the sign-in loops.
#[tokio::test]
async fn aspnet_1231_a_strict_cookie_of_the_sign_in() {
    let world = world("").await;
    let mut browser = world.browser();
    let got = browser.get("/login").await;
    let line = got.header("set-cookie").unwrap();
    assert!(
        line.contains("SameSite=Lax") && line.contains("HttpOnly") && line.contains("Max-Age=600"),
        "{line}"
    );
    let back = world.consent(&got, json!({}));
    let got = browser.get(&back).await;
    let lines: Vec<_> = got
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|it| it.to_str().unwrap())
        .collect();
    assert!(
        lines[0].contains("SameSite=Strict")
            && lines[0].contains("HttpOnly")
            && lines[0].contains("Path=/;"),
        "{lines:?}"
    );
}

/// openidconnect #232: keys were frozen at the start. Others fetched them again for each unknown key (Bdaya #332).
#[tokio::test]
async fn openidconnect_232_the_provider_has_new_keys() {
    let world = world("").await;
    world.signed_in().await;
    for id in ["second", "second"] {
        world.provider.lock().unwrap().rotate(id);
        world.signed_in().await;
    }
    let asked = world.provider.lock().unwrap().discoveries;
    let forged = world.logout_token(json!({})).replacen("eyJ", "eyK", 1);
    for _ in 0..20 {
        let body = format!("logout_token={forged}");
        world
            .browser()
            .send(Method::POST, "/backchannel-logout", &[], &body)
            .await;
    }
    let other = {
        let provider = world.provider.lock().unwrap();
        provider.sign_as(&json!({ "alg": "ES256", "kid": "unknown" }), &json!({}))
    };
    for _ in 0..20 {
        world
            .browser()
            .send(
                Method::POST,
                "/backchannel-logout",
                &[],
                &format!("logout_token={other}"),
            )
            .await;
    }
    assert_eq!(
        world.provider.lock().unwrap().discoveries,
        asked,
        "no other token makes the gateway ask"
    );
}

/// authkestra #225: the library's default took a token that was signed with a shared secret, or not at all.
#[tokio::test]
async fn authkestra_225_the_algorithm_is_not_the_tokens_choice() {
    let world = world("").await;
    world.signed_in().await;
    for header in [
        json!({ "alg": "none" }),
        json!({ "alg": "HS256" }),
        json!({ "alg": "HS256", "kid": "first" }),
        json!({ "alg": "RS256", "kid": "first" }),
        json!({ "alg": "ES384", "kid": "first" }),
        json!({ "alg": "ES256", "kid": "first", "crit": ["b64"] }),
        json!({ "kid": "first" }),
    ] {
        let token = {
            let provider = world.provider.lock().unwrap();
            let now = world.clock.now();
            let claims = json!({
                "iss": format!("http://x"), "aud": "onboard", "iat": now, "exp": now + 60, "jti": "1", "sid": "op-session-1",
            });
            provider.sign_as(&header, &claims)
        };
        let got = world
            .browser()
            .send(
                Method::POST,
                "/backchannel-logout",
                &[],
                &format!("logout_token={token}"),
            )
            .await;
        assert_eq!(got.status, 400, "{header}");
        assert!(
            got.body.contains("does not count"),
            "{header}: {}",
            got.body
        );
    }
}

/// axum #2741: without a timer the limit for the head of a request has no effect, and a slow one holds a connection.
#[tokio::test(start_paused = true)]
async fn axum_2741_a_head_that_never_ends() {
    let world = world("").await;
    let mut stream = TcpStream::connect(world.address).await.unwrap();
    stream
        .write_all(b"GET / HTTP/1.1\r\nhost: x\r\nx-slow: ")
        .await
        .unwrap();
    let mut read = Vec::new();
    let closed = tokio::time::timeout(Duration::from_secs(40), stream.read_to_end(&mut read)).await;
    assert!(closed.is_ok(), "the connection is closed");
}

/// axum-server #183, hyper #3756: a connection that never finishes its TLS handshake is held for ever.
#[tokio::test(start_paused = true)]
async fn axum_server_183_a_handshake_that_never_ends() {
    let world = world("").await;
    let tls = crate::tls::listen(&world).await;
    let mut stream = TcpStream::connect(tls.address).await.unwrap();
    let mut read = Vec::new();
    let closed = tokio::time::timeout(Duration::from_secs(15), stream.read_to_end(&mut read)).await;
    assert!(closed.is_ok(), "the connection is closed");
}

/// tower-sessions (fixed in August 2026, not released): the cookie that removes another lacked its attributes, so that
/// browsers did not take it.
#[tokio::test]
async fn tower_sessions_a_cookie_is_removed_as_it_was_set() {
    let world = world("").await;
    let mut browser = world.browser();
    let attributes = |got: &Got, name: &str| -> Vec<String> {
        let lines = got.headers.get_all("set-cookie").iter();
        let mut lines = lines.filter_map(|line| line.to_str().ok());
        let line = lines.find(|line| line.split('=').next().unwrap().contains(name));
        let parts = line.unwrap().split("; ").skip(1);
        let parts = parts.filter(|part| !part.starts_with("Max-Age"));
        parts.map(str::to_owned).collect()
    };
    let begun = browser.get("/login").await;
    let back = world.consent(&begun, json!({}));
    let signed_in = browser.get(&back).await;
    assert_eq!(
        attributes(&begun, "-login-"),
        attributes(&signed_in, "-login-")
    );
    let session = browser.cookies.keys().next().unwrap().clone();
    let set = attributes(&signed_in, &session);
    let signed_out = browser.post("/session/end", "").await;
    assert_eq!(attributes(&signed_out, &session), set);
    assert!(set.contains(&"HttpOnly".to_owned()), "{set:?}");
}

/// tower-sessions #35: a request that ended late wrote its old copy of the session over a newer one.
#[tokio::test]
async fn tower_sessions_35_the_last_writer_wins() {
    let world = world("").await;
    let mut browser = world
        .signed_in_as(json!({ "roles": ["Onboard.Both"] }))
        .await;
    let mut slow = browser.clone();
    let good = Answer::json(200, "{}");
    let late = Answer::Late(Duration::from_millis(200), Box::new(good));
    world.api().answers.push_back(late);
    world.clock.advance(1800);
    let asked = tokio::spawn(async move {
        slow.send(Method::GET, "/v1/Resellers", &[TENANT], "").await;
    });
    while world.api().came.is_empty() {
        tokio::task::yield_now().await;
    }
    browser
        .post("/session/connection", "{\"connection\":\"Fabrikam\"}")
        .await;
    asked.await.unwrap();
    assert_eq!(
        browser.get("/session").await.json()["connection"],
        "Fabrikam"
    );
}

/// reqwest follows redirects by default, and sends secrets along.
#[tokio::test]
async fn reqwest_redirects_of_other_servers_are_not_followed() {
    for path in [
        "/.well-known/openid-configuration",
        "/jwks",
        "/token",
        "/me",
    ] {
        let world = world("").await;
        world.provider.lock().unwrap().userinfo = Some(json!({ "sub": "person-1" }));
        world.provider.lock().unwrap().leads_on = Some(path.to_owned());
        let mut browser = world.browser();
        let got = browser.get("/login").await;
        if got.status == 303 {
            let back = world.consent(&got, json!({ "roles": null }));
            browser.get(&back).await;
        }
        assert!(browser.session_cookie().is_none(), "{path}");
        let asked = world.provider.lock().unwrap().paths.clone();
        assert!(asked.iter().any(|it| it == path), "{path}: {asked:?}");
        assert!(!asked.iter().any(|it| it == "/elsewhere"), "{asked:?}");
    }
}

/// axum-reverse-proxy #100 and pingora PR #734: upgrades, and headers that `Connection` names, went through or were
/// half removed.
#[tokio::test]
async fn pingora_734_headers_of_the_connection_stay_here() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    let lines = [
        TENANT,
        ("connection", "upgrade, x-secret, accept-language"),
        ("upgrade", "websocket"),
        ("x-secret", "1"),
        ("keep-alive", "timeout=5"),
        ("te", "trailers"),
        ("proxy-authorization", "Basic eDp5"),
        ("proxy-connection", "keep-alive"),
        ("trailer", "x-secret"),
    ];
    let got = browser.send(Method::GET, "/v1/Resellers", &lines, "").await;
    assert_eq!(got.status, 201, "an answer, and no other protocol");
    let came = world.api().came.pop().unwrap();
    for (name, _) in &lines[1..] {
        assert_eq!(came.header(name), None, "{name}");
    }
}
