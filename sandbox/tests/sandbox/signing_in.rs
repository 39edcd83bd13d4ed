//! Who is let in: tokens, roles, tenants, and browsers.

use onboard_sandbox::tokens::{Claims, Tokens};
use serde_json::{Value, json};

use crate::world::{TENANT, World, customer};

#[test]
fn a_token_that_does_not_count_is_answered_401_without_a_body() {
    let world = World::new();
    let sound = world.token(&json!({}));
    let foreign = Tokens::new([0; 64]).mint(&Claims {
        role: Some(json!("csp")),
        tenant: TENANT.into(),
        name: "Somebody".into(),
        issued: 0,
        expires: i64::MAX,
    });
    let cases = [
        ("none", None),
        ("another scheme", Some(format!("Basic {sound}"))),
        ("no token", Some("Bearer".into())),
        ("malformed", Some("Bearer eyJ".into())),
        ("wrongly signed", Some(format!("Bearer {foreign}"))),
        ("changed", Some(format!("Bearer {}x", sound))),
        (
            "expired",
            Some(format!("Bearer {}", world.token(&json!({ "life": -1 })))),
        ),
        (
            "expiring now",
            Some(format!("Bearer {}", world.token(&json!({ "life": 0 })))),
        ),
    ];
    for (case, authorization) in cases {
        let mut headers = vec![("X-Tenant", TENANT), ("Content-Type", "application/json")];
        headers.extend(
            authorization
                .as_deref()
                .map(|value| ("Authorization", value)),
        );
        let answer = world.send("POST", "/v1/Customers", &headers, "{}").unwrap();
        assert_eq!((answer.status, answer.text()), (401, ""), "{case}");
        assert_eq!(answer.header("www-authenticate"), "Bearer", "{case}");
        assert_eq!(answer.header("cache-control"), "no-store", "{case}");
        assert_ne!(answer.header("x-correlation-id"), "", "{case}");
    }
}

#[test]
fn a_token_expires_as_time_passes() {
    let world = World::new();
    let bearer = format!("Bearer {}", world.token(&json!({})));
    let headers = [("Authorization", bearer.as_str()), ("X-Tenant", TENANT)];
    for (seconds, status) in [(3598, 200), (1, 401)] {
        world.pass(seconds);
        assert_eq!(world.get("/v1/Customers", &headers).status, status);
    }
}

#[test]
fn roles_decide() {
    let world = World::new();
    let cases = [
        (json!({}), 200),
        (json!({ "role": "CSP" }), 200),
        (json!({ "role": ["reader", "Reseller"] }), 200),
        (json!({ "role": "customer" }), 403),
        (json!({ "role": [] }), 403),
        (json!({ "role": null }), 403),
    ];
    for (order, status) in cases {
        let answer = world.call_as(&order, "GET", "/v1/Customers", "").unwrap();
        assert_eq!(answer.status, status, "{order}");
        assert!(status == 200 || answer.body.is_empty(), "{order}");
    }
}

#[test]
fn a_token_is_good_for_its_own_tenant_only() {
    let world = World::new();
    let cases = [
        (json!({}), Some(TENANT), 200),
        (json!({}), Some("PORTAL.Contoso.example"), 200),
        (json!({}), None, 403),
        (json!({}), Some(""), 403),
        (json!({}), Some("portal.fabrikam.example"), 403),
        (json!({}), Some("portal.unknown.example"), 403),
        (
            json!({ "tenant": "portal.fabrikam.example" }),
            Some("portal.fabrikam.example"),
            200,
        ),
        (
            json!({ "tenant": "portal.tailspin.example" }),
            Some("portal.tailspin.example"),
            200,
        ),
        (
            json!({ "tenant": "portal.tailspin.example" }),
            Some(TENANT),
            403,
        ),
    ];
    for (order, tenant, status) in cases {
        let bearer = format!("Bearer {}", world.token(&order));
        let mut headers = vec![("Authorization", bearer.as_str())];
        headers.extend(tenant.map(|tenant| ("X-Tenant", tenant)));
        let answer = world.get("/v1/Customers", &headers);
        assert_eq!(answer.status, status, "{order} {tenant:?}");
        assert!(
            status == 200 || answer.body.is_empty(),
            "{order} {tenant:?}"
        );
    }
}

