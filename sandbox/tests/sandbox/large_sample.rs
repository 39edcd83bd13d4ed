//! The sandbox with thousands of resellers and customers.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::world::{World, customer, texts};

/// Filled once for all tests: none of them changes anything.
static WORLD: LazyLock<World> = LazyLock::new(World::filled);

fn page(path: &str) -> Value {
    let answer = WORLD.call("GET", path, "");
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer.json()
}

#[test]
fn lists_have_the_promised_size() {
    let cases = [
        ("/v1/Resellers", 5000, 200),
        ("/v1/Customers", 50_000, 2000),
        ("/v1/Customers?includeDeleted=true", 50_000, 2000),
        ("/v1/Customers?includeDeleted=false", 47_500, 1900),
    ];
    for (path, count, pages) in cases {
        let page = page(path);
        assert_eq!(page["totalCount"], count, "{path}");
        assert_eq!(page["totalPages"], pages, "{path}");
        assert_eq!(page["items"].as_array().unwrap().len(), 25, "{path}");
    }
}

#[test]
fn the_pages_of_a_search_are_the_whole_of_it() {
    for path in [
        "/v1/Resellers?searchValue=lis",
        "/v1/Customers?searchField=Domain&searchValue=lisboa",
    ] {
        let whole = page(&format!("{path}&pageSize=2000"));
        let mut seen = Vec::new();
        let mut number = 1;
        loop {
            let page = page(&format!("{path}&pageSize=7&pageNumber={number}"));
            assert_eq!(page["totalCount"], whole["totalCount"], "{path}");
            assert_eq!(page["hasPreviousPage"], json!(number > 1), "{path}");
            seen.extend(page["items"].as_array().unwrap().clone());
            if page["hasNextPage"] == json!(false) {
                break;
            }
            number += 1;
        }
        assert!(number > 2, "{path}: {number} pages");
        assert_eq!(json!(seen), whole["items"], "{path}");
        assert_eq!(whole["totalCount"], json!(seen.len()), "{path}");
    }
}

#[test]
fn a_reseller_is_found_by_three_letters() {
    let found = page("/v1/Resellers?searchValue=FUN");
    let names = texts(&found, "companyName");
    assert!((1..=25).contains(&names.len()), "{names:?}");
    assert!(
        names.iter().all(|name| name.ends_with(" Funchal")),
        "{names:?}"
    );
    assert!(names.is_sorted(), "{names:?}");
    let first = &found["items"][0];
    let id = first["id"].as_str().unwrap();
    assert_eq!(&page(&format!("/v1/Resellers/{id}")), first);
}

#[test]
fn customers_are_found_by_each_field() {
    let newest = page("/v1/Customers?pageSize=2");
    let newest = &newest["items"][1];
    let id = newest["id"].as_str().unwrap();
    let entries = newest["providerCustomers"].as_object().unwrap();
    let data = entries.values().find_map(|entry| {
        let data = entry["providerCustomerData"].as_str()?;
        let data: Value = serde_json::from_str(data).unwrap();
        data["Domain"].as_str().map(str::to_owned)
    });
    let encoded = |text: &str| text.replace('&', "%26").replace(' ', "+");
    let cases = [
        (
            "Company.Name",
            encoded(newest["companyName"].as_str().unwrap()),
        ),
        ("Domain", data.unwrap()),
        (
            "InternalIdentifier",
            encoded(newest["internalIdentifier"].as_str().unwrap()),
        ),
    ];
    for (field, value) in cases {
        let found = page(&format!(
            "/v1/Customers?searchField={field}&searchValue={value}&pageSize=5"
        ));
        assert_eq!(found["totalCount"], 1, "{field} {value}");
        assert_eq!(found["items"][0]["id"], id, "{field} {value}");
    }
    assert_eq!(newest["isDeleted"], json!(false));
    assert_eq!(newest["creationDate"], "2026-06-27T07:02:24Z");
}

#[test]
fn taken_domains_are_known() {
    let customers = page("/v1/Customers?searchField=Domain&searchValue=porto&pageSize=2000");
    let mut counts = [0; 2];
    for customer in customers["items"].as_array().unwrap().iter().take(100) {
        for entry in customer["providerCustomers"].as_object().unwrap().values() {
            let data: Value =
                serde_json::from_str(entry["providerCustomerData"].as_str().unwrap()).unwrap();
            let Some(domain) = data["Domain"].as_str() else {
                continue;
            };
            let is_there = entry["status"]["name"] == "Success";
            let path = format!("/v1/Customers/validations/domain?tenantId=t&domain={domain}");
            assert_eq!(page(&path), json!(!is_there), "{domain}");
            counts[usize::from(is_there)] += 1;
        }
    }
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
}

#[test]
fn people_come_after_the_sample_and_other_tenants_see_none_of_it() {
    let world = World::filled();
    let id = world.create(&customer());
    let first = world.call("GET", "/v1/Customers?pageSize=1", "").json();
    assert_eq!(first["items"][0]["id"], id);
    assert_eq!(first["totalCount"], 50_001);
    let fabrikam = json!({ "tenant": "portal.fabrikam.example" });
    let list = world
        .call_as(&fabrikam, "GET", "/v1/Customers", "")
        .unwrap();
    assert_eq!(list.json()["totalCount"], 0);
}

#[test]
fn the_configuration_turns_the_assists_on() {
    let config = WORLD.get("/config.json", &[]).json();
    let assists = config["assists"].as_object().unwrap();
    assert!(assists.values().all(|on| *on == json!(true)), "{assists:?}");
}
