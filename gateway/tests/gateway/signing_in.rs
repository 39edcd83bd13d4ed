//! From the sign-in to the sign-out.

use axum::http::Method;
use serde_json::json;

use crate::world::{world, world_with};

#[tokio::test]
async fn a_person_signs_in_works_and_signs_out() {
    let world = world("").await;
    let mut browser = world.browser();
    assert_eq!(browser.get("/session").await.status, 401);
    let got = world.sign_in(&mut browser, json!({})).await;
    assert_eq!(
        (got.status.as_u16(), got.header("location")),
        (303, Some("/customers/new"))
    );
    assert_eq!(browser.cookies.len(), 1, "the attempt's cookie is gone");
    let session = browser.get("/session").await.json();
    assert_eq!(
        session,
        json!({
            "person": "Ana Silva", "role": "csp", "tenant": "portal.contoso.example", "connection": "Contoso CSP",
            "connections": ["Contoso CSP"], "expiresIn": 3600,
        })
    );
    let got = browser.post("/session/end", "").await;
    assert_eq!(got.status, 200);
    let next = got.json()["next"].as_str().unwrap().to_owned();
    assert!(
        next.contains("/end?client_id=onboard&post_logout_redirect_uri=http%3A%2F%2F127.0.0.1"),
        "{next}"
    );
    assert!(browser.cookies.is_empty());
    assert_eq!(browser.get("/session").await.status, 401);
    let events: Vec<_> = world
        .audit()
        .iter()
        .map(|line| line["event"].clone())
        .collect();
    assert_eq!(events, ["sign-in", "sign-out"]);
}

#[tokio::test]
async fn who_may_use_what() {
    let both = json!(["Contoso CSP", "Fabrikam"]);
    let cases = [
        (json!({}), Some(json!(["Contoso CSP"]))),
        (
            json!({ "roles": "Onboard.Csp" }),
            Some(json!(["Contoso CSP"])),
        ),
        (
            json!({ "roles": ["Other", "Onboard.Both"] }),
            Some(both.clone()),
        ),
        (
            json!({ "roles": ["Onboard.Csp", "Onboard.Both"] }),
            Some(both),
        ),
        (
            json!({ "roles": null, "realm_access": { "roles": ["limited"] } }),
            Some(json!(["Limited"])),
        ),
        (json!({ "roles": ["onboard.csp"] }), None),
        (json!({ "roles": [] }), None),
        (json!({ "roles": null }), None),
        (json!({ "roles": { "Onboard.Csp": true } }), None),
        (json!({ "roles": 7 }), None),
    ];
    let world = world("").await;
    for (claims, expected) in cases {
        let mut browser = world.browser();
        let got = world.sign_in(&mut browser, claims.clone()).await;
        match expected {
            Some(connections) => {
                assert_eq!(got.status, 303, "{claims}");
                assert_eq!(
                    browser.get("/session").await.json()["connections"],
                    connections,
                    "{claims}"
                );
            }
            None => {
                assert_eq!(got.status, 403, "{claims}");
                assert!(got.body.contains("roles = Onboard.Csp"), "{}", got.body);
                assert!(got.body.contains("Ana Silva"), "{}", got.body);
                assert!(browser.cookies.is_empty(), "{claims}");
            }
        }
    }
}

#[tokio::test]
async fn a_claim_that_only_the_user_info_has_counts() {
    let world = world("").await;
    for (subject, status) in [("person-1", 303), ("somebody-else", 403)] {
        world.provider.lock().unwrap().userinfo =
            Some(json!({ "sub": subject, "roles": ["Onboard.Csp"] }));
        let mut browser = world.browser();
        let got = world.sign_in(&mut browser, json!({ "roles": null })).await;
        assert_eq!(got.status.as_u16(), status, "{subject}");
    }
}

#[tokio::test]
async fn a_person_with_several_connections_chooses() {
    let world = world("").await;
    let mut browser = world
        .signed_in_as(json!({ "roles": ["Onboard.Both"] }))
        .await;
    let cases = [
        ("{\"connection\":\"Fabrikam\"}", 200),
        ("{\"connection\":\"Limited\"}", 403),
        ("{\"connection\":\"Nobody\"}", 403),
        ("{\"connection\":7}", 400),
        ("", 400),
    ];
    for (body, status) in cases {
        let got = browser.post("/session/connection", body).await;
        assert_eq!(got.status.as_u16(), status, "{body}");
        let session = browser.get("/session").await.json();
        let found = (&session["connection"], &session["role"], &session["tenant"]);
        assert_eq!(
            found,
            (
                &json!("Fabrikam"),
                &json!("reseller"),
                &json!("portal.fabrikam.example")
            ),
            "{body}"
        );
    }
    let before = browser.session_cookie().cloned();
    browser
        .post("/session/connection", "{\"connection\":\"Contoso CSP\"}")
        .await;
    assert_eq!(browser.session_cookie().cloned(), before);
}