#[test]
fn who_is_calling_is_checked_before_what_is_sent() {
    let world = World::new();
    let cases = [
        (json!({ "life": -1 }), 401),
        (json!({ "role": "customer" }), 403),
        (json!({}), 400),
    ];
    for (order, status) in cases {
        let answer = world
            .call_as(&order, "POST", "/v1/Customers", "not JSON")
            .unwrap();
        assert_eq!(answer.status, status, "{order}");
    }
}

#[test]
fn a_reseller_creates_its_own_customers_only() {
    let world = World::new();
    let order = json!({ "role": "reseller" });
    let mut body = customer();
    body["resellerId"] = json!("0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e01");
    let refused = world
        .call_as(&order, "POST", "/v1/Customers", &body.to_string())
        .unwrap();
    assert_eq!(refused.properties(), ["ResellerId"]);
    body["resellerId"] = Value::Null;
    let taken = world
        .call_as(&order, "POST", "/v1/Customers", &body.to_string())
        .unwrap();
    assert_eq!(taken.status, 201);
}

#[test]
fn orders_for_tokens_that_are_not_understood_are_refused() {
    let world = World::new();
    for order in [
        "[]",
        "{",
        r#"{"role":7}"#,
        r#"{"life":"long"}"#,
        r#"{"tennant":"a"}"#,
    ] {
        let answer = world.send("POST", "/sandbox/token", &[], order).unwrap();
        assert_eq!(answer.status, 400, "{order}");
        assert_ne!(answer.json()["message"], "", "{order}");
    }
    let answer = world
        .send("POST", "/sandbox/token", &[], "")
        .unwrap()
        .json();
    assert_eq!(
        (&answer["tenant"], &answer["expires_in"]),
        (&json!(TENANT), &json!(3599))
    );
}

#[test]
fn pages_of_other_sites_reach_nothing() {
    let world = World::new();
    let cases: [(&str, &str); 4] = [
        ("Host", "rebound.example"),
        ("Origin", "https://elsewhere.example"),
        ("Origin", "null"),
        ("Sec-Fetch-Site", "cross-site"),
    ];
    for path in ["/sandbox/requests", "/v1/Customers"] {
        for header in cases {
            let answer = world.get(path, &[header]);
            assert_eq!(answer.status, 403, "{path} {header:?}");
            let cors = answer
                .headers
                .keys()
                .find(|name| name.starts_with("access-control"));
            assert_eq!(cors, None, "{path} {header:?}");
        }
    }
    assert!(world.requests().is_empty());
}

#[test]
fn a_client_gets_a_token_for_its_secret() {
    let world = World::new();
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    let basic = [
        form[0],
        (
            "Authorization",
            "Basic Y29udG9zby1jc3A6c2FuZGJveCtzZWNyZXQrb2YrY29udG9zbw==",
        ),
    ];
    let wrong = [form[0], ("Authorization", "Basic Y29udG9zby1jc3A6b3RoZXI=")];
    let grant = "grant_type=client_credentials";
    let named = "client_id=contoso-csp&client_secret=sandbox+secret+of+contoso";
    let cases = [
        ("by form", &form[..], format!("{grant}&{named}"), 200),
        ("by basic", &basic[..], grant.to_owned(), 200),
        (
            "wrong secret",
            &form[..],
            format!("{grant}&client_id=contoso-csp&client_secret=x"),
            401,
        ),
        ("wrong basic", &wrong[..], format!("{grant}&{named}"), 401),
        (
            "no secret",
            &form[..],
            format!("{grant}&client_id=contoso-csp"),
            401,
        ),
        (
            "another's secret",
            &form[..],
            format!("{grant}&{named}").replace("contoso-csp", "fabrikam-csp"),
            401,
        ),
        (
            "another grant",
            &form[..],
            format!("grant_type=password&{named}"),
            400,
        ),
        ("nothing", &form[..], String::new(), 400),
    ];
    for (case, headers, body, status) in cases {
        let answer = world
            .send("POST", "/oauth2/v2.0/token", headers, &body)
            .unwrap();
        assert_eq!(answer.status, status, "{case}");
        if status == 200 {
            let token = answer.json()["access_token"].as_str().unwrap().to_owned();
            let bearer = format!("Bearer {token}");
            let headers = [("Authorization", bearer.as_str()), ("X-Tenant", TENANT)];
            assert_eq!(world.get("/v1/Customers", &headers).status, 200, "{case}");
        }
    }
}
