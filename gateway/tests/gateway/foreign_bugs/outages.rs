//! Outages that signed people out elsewhere.

use axum::http::Method;
use serde_json::json;

use super::TENANT;
use crate::browser::OWN;
use crate::world::world;

/// A store that is away made a login page of every answer.
#[tokio::test]
async fn an_unreachable_store_ends_no_session() {
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

/// An outage of the provider ends no session and stops no work.
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

/// A store that goes away while the provider signs a person out: the provider sends its token again, and that counts.
#[tokio::test]
async fn a_sign_out_of_the_provider_is_not_lost_with_the_store() {
    let world = world("").await;
    let lines = [("content-type", "application/x-www-form-urlencoded")];
    for answers in 0..6 {
        let mut browser = world.signed_in().await;
        let token = world.logout_token(json!({ "jti": format!("after {answers}") }));
        let body = format!("logout_token={token}");
        world.store.set_away_after(Some(answers));
        let path = "/backchannel-logout";
        let first = world
            .browser()
            .send(Method::POST, path, &lines, &body)
            .await;
        world.store.set_away_after(None);
        if first.status == 503 {
            let again = world
                .browser()
                .send(Method::POST, path, &lines, &body)
                .await;
            assert_eq!(again.status, 200, "{answers}: {}", again.body);
        } else {
            assert_eq!(first.status, 200, "{answers}");
        }
        assert_eq!(browser.get("/session").await.status, 401, "{answers}");
    }
}
