//! Faults as a client meets them, and what the journal says of them.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::world::{World, customer};

fn answered(world: &World) -> Vec<Value> {
    world
        .requests()
        .iter()
        .map(|request| request["answered"].clone())
        .collect()
}

fn count(world: &World) -> Value {
    world.call("GET", "/v1/Customers", "").json()["totalCount"].clone()
}

#[test]
fn a_status_is_answered_in_place_of_the_real_one() {
    let cases = [
        (
            json!({ "status": 500, "body": { "statusCode": 500 } }),
            500,
            r#"{"statusCode":500}"#,
            0,
        ),
        (
            json!({ "status": 502, "body": "<html>", "contentType": "text/html" }),
            502,
            "<html>",
            0,
        ),
        (json!({ "status": 401 }), 401, "", 0),
        (json!({ "status": 503, "commit": true }), 503, "", 1),
        (
            json!({ "status": 201, "body": "{\"broken", "commit": true }),
            201,
            "{\"broken",
            1,
        ),
        (
            json!({ "method": "POST", "path": "/v1/Cust", "status": 429, "retryAfter": 2 }),
            429,
            "",
            0,
        ),
    ];
    for (step, status, body, stored) in cases {
        let world = World::new();
        world.order(&json!([step]));
        let answer = world.call("POST", "/v1/Customers", &customer().to_string());
        assert_eq!((answer.status, answer.text()), (status, body), "{step}");
        let retry_after = step
            .get("retryAfter")
            .map(Value::to_string)
            .unwrap_or_default();
        assert_eq!(answer.header("retry-after"), retry_after, "{step}");
        assert_ne!(answer.header("x-correlation-id"), "", "{step}");
        assert_eq!(answered(&world), [json!(status)], "{step}");
        assert_eq!(count(&world), stored, "{step}");
    }
}

#[test]
fn a_dropped_connection_ends_without_a_byte() {
    for (drop, stored) in [("before", 0), ("after", 1)] {
        let world = World::new();
        world.order(&json!([{ "drop": drop }]));
        let sent = world.call_as(&json!({}), "POST", "/v1/Customers", &customer().to_string());
        assert!(sent.is_err(), "{drop}");
        assert_eq!(answered(&world), [json!("dropped")], "{drop}");
        assert_eq!(count(&world), stored, "{drop}");
    }
}

#[test]
fn a_delay_holds_the_real_answer_back() {
    let world = World::new();
    world.order(&json!([{ "delayMs": 120, "headers": { "X-Note": "late" } }]));
    let start = Instant::now();
    let answer = world.call("POST", "/v1/Customers", &customer().to_string());
    assert!(start.elapsed() >= Duration::from_millis(120));
    assert_eq!((answer.status, answer.header("x-note")), (201, "late"));
}

