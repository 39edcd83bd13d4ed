//! Customers over the wire: created, read, found.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{MICROSOFT, OTHER, World, customer, entry, texts};

const ID: &str = "7a0c3e9e-0f4b-4f0e-9d55-2f6d3a1b9c10";

fn with_domain(domain: &str) -> Value {
    let mut body = customer();
    let data = json!({ "Domain": domain }).to_string();
    body["providerCustomers"][MICROSOFT]["providerCustomerData"] = json!(data);
    body
}

#[test]
fn a_created_customer_is_answered_with_its_id() {
    let world = World::new();
    let mut body = customer();
    body["id"] = json!(ID.to_uppercase());
    let answer = world.call("POST", "/v1/Customers", &body.to_string());
    assert_eq!((answer.status, answer.json()), (201, json!(ID)));
    assert_eq!(answer.header("location"), format!("/v1/Customers/{ID}"));
    assert_eq!(
        answer.header("content-type"),
        "application/json; charset=utf-8"
    );
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(world.read(ID)["companyName"], "Adventure Works");
}

#[test]
fn a_customer_without_an_id_is_given_one() {
    let world = World::new();
    let id = world.create(&customer());
    assert!(Uuid::try_parse(&id).is_ok());
    assert_eq!(world.read(&id)["id"], id);
}

#[test]
fn an_id_is_taken_once() {
    let world = World::new();
    let mut body = customer();
    body["id"] = json!(ID);
    world.create(&body);
    for id in [ID.to_owned(), ID.to_uppercase()] {
        body["id"] = json!(id);
        let answer = world.call("POST", "/v1/Customers", &body.to_string());
        assert_eq!(answer.properties(), ["Id"]);
        assert_eq!(
            answer.json()["errors"][0]["description"],
            json!(["A customer with this id exists already."])
        );
    }
}

#[test]
fn errors_have_the_shape_of_the_api() {
    let world = World::new();
    let token = format!("Bearer {}", world.token(&json!({})));
    let correlation = "11111111-1111-4111-8111-111111111111";
    let mut body = customer();
    body["companyName"] = json!(" ");
    let headers = [
        ("Authorization", token.as_str()),
        ("X-Tenant", "portal.contoso.example"),
        ("Content-Type", "application/json; charset=utf-8"),
        ("X-Correlation-Id", correlation),
    ];
    let answer = world
        .send("POST", "/v1/Customers", &headers, &body.to_string())
        .unwrap();
    let expected = json!({
        "statusCode": 400,
        "type": "ValidationError",
        "description": "The request breaks 1 rule.",
        "correlationId": correlation,
        "errors": [{ "propertyName": "CompanyName", "description": ["Company name is needed."] }],
    });
    assert_eq!((answer.status, answer.json()), (400, expected));
    assert_eq!(answer.header("x-correlation-id"), correlation);
}

#[test]
fn a_request_without_a_correlation_id_is_given_one() {
    let world = World::new();
    let answer = world.call("POST", "/v1/Customers", "{}");
    let given = answer.header("x-correlation-id").to_owned();
    assert!(Uuid::try_parse(&given).is_ok());
    assert_eq!(answer.json()["correlationId"], given);
}

#[test]
fn bodies_that_are_no_customer_are_refused_in_words() {
    let world = World::new();
    let token = format!("Bearer {}", world.token(&json!({})));
    let sound = customer().to_string();
    let cases = [
        ("text/plain", sound.as_str(), "Content-Type"),
        ("", sound.as_str(), "Content-Type"),
        ("application/json", "", "Body"),
        ("application/json", "{\"a\":", "Body"),
        ("application/json", "[]", "Body"),
        ("application/json", "null", "Body"),
    ];
    for (kind, body, property) in cases {
        let headers = [
            ("Authorization", token.as_str()),
            ("X-Tenant", "portal.contoso.example"),
            ("Content-Type", kind),
        ];
        let answer = world.send("POST", "/v1/Customers", &headers, body).unwrap();
        assert_eq!(
            (answer.status, answer.properties()),
            (400, vec![property.to_owned()]),
            "{kind} {body}"
        );
    }
    let headers = [
        ("Authorization", token.as_str()),
        ("X-Tenant", "portal.contoso.example"),
        ("Content-Type", "application/json"),
        ("X-Correlation-Id", "string"),
    ];
    let answer = world
        .send("POST", "/v1/Customers", &headers, &sound)
        .unwrap();
    assert_eq!(
        (answer.status, answer.properties()),
        (400, vec!["X-Correlation-Id".to_owned()])
    );
}

