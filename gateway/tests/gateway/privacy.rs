//! What the audit log and the page get to know.

use axum::http::Method;
use serde_json::json;

use crate::fake::Answer;
use crate::world::world;

const TENANT: (&str, &str) = ("x-tenant", "portal.contoso.example");

#[tokio::test]
async fn the_audit_log_knows_who_and_nothing_of_the_customer() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    let body = json!({ "id": "11111111-0f4b-4f0e-9d55-2f6d3a1b9c10", "companyName": "Wide World", "email": "a@b.example" });
    let sent = [
        TENANT,
        ("x-correlation-id", "4d6e0000-0000-4000-8000-000000000000"),
    ];
    browser
        .post_with("/v1/Customers", &body.to_string(), &sent)
        .await;
    world.api().answers.push_back(Answer::json(400, "{}"));
    browser
        .post_with("/v1/Customers", &body.to_string(), &sent)
        .await;
    let lines = world.audit();
    let line = &lines[1];
    for (key, value) in [
        ("event", json!("create")),
        ("subject", json!("person-1")),
        ("person", json!("Ana Silva")),
        ("connection", json!("Contoso CSP")),
        ("tenant", json!("portal.contoso.example")),
        (
            "correlation_id",
            json!("4d6e0000-0000-4000-8000-000000000000"),
        ),
        ("customer_id", json!("7a0c3e9e-0f4b-4f0e-9d55-2f6d3a1b9c10")),
        ("outcome", json!("created")),
        ("status", json!(201)),
    ] {
        assert_eq!(line[key], value, "{key}");
    }
    assert_eq!(
        (&lines[2]["outcome"], &lines[2]["status"]),
        (&json!("refused"), &json!(400))
    );
    let text = format!("{lines:?}");
    for secret in [
        "Wide World",
        "a@b.example",
        "api-token",
        "api secret",
        "oidc secret",
    ] {
        assert!(!text.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn a_page_without_a_token_of_the_api() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    for path in ["/session", "/config.json", "/v1/Customers/1", "/"] {
        let got = browser.send(Method::GET, path, &[TENANT], "").await;
        let whole = format!("{} {:?}", got.body, got.headers);
        for secret in ["api-token", "api secret", "op-token"] {
            assert!(!whole.contains(secret), "{path}: {whole}");
        }
    }
}