#[test]
fn a_request_held_back_is_processed_though_its_caller_has_gone() {
    let world = World::new();
    world.order(&json!([{ "method": "POST", "holdMs": 400 }]));
    world.leave("POST", "/v1/Customers", &customer().to_string());
    assert_eq!(count(&world), 0, "while it is held back");
    let start = Instant::now();
    while count(&world) != json!(1) {
        assert!(start.elapsed() < Duration::from_secs(10), "never processed");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Each read that helps to fill in the form, and a query that it understands.
const ASSISTS: [&str; 6] = [
    "/v1/Providers/Instances",
    "/v1/Resellers?searchValue=fab",
    "/v1/Resellers/0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e01",
    "/v1/Customers?searchField=Domain&searchValue=a&pageSize=5&includeDeleted=false",
    "/v1/Customers/validations/domain?tenantId=t&domain=free",
    "/v1/Customers/validations/address?tenantId=t&addressLine1=a&city=c&state=s&zipCode=1000&country=PT",
];

#[test]
fn each_assist_is_switched_off_alone() {
    let faults = [
        json!({ "status": 401 }),
        json!({ "status": 403 }),
        json!({ "status": 404 }),
        json!({ "status": 429, "retryAfter": 2 }),
        json!({ "status": 200, "body": { "items": "none" } }),
        json!({ "status": 200, "body": "<html>", "contentType": "text/html" }),
        json!({ "drop": "before" }),
        json!({ "noCors": true }),
    ];
    let world = World::new();
    let token = format!("Bearer {}", world.token(&json!({})));
    let headers = [
        ("Authorization", token.as_str()),
        ("X-Tenant", "portal.contoso.example"),
        ("Origin", "http://localhost:9000"),
    ];
    let ask = |path: &str| world.send("GET", path, &headers, "");
    for fault in &faults {
        for off in ASSISTS {
            let (path, query) = off.split_once('?').unwrap_or((off, ""));
            let mut step = fault.clone();
            let place = json!({ "method": "GET", "path": path, "query": query, "always": true });
            step.as_object_mut()
                .unwrap()
                .extend(place.as_object().unwrap().clone());
            world.order(&json!([step]));
            for path in ASSISTS {
                let fault = if path == off { fault } else { &json!({}) };
                // Twice: the step stays.
                for answer in [ask(path), ask(path)] {
                    let case = format!("{step} at {path}");
                    assert_eq!(answer.is_err(), fault["drop"] == "before", "{case}");
                    let Ok(answer) = answer else { continue };
                    let status = fault["status"].as_u64().unwrap_or(200);
                    assert_eq!(u64::from(answer.status), status, "{case}");
                    let may_read =
                        answer.header("access-control-allow-origin") == "http://localhost:9000";
                    assert_eq!(may_read, fault["noCors"] != json!(true), "{case}");
                    let retry_after = if status == 429 { "2" } else { "" };
                    assert_eq!(answer.header("retry-after"), retry_after, "{case}");
                    if fault["body"] == "<html>" {
                        assert_eq!(answer.text(), "<html>", "{case}");
                    }
                }
            }
            world.send("DELETE", "/sandbox/faults", &[], "").unwrap();
        }
    }
}

#[test]
fn steps_are_used_up_one_by_one() {
    let world = World::new();
    world.order(&json!([{ "status": 500 }, {}]));
    world.order(&json!([{ "status": 503 }]));
    assert_eq!(
        world.get("/sandbox/faults", &[]).json(),
        json!([{ "status": 500 }, {}, { "status": 503 }])
    );
    let statuses: Vec<u16> = (0..4)
        .map(|_| world.call("GET", "/v1/Customers", "").status)
        .collect();
    assert_eq!(statuses, [500, 200, 503, 200]);
    world.order(&json!([{ "status": 500 }]));
    assert_eq!(
        world
            .send("DELETE", "/sandbox/faults", &[], "")
            .unwrap()
            .status,
        204
    );
    assert_eq!(world.call("GET", "/v1/Customers", "").status, 200);
}

#[test]
fn steps_that_are_not_understood_are_refused_in_words() {
    let world = World::new();
    let answer = world
        .send("POST", "/sandbox/faults", &[], r#"[{},{"status":7}]"#)
        .unwrap();
    let expected = json!({ "message": "Step 2: status must be from 200 to 599." });
    assert_eq!((answer.status, answer.json()), (400, expected));
}

#[test]
fn the_journal_tells_what_arrived() {
    let world = World::new();
    let headers = [
        ("X-Tenant", "portal.contoso.example"),
        ("Authorization", "Bearer eyJ"),
    ];
    world
        .send("POST", "/v1/Customers?a=1", &headers, "{\"a\":1}")
        .unwrap();
    let request = &world.requests()[0];
    let expected = [
        ("/method", json!("POST")),
        ("/path", json!("/v1/Customers")),
        ("/query", json!("a=1")),
        ("/headers/x-tenant", json!("portal.contoso.example")),
        ("/headers/authorization", json!("Bearer eyJ")),
        ("/body", json!("{\"a\":1}")),
        ("/answered", json!(401)),
        ("/time", json!(1_800_000_000_000_i64)),
    ];
    for (pointer, value) in expected {
        assert_eq!(request.pointer(pointer), Some(&value), "{pointer}");
    }
    assert_eq!(
        world
            .send("DELETE", "/sandbox/requests", &[], "")
            .unwrap()
            .status,
        204
    );
    assert!(world.requests().is_empty());
}
