//! The API's token.

use std::time::Duration;

use serde_json::json;

use crate::fake::Answer;
use crate::world::world;

const TENANT: (&str, &str) = ("x-tenant", "portal.contoso.example");

#[tokio::test]
async fn one_call_for_any_number_of_requests_that_wait() {
    let world = world("").await;
    let browser = world.signed_in().await;
    let slow = Answer::json(200, json!({ "access_token": "slow", "expires_in": 3599 }));
    world
        .api()
        .token_answers
        .push_back(Answer::Late(Duration::from_millis(100), Box::new(slow)));
    let asked: Vec<_> = (0..100)
        .map(|_| {
            let mut browser = browser.clone();
            tokio::spawn(async move {
                browser
                    .send(axum::http::Method::GET, "/v1/Resellers", &[TENANT], "")
                    .await
                    .status
            })
        })
        .collect();
    for asked in asked {
        assert_eq!(asked.await.unwrap(), 201);
    }
    assert_eq!(world.api().token_calls.len(), 1);
    let call = world.api().token_calls.pop().unwrap();
    for (name, value) in [
        ("grant_type", "client_credentials"),
        ("client_id", "client of Contoso CSP"),
        ("client_secret", "api secret"),
        ("scope", "api://x/.default"),
    ] {
        assert_eq!(call.field(name).as_deref(), Some(value));
    }
}

#[tokio::test]
async fn a_server_that_wants_basic_gets_it() {
    let world = world("").await;
    world
        .api()
        .token_answers
        .push_back(Answer::json(401, json!({ "error": "invalid_client" })));
    let mut browser = world.signed_in().await;
    let got = browser
        .send(axum::http::Method::GET, "/v1/Resellers", &[TENANT], "")
        .await;
    assert_eq!(got.status, 201);
    let calls = world.api().token_calls.clone();
    assert_eq!(calls.len(), 2);
    assert!(
        calls[1]
            .header("authorization")
            .unwrap()
            .starts_with("Basic ")
    );
    assert_eq!(calls[1].field("client_secret"), None);
}

/// The life is so short that the test can wait for 80 % of it; a token of fewer than five seconds is sent no more.
#[tokio::test]
async fn a_token_is_renewed_in_the_background_and_serves_while_it_lives() {
    let world = world("").await;
    world.api().life = 30;
    let source = &world.gateway.connections[0].tokens;
    let now = tokio::time::Instant::now().into_std();
    let number = async |seconds: u64| {
        source
            .token_at(now + Duration::from_secs(seconds))
            .await
            .map(|token| token.number)
    };
    assert_eq!(number(0).await, Ok(1));
    assert_eq!(number(23).await, Ok(1));
    assert_eq!(world.api().token_calls.len(), 1, "before 80 %");
    world.api().token_down = true;
    assert_eq!(number(25).await, Ok(1), "no request waits for the renewal");
    while world.api().token_calls.len() < 2 {
        tokio::task::yield_now().await;
    }
    assert_eq!(number(26).await, Ok(1), "the old one serves while it lives");
}

#[tokio::test]
async fn what_is_no_token_is_a_failure() {
    let cases = [
        (
            "no JSON",
            Answer::Status(200, Vec::new(), "<html>".to_owned()),
        ),
        ("no token", Answer::json(200, json!({ "expires_in": 60 }))),
        (
            "an empty one",
            Answer::json(200, json!({ "access_token": "", "expires_in": 60 })),
        ),
        (
            "two lines",
            Answer::json(200, json!({ "access_token": "a\r\nb", "expires_in": 60 })),
        ),
        (
            "over at once",
            Answer::json(400, json!({ "error": "invalid_scope" })),
        ),
        ("dropped", Answer::Dropped),
        (
            "led on",
            Answer::Status(302, vec![("location", "/token".to_owned())], String::new()),
        ),
    ];
    for (case, answer) in cases {
        let world = world("").await;
        world.api().token_answers.push_back(answer);
        let mut browser = world.signed_in().await;
        let got = browser
            .send(axum::http::Method::GET, "/v1/Resellers", &[TENANT], "")
            .await;
        assert_eq!(
            (got.status.as_u16(), got.header("retry-after")),
            (503, Some("5")),
            "{case}"
        );
        assert!(!got.body.contains("token-"), "{case}");
    }
}