#[test]
fn a_body_longer_than_any_customer_is_refused() {
    let world = World::new();
    let answer = world.call("POST", "/v1/Customers", &" ".repeat(4 * 1024 * 1024 + 1));
    assert_eq!(
        (answer.status, &answer.json()["statusCode"]),
        (413, &json!(413))
    );
}

#[test]
fn decimals_come_back_digit_for_digit() {
    let world = World::new();
    for decimal in [
        "10.6",
        "10.60",
        "0.1000000000000000055511151231257827",
        "12345678901234567890.123",
        "-0.0",
        "7",
    ] {
        let body = customer().to_string().replace("10.6", decimal);
        let answer = world.call("POST", "/v1/Customers", &body);
        let path = format!("/v1/Customers/{}", answer.json().as_str().unwrap());
        let text = world.call("GET", &path, "").text().to_owned();
        assert!(
            text.contains(&format!("\"value\":{decimal}}}")),
            "{decimal}: {text}"
        );
    }
}

#[test]
fn a_provider_takes_its_time_and_then_answers() {
    let mut nameless = with_domain("nameless");
    nameless["companyName"] = json!("999");
    let mut elsewhere = nameless.clone();
    elsewhere["providerCustomers"] = json!({ OTHER: entry(OTHER, r#"{"Domain":"contoso"}"#) });
    let mut stateless = with_domain("stateless");
    (stateless["country"], stateless["state"], stateless["zip"]) =
        (json!("US"), json!("Washington"), json!("98052"));
    let cases = [
        (
            "sound",
            with_domain("woodgrove"),
            MICROSOFT,
            "Success",
            "None",
        ),
        (
            "taken by the customer before, in other letters",
            with_domain("WoodGrove"),
            MICROSOFT,
            "Failed",
            "DomainExists",
        ),
        (
            "taken long ago",
            with_domain("Contoso"),
            MICROSOFT,
            "Failed",
            "DomainExists",
        ),
        (
            "no name for a company",
            nameless,
            MICROSOFT,
            "Failed",
            "InvalidCompanyInfo",
        ),
        (
            "a state in full",
            stateless,
            MICROSOFT,
            "Failed",
            "InvalidCompanyInfo",
        ),
        (
            "a refused customer's domain stays free",
            with_domain("nameless"),
            MICROSOFT,
            "Success",
            "None",
        ),
        ("not Microsoft", elsewhere, OTHER, "Success", "None"),
    ];
    for (case, body, instance, status, error) in cases {
        let world_entry =
            |world: &World, id: &str| world.read(id)["providerCustomers"][instance].clone();
        let world = World::new();
        if case.starts_with("taken by") {
            world.create(&with_domain("woodgrove"));
        }
        let id = world.create(&body);
        for seconds in [0, 2] {
            world.pass(seconds);
            let entry = world_entry(&world, &id);
            assert_eq!(entry["status"], json!({ "name": "Processing" }), "{case}");
            assert_eq!(
                entry["customerCreationError"],
                json!({ "name": "None" }),
                "{case}"
            );
            assert_eq!(entry["providerCustomerId"], Value::Null, "{case}");
        }
        world.pass(1);
        let entry = world_entry(&world, &id);
        assert_eq!(entry["status"], json!({ "name": status }), "{case}");
        assert_eq!(
            entry["customerCreationError"],
            json!({ "name": error }),
            "{case}"
        );
        assert_eq!(
            entry["providerCustomerId"].is_string(),
            status == "Success",
            "{case}"
        );
        assert_eq!(entry, world_entry(&world, &id), "{case}: it stays so");
    }
}

#[test]
fn a_customer_is_seen_by_its_own_tenant_only() {
    let world = World::new();
    let id = world.create(&customer());
    let fabrikam = json!({ "tenant": "portal.fabrikam.example" });
    let cases = [
        (json!({}), id.to_uppercase(), 200),
        (fabrikam.clone(), id.clone(), 404),
        (json!({}), ID.to_owned(), 404),
        (json!({}), "no-guid".to_owned(), 404),
    ];
    for (order, id, status) in cases {
        let answer = world
            .call_as(&order, "GET", &format!("/v1/Customers/{id}"), "")
            .unwrap();
        assert_eq!(answer.status, status, "{order} {id}");
        if status == 404 {
            assert_eq!(answer.json()["statusCode"], 404, "{order} {id}");
            assert_eq!(
                answer.json()["correlationId"],
                answer.header("x-correlation-id")
            );
        }
    }
    let list = world
        .call_as(&fabrikam, "GET", "/v1/Customers", "")
        .unwrap()
        .json();
    assert_eq!(list["totalCount"], 0);
}

#[test]
fn customers_are_found_by_what_they_contain() {
    let world = World::new();
    for (name, domain, identifier) in [
        ("Órbita Lda", "orbita", Some("A-1")),
        ("Adventure Works", "adventure", None),
        ("Orbital", "northwind", Some("a-2")),
    ] {
        let mut body = with_domain(domain);
        body["companyName"] = json!(name);
        body["internalIdentifier"] = json!(identifier);
        world.create(&body);
    }
    let cases: [(&str, &[&str]); 9] = [
        ("", &["Orbital", "Adventure Works", "Órbita Lda"]),
        ("?searchValue=%C3%B3rBITA", &["Órbita Lda"]),
        ("?searchField=Company.Name&searchValue=orbit", &["Orbital"]),
        ("?searchField=Domain&searchValue=ORB", &["Órbita Lda"]),
        (
            "?searchField=InternalIdentifier&searchValue=A-",
            &["Orbital", "Órbita Lda"],
        ),
        ("?searchField=InternalIdentifier&searchValue=%25", &[]),
        ("?searchField=ProviderCustomerId&searchValue=zzz", &[]),
        ("?pageSize=2", &["Orbital", "Adventure Works"]),
        ("?pageSize=2&pageNumber=2", &["Órbita Lda"]),
    ];
    for (query, names) in cases {
        let page = world
            .call("GET", &format!("/v1/Customers{query}"), "")
            .json();
        assert_eq!(texts(&page, "companyName"), names, "{query}");
    }
    for query in [
        "?searchField=City&searchValue=a",
        "?searchField=Domain",
        "?pageSize=0",
    ] {
        assert_eq!(
            world
                .call("GET", &format!("/v1/Customers{query}"), "")
                .status,
            400,
            "{query}"
        );
    }
}

#[test]
fn deleted_customers_are_found_unless_asked_otherwise() {
    let world = World::new();
    let kept = world.create(&with_domain("woodgrove"));
    world.pass(5);
    let deleted = world.create(&with_domain("tailspin"));
    let delete = |id: &str| {
        let path = format!("/sandbox/customers/{id}");
        world.send("DELETE", &path, &[], "").unwrap().status
    };
    assert_eq!(delete(&deleted.to_uppercase()), 204);
    assert_eq!(delete(ID), 404);
    let cases: [(&str, &[&str]); 6] = [
        ("", &[&deleted, &kept]),
        ("?includeDeleted=true", &[&deleted, &kept]),
        ("?includeDeleted=False", &[&kept]),
        ("?searchValue=adventure&includeDeleted=false", &[&kept]),
        ("?searchField=Domain&searchValue=tailspin", &[&deleted]),
        (
            "?searchField=Domain&searchValue=tailspin&includeDeleted=false",
            &[],
        ),
    ];
    for (query, ids) in cases {
        let page = world
            .call("GET", &format!("/v1/Customers{query}"), "")
            .json();
        assert_eq!(texts(&page, "id"), ids, "{query}");
        assert_eq!(page["totalCount"], ids.len(), "{query}");
    }
    let answer = world.call("GET", "/v1/Customers?includeDeleted=no", "");
    assert_eq!(
        (answer.status, answer.properties()),
        (400, vec!["IncludeDeleted".to_owned()])
    );

    for (id, is_deleted, created) in [
        (&kept, false, "2027-01-15T08:00:00Z"),
        (&deleted, true, "2027-01-15T08:00:05Z"),
    ] {
        let customer = world.read(id);
        assert_eq!(customer["isDeleted"], is_deleted, "{id}");
        assert_eq!(customer["creationDate"], created, "{id}");
    }
    let path = "/v1/Customers/validations/domain?tenantId=t&domain=tailspin";
    assert_eq!(
        world.call("GET", path, "").json(),
        json!(false),
        "a deleted customer keeps its domain"
    );
}
