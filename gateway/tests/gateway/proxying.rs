//! What reaches the API, and what comes back.

use axum::http::Method;
use serde_json::json;

use crate::fake::Answer;
use crate::world::{RESELLER, world};

const TENANT: (&str, &str) = ("x-tenant", "portal.contoso.example");

#[tokio::test]
async fn only_listed_headers_pass_either_way() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    let lines = vec![
        ("content-type", "application/json; charset=utf-8".to_owned()),
        ("x-correlation-id", "answered".to_owned()),
        ("retry-after", "7".to_owned()),
        ("set-cookie", "api=1".to_owned()),
        ("server", "secret-server".to_owned()),
        ("x-onboard-outcome", "unknown".to_owned()),
        ("access-control-allow-origin", "*".to_owned()),
        ("location", "https://elsewhere.example".to_owned()),
        ("content-security-policy", "default-src *".to_owned()),
    ];
    world
        .api()
        .answers
        .push_back(Answer::Status(429, lines, "{}".to_owned()));
    let sent = [
        TENANT,
        ("x-correlation-id", "4d6e"),
        ("authorization", "Bearer stolen"),
        ("x-forwarded-for", "1.2.3.4"),
        ("x-forwarded-host", "elsewhere.example"),
        ("forwarded", "for=1.2.3.4"),
        ("connection", "x-hop"),
        ("x-hop", "1"),
        ("te", "trailers"),
        ("x-anything", "1"),
        ("accept-language", "pt"),
    ];
    let got = browser
        .post_with(
            "/v1/Customers?admin=1",
            "{\"companyName\":\"Contoso\"}",
            &sent,
        )
        .await;
    assert_eq!(got.status, 429);
    let passed: Vec<_> = ["retry-after", "x-correlation-id", "content-type"]
        .map(|name| got.header(name))
        .to_vec();
    assert_eq!(
        passed,
        [
            Some("7"),
            Some("answered"),
            Some("application/json; charset=utf-8")
        ]
    );
    for name in [
        "set-cookie",
        "server",
        "x-onboard-outcome",
        "access-control-allow-origin",
        "location",
    ] {
        assert_eq!(got.header(name), None, "{name}");
    }
    assert!(
        got.header("content-security-policy")
            .unwrap()
            .starts_with("default-src 'none'")
    );
    let came = world.api().came.pop().unwrap();
    assert_eq!(
        (came.method.as_str(), came.target.as_str()),
        ("POST", "/v1/Customers")
    );
    assert_eq!(came.body, "{\"companyName\":\"Contoso\"}");
    let mut names: Vec<_> = came.headers.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    let expected = [
        "accept",
        "accept-language",
        "authorization",
        "content-length",
        "content-type",
        "host",
        "user-agent",
        "x-correlation-id",
        "x-tenant",
    ];
    assert_eq!(names, expected);
    assert_eq!(came.header("authorization"), Some("Bearer api-token-1"));
    assert_eq!(came.header("x-tenant"), Some("portal.contoso.example"));
}

#[tokio::test]
async fn another_tab_has_changed_the_connection() {
    let world = world("").await;
    let mut browser = world
        .signed_in_as(json!({ "roles": ["Onboard.Both"] }))
        .await;
    browser
        .post("/session/connection", "{\"connection\":\"Fabrikam\"}")
        .await;
    let cases = [
        ("portal.contoso.example", 409),
        ("portal.fabrikam.example", 201),
        (" PORTAL.fabrikam.example ", 201),
        ("", 409),
    ];
    for (tenant, status) in cases {
        for method in [Method::POST, Method::GET] {
            let before = world.api().came.len();
            let lines = [
                ("x-tenant", tenant),
                ("x-requested-with", "XMLHttpRequest"),
                ("content-type", "application/json"),
            ];
            let got = browser
                .send(method.clone(), "/v1/Customers", &lines, "{}")
                .await;
            assert_eq!(got.status.as_u16(), status, "{method} {tenant}");
            assert_eq!(
                world.api().came.len() - before,
                usize::from(status == 201),
                "{method} {tenant}"
            );
        }
    }
    let came = world.api().came.pop().unwrap();
    assert_eq!(came.header("x-tenant"), Some("portal.fabrikam.example"));
}

