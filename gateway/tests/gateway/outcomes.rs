//! "Surely not sent" apart from "unknown", and never a second POST.

use std::time::Duration;

use axum::http::Method;
use serde_json::json;

use crate::fake::{Answer, nowhere};
use crate::world::world;

const TENANT: (&str, &str) = ("x-tenant", "portal.contoso.example");

#[tokio::test]
async fn what_became_of_a_creation() {
    let late = Answer::Late(Duration::from_secs(3), Box::new(Answer::json(201, "\"x\"")));
    let refused = Answer::Status(401, Vec::new(), String::new());
    let lead = Answer::Status(
        302,
        vec![("location", "/elsewhere".to_owned())],
        String::new(),
    );
    let cases = [
        ("created", Answer::json(201, "\"x\""), 201, None, "created"),
        ("refused", Answer::json(400, "{}"), 400, None, "refused"),
        ("forbidden", Answer::json(403, ""), 403, None, "refused"),
        ("busy", Answer::json(503, "{}"), 503, None, "not-sent"),
        ("failed", Answer::json(500, "{}"), 500, None, "unknown"),
        ("dropped", Answer::Dropped, 502, Some("unknown"), "unknown"),
        ("torn", Answer::Torn, 502, Some("unknown"), "unknown"),
        ("late", late, 504, Some("unknown"), "unknown"),
        ("led on", lead, 502, Some("unknown"), "unknown"),
        ("token refused", refused, 503, Some("not-sent"), "not-sent"),
    ];
    let world = world("").await;
    let mut browser = world.signed_in().await;
    for (case, answer, status, outcome, audited) in cases {
        world.api().came.clear();
        world.api().answers.push_back(answer);
        let got = browser.post_with("/v1/Customers", "{}", &[TENANT]).await;
        assert_eq!(got.status.as_u16(), status, "{case}");
        assert_eq!(got.header("x-onboard-outcome"), outcome, "{case}");
        assert_eq!(
            got.header("retry-after").is_some(),
            outcome == Some("not-sent"),
            "{case}"
        );
        assert_eq!(world.api().came.len(), 1, "{case}: sent once");
        assert_eq!(world.audit().pop().unwrap()["outcome"], audited, "{case}");
    }
}

#[tokio::test]
async fn an_api_that_is_not_there_was_surely_not_reached() {
    let gone = nowhere().await;
    let world = world("").await;
    // The token is there; nothing listens at the API's address any more.
    let mut browser = world.signed_in().await;
    browser.post_with("/v1/Customers", "{}", &[TENANT]).await;
    let uri = format!("http://{gone}/v1/Customers").parse().unwrap();
    let request = axum::http::Request::post("/v1/Customers")
        .body(http_body_util::Full::default())
        .unwrap();
    let failure = world
        .gateway
        .outgoing
        .once(&uri, request, Duration::from_secs(1))
        .await
        .err();
    assert_eq!(
        failure,
        Some(onboard_gateway::http_client::Failure::NotSent)
    );
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    let world = world("").await;
    world.api().token_down = true;
    let mut browser = world.signed_in().await;
    for method in [Method::POST, Method::GET] {
        let lines = [
            TENANT,
            ("x-requested-with", "XMLHttpRequest"),
            ("content-type", "application/json"),
        ];
        let got = browser
            .send(method.clone(), "/v1/Customers", &lines, "{}")
            .await;
        assert_eq!(
            (got.status.as_u16(), got.header("x-onboard-outcome")),
            (503, Some("not-sent")),
            "{method}"
        );
    }
    assert!(world.api().came.is_empty());
    assert_eq!(world.api().token_calls.len(), 1, "a failure is remembered");
    assert_eq!(
        browser.get("/session").await.status,
        200,
        "it ends no session"
    );
}

#[tokio::test]
async fn a_refused_token_is_renewed_once_and_only_reading_is_repeated() {
    let unauthorized = || Answer::Status(401, Vec::new(), String::new());
    let cases = [
        (Method::GET, 1, 201, None, 2, 2),
        (Method::GET, 2, 502, Some("unknown"), 2, 2),
        (Method::POST, 1, 503, Some("not-sent"), 1, 2),
    ];
    for (method, refusals, status, outcome, sent, calls) in cases {
        let world = world("").await;
        let mut browser = world.signed_in().await;
        world
            .api()
            .answers
            .extend((0..refusals).map(|_| unauthorized()));
        let lines = [
            TENANT,
            ("x-requested-with", "XMLHttpRequest"),
            ("content-type", "application/json"),
        ];
        let got = browser
            .send(method.clone(), "/v1/Customers", &lines, "{}")
            .await;
        let case = format!("{method} refused {refusals} times");
        assert_eq!(
            (got.status.as_u16(), got.header("x-onboard-outcome")),
            (status, outcome),
            "{case}"
        );
        assert_eq!(world.api().counts(), (sent, calls), "{case}");
        let got = browser.send(method, "/v1/Customers", &lines, "{}").await;
        assert_eq!(got.status, 201, "{case}: the next one has the new token");
        assert_eq!(
            world.api().came.pop().unwrap().header("authorization"),
            Some("Bearer api-token-2")
        );
    }
}

#[tokio::test]
async fn a_creation_goes_on_when_the_page_is_gone() {
    let world = world("").await;
    let browser = world.signed_in().await;
    let late = Answer::Late(
        Duration::from_millis(300),
        Box::new(Answer::json(201, "\"x\"")),
    );
    world.api().answers.push_back(late);
    let mut impatient = browser.clone();
    let asked = tokio::spawn(async move {
        impatient
            .post_with("/v1/Customers", "{\"id\":\"7\"}", &[TENANT])
            .await
    });
    while world.api().came.is_empty() {
        tokio::task::yield_now().await;
    }
    // The page goes away.
    asked.abort();
    assert!(asked.await.is_err());
    world.gateway.tasks.close();
    world.gateway.tasks.wait().await;
    let line = world.audit().pop().unwrap();
    assert_eq!(
        (&line["event"], &line["outcome"]),
        (&json!("create"), &json!("created"))
    );
}
