//! The reads that help to fill in the form.

use serde_json::{Value, json};

use crate::world::{OTHER, World, customer, texts};

const NORTHWIND: &str = "0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e02";

#[test]
fn provider_instances_are_listed() {
    let world = World::new();
    let page = world.call("GET", "/v1/Providers/Instances", "").json();
    assert_eq!(page["totalCount"], 2);
    let [contoso, fabrikam] = page["items"].as_array().unwrap().as_slice() else {
        panic!("{page}");
    };
    assert_eq!(contoso["alias"], "Contoso CSP");
    assert_eq!(contoso["offerTypes"][0], json!({ "name": "License" }));
    let served = contoso["supportedCountries"].as_array().unwrap();
    for (country, is_served) in [("PT", true), ("US", true), ("KP", false), ("UK", false)] {
        assert_eq!(served.contains(&json!(country)), is_served, "{country}");
    }
    assert_eq!(
        fabrikam,
        &json!({
            "id": OTHER,
            "alias": "Fabrikam Cloud",
            "instanceProviderId": "fabrikam-cloud",
            "offerTypes": [{ "name": "License" }],
            "supportedCountries": ["BR", "ES", "FR", "PT"],
        })
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
    let northwind = json!({
        "id": NORTHWIND,
        "companyName": "Northwind Traders",
        "mpnId": "1000002",
        "internalIdentifier": "R-B",
        "city": "Seattle",
        "country": "US",
    });
    assert_eq!(page["items"], json!([northwind]));
    let paging = json!({ "pageNumber": 2, "pageSize": 1 });
    assert_eq!(page["paginationParameters"], paging);
    assert_eq!(page["totalCount"], 3);
}

#[test]
fn resellers_are_found_by_what_they_contain() {
    let world = World::new();
    let cases: [(&str, &[&str]); 6] = [
        ("", &["Fabrikam", "Northwind Traders", "Tailspin Toys"]),
        ("?searchValue=TOY", &["Tailspin Toys"]),
        (
            "?searchField=Company.Name&searchValue=i&pageSize=2",
            &["Fabrikam", "Northwind Traders"],
        ),
        ("?searchField=MpnId&searchValue=1000001", &["Fabrikam"]),
        (
            "?searchField=InternalIdentifier&searchValue=r-c",
            &["Tailspin Toys"],
        ),
        ("?searchValue=nobody", &[]),
    ];
    for (query, names) in cases {
        let page = world
            .call("GET", &format!("/v1/Resellers{query}"), "")
            .json();
        assert_eq!(texts(&page, "companyName"), names, "{query}");
    }
    let too_long = format!("?searchValue={}", "a".repeat(256));
    let refused: [(&str, &[&str]); 4] = [
        ("?searchField=City&searchValue=a", &["SearchField"]),
        ("?searchField=MpnId", &["SearchValue"]),
        ("?searchField=City", &["SearchField", "SearchValue"]),
        (&too_long, &["SearchValue"]),
    ];
    for (query, names) in refused {
        let answer = world.call("GET", &format!("/v1/Resellers{query}"), "");
        assert_eq!(
            (answer.status, answer.properties()),
            (400, names.iter().map(ToString::to_string).collect()),
            "{query}"
        );
    }
}

#[test]
fn a_reseller_is_read_by_its_id() {
    let world = World::new();
    let upper = NORTHWIND.to_uppercase();
    for role in ["csp", "reseller"] {
        let order = json!({ "role": role });
        for (id, status) in [
            (NORTHWIND, 200),
            (&upper, 200),
            (OTHER, 404),
            ("no-guid", 404),
        ] {
            let path = format!("/v1/Resellers/{id}");
            let answer = world.call_as(&order, "GET", &path, "").unwrap();
            assert_eq!(answer.status, status, "{role} {id}");
            if status == 200 {
                assert_eq!(answer.json()["companyName"], "Northwind Traders");
            } else {
                assert_eq!(answer.json()["statusCode"], 404, "{role} {id}");
            }
        }
    }
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