#[tokio::test]
async fn a_connection_of_one_reseller_creates_for_no_other() {
    let world = world("").await;
    let mut browser = world
        .signed_in_as(json!({ "roles": null, "realm_access": { "roles": ["limited"] } }))
        .await;
    let cases = [
        (format!("{{\"resellerId\":\"{RESELLER}\"}}"), 201),
        (
            "{\"resellerId\":\"99999999-1111-4222-8333-444455556666\"}".to_owned(),
            403,
        ),
        (
            "{\"RESELLERID\":\"99999999-1111-4222-8333-444455556666\"}".to_owned(),
            403,
        ),
        ("{\"resellerId\":null}".to_owned(), 403),
        ("[]".to_owned(), 400),
        ("{".to_owned(), 400),
    ];
    for (body, status) in cases {
        let before = world.api().came.len();
        let got = browser.post_with("/v1/Customers", &body, &[TENANT]).await;
        assert_eq!(got.status.as_u16(), status, "{body}");
        assert_eq!(
            world.api().came.len() - before,
            usize::from(status == 201),
            "{body}"
        );
    }
    let outcomes: Vec<_> = world
        .audit()
        .into_iter()
        .filter(|it| it["event"] == "refused")
        .map(|it| it["outcome"].clone())
        .collect();
    assert_eq!(
        outcomes,
        [
            "another reseller",
            "another reseller",
            "no reseller",
            "no JSON object",
            "no JSON object"
        ]
    );
}

#[tokio::test]
async fn bodies_are_json_and_no_longer_than_a_mebibyte() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    let long = format!("{{\"a\":\"{}\"}}", "x".repeat(1024 * 1024));
    let cases = [
        ("application/json", "{}", 201),
        ("application/json; charset=utf-8", "{}", 201),
        ("APPLICATION/JSON", "{}", 201),
        ("text/plain", "{}", 415),
        ("application/x-www-form-urlencoded", "a=b", 415),
        ("multipart/form-data; boundary=x", "", 415),
        ("application/json", "", 400),
        ("application/json", "null", 400),
        ("application/json", &long, 413),
    ];
    for (kind, body, status) in cases {
        let lines = [
            ("content-type", kind),
            ("x-requested-with", "XMLHttpRequest"),
            TENANT,
        ];
        let got = browser
            .send(Method::POST, "/v1/Customers", &lines, body)
            .await;
        assert_eq!(
            got.status.as_u16(),
            status,
            "{kind} {}",
            &body[..body.len().min(20)]
        );
    }
}

#[tokio::test]
async fn paths_and_parameters_are_built_from_the_table() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    let cases = [
        (
            "/v1/Customers/7a0c3e9e-0f4b?x=1",
            Some("/v1/Customers/7a0c3e9e-0f4b"),
        ),
        (
            "/v1/Customers?searchField=Domain&searchValue=a%26b%3Dc&pageSize=5&secret=1",
            Some("/v1/Customers?searchField=Domain&searchValue=a%26b%3Dc&pageSize=5"),
        ),
        (
            "/v1/Customers/validations/domain?tenantId=1&domain=a%23b",
            Some("/v1/Customers/validations/domain?tenantId=1&domain=a%23b"),
        ),
        ("/v1/Customers/../Users", None),
        ("/v1/Customers/..%2fUsers", None),
        ("/v1/Customers/%2e%2e", None),
        ("/v1/Customers/a%00b", None),
        ("/v1//Customers", None),
        ("/v1/Users", None),
        ("/v1/Customers;x=1", None),
    ];
    for (path, expected) in cases {
        world.api().came.clear();
        let got = browser.send(Method::GET, path, &[TENANT], "").await;
        let came = world.api().came.pop().map(|came| came.target);
        assert_eq!(came.as_deref(), expected, "{path}");
        assert_eq!(
            got.status.as_u16(),
            if expected.is_some() { 201 } else { 404 },
            "{path}"
        );
    }
}
