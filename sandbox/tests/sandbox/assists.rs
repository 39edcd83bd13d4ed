//! The reads that help to fill in the form.

use serde_json::{Value, json};

use crate::world::{World, customer};

#[test]
fn provider_instances_are_listed() {
    let world = World::new();
    let page = world.call("GET", "/v1/Providers/Instances", "").json();
    assert_eq!(page["totalCount"], 2);
    assert_eq!(page["items"][0]["alias"], "Contoso CSP");
    assert_eq!(
        page["items"][0]["offerTypes"][0],
        json!({ "name": "License" })
    );
}

#[test]
fn resellers_are_listed_for_the_provider_only() {
    let world = World::new();
    for (role, status) in [("csp", 200), ("reseller", 403)] {
        let answer = world
            .call_as(&json!({ "role": role }), "GET", "/v1/Resellers", "")
            .unwrap();
        assert_eq!(answer.status, status, "{role}");
    }
    let page = world
        .call("GET", "/v1/Resellers?pageSize=1&pageNumber=2", "")
        .json();
    assert_eq!(page["items"][0]["companyName"], "Northwind Traders");
}

#[test]
fn yes_or_no() {
    let world = World::new();
    world.create(&customer());
    let address = "/v1/Customers/validations/address?tenantId=t&addressLine1=a&city=c";
    let cases = [
        (
            "/v1/Customers/validations/domain?tenantId=t&domain=free".to_owned(),
            json!(true),
        ),
        (
            "/v1/Customers/validations/domain?tenantId=t&domain=AdventureWorks".into(),
            json!(false),
        ),
        (
            "/v1/Customers/validations/domain?tenantId=t&domain=microsoft".into(),
            json!(false),
        ),
        (
            format!("{address}&state=WA&zipCode=98052&country=US"),
            json!(true),
        ),
        (
            format!("{address}&state=Washington&zipCode=98052&country=US"),
            json!(false),
        ),
        (
            format!("{address}&state=London&zipCode=SW1A%201AA&country=UK"),
            json!(false),
        ),
    ];
    for (path, expected) in cases {
        assert_eq!(world.call("GET", &path, "").json(), expected, "{path}");
    }
}

#[test]
fn what_a_question_leaves_out_is_named() {
    let world = World::new();
    let cases: [(&str, &[&str]); 2] = [
        ("/v1/Customers/validations/domain", &["Domain", "TenantId"]),
        (
            "/v1/Customers/validations/address?tenantId=t&country=PT",
            &["AddressLine1", "City", "State", "ZipCode"],
        ),
    ];
    for (path, names) in cases {
        assert_eq!(world.call("GET", path, "").properties(), names, "{path}");
    }
}

#[test]
fn other_endpoints_do_not_exist() {
    let world = World::new();
    for path in ["/v1/Users", "/v1/Customers/a/b"] {
        let answer = world.call("GET", path, "");
        assert_eq!(
            (answer.status, &answer.json()["statusCode"]),
            (404, &json!(404)),
            "{path}"
        );
    }
    assert_eq!(world.call("DELETE", "/v1/Customers", "").status, 405);
    assert_eq!(world.get("/sandbox/secrets", &[]).status, 404);
}

#[test]
fn every_path_of_the_contract_is_there_and_guarded() {
    let world = World::new();
    let contract: Value = serde_norway::from_str(include_str!("../../openapi.yaml")).unwrap();
    for (path, operations) in contract["paths"].as_object().unwrap() {
        for method in operations.as_object().unwrap().keys() {
            let answer = world
                .send(
                    &method.to_uppercase(),
                    &path.replace("{id}", "any"),
                    &[],
                    "",
                )
                .unwrap();
            assert_eq!(answer.status, 401, "{method} {path}");
        }
    }
}
