//! Advisories about oauth2-proxy.

use axum::http::Method;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::TENANT;
use crate::world::world;

/// oauth2-proxy GHSA-5hvv: what called itself a health check was let through.
#[tokio::test]
async fn oauth2_proxy_ghsa_5hvv_health_check_bypass_by_user_agent() {
    let world = world("").await;
    for agent in ["kube-probe/1.30", "GoogleHC/1.0", "ELB-HealthChecker/2.0"] {
        for path in ["/session", "/v1/Customers"] {
            let got = world
                .browser()
                .send(Method::GET, path, &[("user-agent", agent), TENANT], "")
                .await;
            assert_eq!(got.status, 401, "{agent} {path}");
        }
    }
    for path in ["/ping", "/ready", "/live", "/metrics"] {
        let got = world.browser().get(path).await;
        assert!(
            got.body.contains("<p>app"),
            "{path} is none of the public listener's: {}",
            got.body
        );
    }
}

/// oauth2-proxy GHSA-7x63: a forged header named another path than the one that was asked for.
#[tokio::test]
async fn oauth2_proxy_ghsa_7x63_bypass_by_forged_forwarded_headers() {
    let world = world("").await;
    for header in [
        "x-forwarded-uri",
        "x-original-url",
        "x-rewrite-url",
        "x-forwarded-prefix",
        "x-forwarded-method",
    ] {
        let got = world
            .browser()
            .send(
                Method::GET,
                "/v1/Customers",
                &[(header, "/app-0123456789abcdef.js"), TENANT],
                "",
            )
            .await;
        assert_eq!(got.status, 401, "{header}");
        let got = world
            .browser()
            .send(
                Method::GET,
                "/app-0123456789abcdef.js",
                &[(header, "/session")],
                "",
            )
            .await;
        assert_eq!(got.body, "let a = 1;", "{header}");
    }
}

/// oauth2-proxy GHSA-pxq7: a fragment, and other things that only look like a path, decided which rule held.
#[tokio::test]
async fn oauth2_proxy_ghsa_pxq7_fragments_and_encoded_paths() {
    let world = world("").await;
    for path in [
        "/v1/Customers#/index.html",
        "/v1/Customers%23/index.html",
        "/v1/Customers%3f",
        "/%76%31/Customers",
        "/v1/./Customers",
        "/V1/Customers",
        "/v1/Customers/../../index.html",
        "//v1/Customers",
        "/v1\\Customers",
        "/index.html/../v1/Customers",
    ] {
        let mut stream = TcpStream::connect(world.address).await.unwrap();
        let head = format!(
            "GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n",
            world.address
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).await.unwrap();
        let status = text.split(' ').nth(1).unwrap_or_default();
        assert!(
            ["400", "401", "404", "200"].contains(&status),
            "{path}: {status}"
        );
        assert!(status != "200" || text.contains("<p>app"), "{path}");
    }
    assert!(world.api().came.is_empty());
}

/// oauth2-proxy GHSA-c5c4: an address with several @ counted as one of the allowed domain.
#[tokio::test]
async fn oauth2_proxy_ghsa_c5c4_a_claim_counts_whole_or_not_at_all() {
    let world = world("").await;
    for role in [
        "Onboard.Csp@evil.example",
        "x,Onboard.Csp",
        " Onboard.Csp",
        "Onboard.Csp ",
        "Onboard.Csp\n",
        "Onboard.CspX",
    ] {
        let mut browser = world.browser();
        assert_eq!(
            world
                .sign_in(&mut browser, json!({ "roles": role }))
                .await
                .status,
            403,
            "{role:?}"
        );
        assert_eq!(
            world
                .sign_in(&mut browser, json!({ "roles": [role] }))
                .await
                .status,
            403,
            "{role:?}"
        );
    }
}

/// oauth2-proxy GHSA-f24x: the id that was there before the sign-in was good after it.
#[tokio::test]
async fn oauth2_proxy_ghsa_f24x_session_fixation() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    let (name, before) = browser
        .cookies
        .iter()
        .next()
        .map(|(name, value)| (name.clone(), value.clone()))
        .unwrap();
    world.sign_in(&mut browser, json!({})).await;
    assert_ne!(browser.cookies[&name], before, "a new id");
    assert_eq!(browser.get("/session").await.status, 200);
    browser.cookies.insert(name.clone(), before);
    assert_eq!(
        browser.get("/session").await.status,
        401,
        "the old one is over"
    );
    // One that the attacker made up counts for nothing, before and after.
    let mut victim = world.browser();
    victim.cookies.insert(name.clone(), "a".repeat(43));
    assert_eq!(victim.get("/session").await.status, 401);
    world.sign_in(&mut victim, json!({})).await;
    assert_ne!(victim.cookies[&name], "a".repeat(43));
}
