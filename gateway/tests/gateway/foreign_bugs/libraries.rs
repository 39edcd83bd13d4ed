//! Libraries.

use std::time::Duration;

use axum::http::Method;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::world::{world, world_limited};

/// aspnet/Security #1231, omniauth #1149, oauth2-proxy #1663: a strict cookie of the sign-in does not come along when the
/// provider leads back, and the sign-in begins anew for ever.
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

/// openidconnect #232: keys were frozen at the start. Others asked anew for each unknown key (Bdaya #332).
#[tokio::test]
async fn openidconnect_232_the_provider_has_new_keys() {
    let world = world("").await;
    world.signed_in().await;
    for id in ["second", "second"] {
        world.provider.lock().unwrap().rotate(id);
        // Within seconds of the last look the old keys hold; a sign-in later than that finds the new ones.
        tokio::time::sleep(Duration::from_millis(5100)).await;
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
        "nobody else makes the gateway ask"
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

/// tower_governor, everruns #2643: the first address of `X-Forwarded-For` is whatever the sender wrote.
#[tokio::test]
async fn tower_governor_the_leftmost_forwarded_address_is_anybodys() {
    let world = world_limited("/", "proxy", "", 5).await;
    let mut statuses = Vec::new();
    for number in 0..8 {
        let address = format!("203.0.113.{number}");
        let got = world
            .browser()
            .send(Method::GET, "/login", &[("x-forwarded-for", &address)], "")
            .await;
        statuses.push(got.status.as_u16());
    }
    assert_eq!(statuses, [303, 303, 303, 303, 303, 429, 429, 429]);

    let behind = world_limited("/", "proxy", "trusted_proxies = [\"127.0.0.1\"]", 2).await;
    for number in 0..8 {
        let chain = format!("10.9.9.9, 203.0.113.{number}");
        let got = behind
            .browser()
            .send(Method::GET, "/login", &[("x-forwarded-for", &chain)], "")
            .await;
        assert_eq!(got.status, 303, "each is somebody else");
    }
}
