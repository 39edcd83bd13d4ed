//! What went wrong elsewhere: each an advisory or a report about another gateway or library.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::http::Method;
use onboard_gateway::config::{read, source};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::browser::OWN;
use crate::world::{world, world_limited};

const TENANT: (&str, &str) = ("x-tenant", "portal.contoso.example");

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

/// A store that is away made a login page of every answer.
#[tokio::test]
async fn a_store_that_is_away_signs_nobody_out() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    let back = world.begin(&mut browser.clone(), "/", json!({})).await;
    world.store.set_away(true);
    let cases = [
        (Method::GET, "/session"),
        (Method::GET, "/v1/Resellers"),
        (Method::POST, "/v1/Customers"),
        (Method::POST, "/session/end"),
    ];
    for (method, path) in cases {
        let mut lines = OWN.to_vec();
        lines.push(TENANT);
        let got = browser.send(method.clone(), path, &lines, "{}").await;
        assert_eq!(
            (got.status.as_u16(), got.header("retry-after")),
            (503, Some("5")),
            "{method} {path}"
        );
        assert_eq!(
            got.header("x-onboard-outcome"),
            Some("not-sent"),
            "{method} {path}"
        );
        assert_eq!(got.header("set-cookie"), None, "{method} {path}");
    }
    assert_eq!(
        world.browser().get(&back).await.status,
        303,
        "not this browser's attempt"
    );
    world.store.set_away(false);
    assert_eq!(browser.get("/session").await.status, 200);
    assert!(world.api().came.is_empty());
}

/// The clock of the provider is five minutes off, either way.
#[tokio::test]
async fn a_clock_five_minutes_off_signs_people_in() {
    let world = world("").await;
    for (ahead, status) in [(300, 303), (-300, 303), (-700, 503), (700, 503)] {
        world.provider.lock().unwrap().ahead = ahead;
        let mut browser = world.browser();
        assert_eq!(
            world.sign_in(&mut browser, json!({})).await.status.as_u16(),
            status,
            "{ahead}"
        );
    }
}

/// An outage of the provider signs nobody out and stops no work.
#[tokio::test]
async fn an_outage_of_the_provider_stops_sign_ins_alone() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    let back = world.begin(&mut browser, "/", json!({})).await;
    world.provider.lock().unwrap().is_down = true;
    let got = browser
        .send(Method::GET, "/v1/Resellers", &[TENANT], "")
        .await;
    assert_eq!(got.status, 201);
    let got = browser.get(&back).await;
    assert_eq!(
        (got.status.as_u16(), got.header("retry-after")),
        (503, Some("5"))
    );
    assert!(
        got.body.contains("login?next="),
        "a way to try again: {}",
        got.body
    );
    assert_eq!(browser.get("/session").await.status, 200);
}