#[tokio::test]
async fn asking_who_is_signed_in_keeps_no_session_alive() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    for _ in 0..6 {
        world.clock.advance(550);
        browser.get("/session").await;
    }
    world.clock.advance(400);
    assert_eq!(browser.get("/session").await.status, 401);

    let mut browser = world.signed_in().await;
    for _ in 0..6 {
        world.clock.advance(1800);
        let got = browser
            .send(
                Method::GET,
                "/v1/Resellers",
                &[("x-tenant", "portal.contoso.example")],
                "",
            )
            .await;
        assert_eq!(got.status, 201, "work does");
    }
}

#[tokio::test]
async fn answers_of_the_provider_that_do_not_count() {
    let world = world("").await;
    let cases = [
        ("another nonce", json!({ "nonce": "other" }), 503),
        ("another audience", json!({ "aud": "other" }), 503),
        (
            "another issuer",
            json!({ "iss": "https://other.example" }),
            503,
        ),
        ("over", json!({ "exp": 1 }), 503),
        ("nobody", json!({ "sub": null }), 503),
    ];
    for (case, claims, status) in cases {
        let mut browser = world.browser();
        let got = world.sign_in(&mut browser, claims).await;
        assert_eq!(got.status.as_u16(), status, "{case}");
        assert!(browser.cookies.is_empty(), "{case}");
    }
    let cases = [
        ("&error=access_denied", "access_denied"),
        ("&error=%3Cscript%3E", "script"),
    ];
    for (more, said) in cases {
        let mut browser = world.browser();
        let back = world.begin(&mut browser, "/customers/new", json!({})).await;
        let got = browser.get(&format!("{back}{more}")).await;
        assert_eq!(got.status, 403);
        assert!(
            got.body.contains(said) && !got.body.contains("<script"),
            "{}",
            got.body
        );
    }
}

#[tokio::test]
async fn an_answer_of_another_provider_is_not_redeemed() {
    let world = world("").await;
    world.provider.lock().unwrap().names_itself = true;
    let cases = [("https%3A%2F%2Fother.example", 400), ("", 400)];
    for (issuer, status) in cases {
        let mut browser = world.browser();
        let back = world.begin(&mut browser, "/customers/new", json!({})).await;
        let (rest, _) = back.split_once("&iss=").unwrap();
        let named = if issuer.is_empty() {
            rest.to_owned()
        } else {
            format!("{rest}&iss={issuer}")
        };
        assert_eq!(
            browser.get(&named).await.status.as_u16(),
            status,
            "{issuer}"
        );
        assert!(browser.session_cookie().is_none());
    }
}

#[tokio::test]
async fn a_code_is_for_the_browser_that_asked() {
    let world = world("").await;
    let mut victim = world.browser();
    let mut attacker = world.browser();
    let back = world
        .begin(&mut attacker, "/customers/new", json!({}))
        .await;
    // Login CSRF: the callback of another person's sign-in makes no session here.
    let got = victim.get(&back).await;
    assert_eq!(got.status, 303);
    assert!(victim.session_cookie().is_none());
    // A changed state belongs to no sign-in.
    let got = attacker.get(&back.replacen("state=", "state=x", 1)).await;
    assert_eq!(got.status, 400);
    assert!(attacker.session_cookie().is_none());
}

#[tokio::test]
async fn a_sign_in_leads_below_the_base_only() {
    let cases = [
        (
            "/onboard/customers/import?x=1",
            "/onboard/customers/import?x=1",
        ),
        ("/other", "/onboard/"),
        ("//elsewhere.example", "/onboard/"),
        ("https://elsewhere.example", "/onboard/"),
        ("/onboard/login?next=/onboard/login", "/onboard/"),
        ("", "/onboard/"),
    ];
    let world = world_with("/onboard/", "proxy", "").await;
    for (next, expected) in cases {
        let mut browser = world.browser();
        let back = world.begin(&mut browser, next, json!({})).await;
        assert!(back.starts_with("/onboard/callback?"), "{back}");
        let got = browser.get(&back).await;
        assert_eq!(got.header("location"), Some(expected), "{next}");
    }
}

#[tokio::test]
async fn pages_speak_the_languages_of_the_form() {
    let world = world("").await;
    for (line, title) in [
        ("pt-PT,pt;q=0.9,en;q=0.8", "Este início"),
        ("en-GB", "This sign-in"),
        ("fr", "This sign-in"),
    ] {
        let got = world
            .browser()
            .send(
                Method::GET,
                "/callback?state=x",
                &[("accept-language", line)],
                "",
            )
            .await;
        assert_eq!(got.status, 400);
        assert!(got.body.contains(title), "{line}: {}", got.body);
    }
}
