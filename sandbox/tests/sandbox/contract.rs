//! The contract: what a schema says, held against the specification's own example.

use onboard_sandbox::contract::Contract;
use onboard_sandbox::problem::Violation;
use serde_json::{Value, json};

const PROVIDER: &str = "cb3cd15b-1d6e-45be-b493-c71549cbfd87";
const RESELLER: &str = "0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e01";

/// The specification's own example, its placeholders replaced where a placeholder breaks a format.
fn example() -> Value {
    let mut example: Value = serde_json::from_str(include_str!("example.json")).unwrap();
    example["id"] = json!("7a0c3e9e-0f4b-4f0e-9d55-2f6d3a1b9c10");
    example["resellerId"] = json!(RESELLER);
    example["customerAssociations"][0]["resellerId"] = json!(RESELLER);
    example
}

fn names(violations: &[Violation]) -> Vec<&str> {
    violations
        .iter()
        .map(|violation| violation.property.as_str())
        .collect()
}

fn changed(pointer: &str, value: Value) -> Value {
    let mut body = example();
    *body
        .pointer_mut(pointer)
        .expect("the example has this place") = value;
    body
}

fn without(pointer: &str) -> Value {
    let mut body = example();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    body.pointer_mut(parent)
        .unwrap()
        .as_object_mut()
        .unwrap()
        .remove(name)
        .expect("the example has it");
    body
}

#[test]
fn the_specifications_example_is_accepted() {
    let contract = Contract::read().unwrap();
    assert_eq!(contract.customer_violations(&example()), []);
    let data = &example()["providerCustomers"][PROVIDER]["providerCustomerData"];
    let data: Value = serde_json::from_str(data.as_str().unwrap()).unwrap();
    assert_eq!(contract.microsoft_violations("", &data), []);
}

#[test]
fn what_is_optional_may_be_missing_or_null() {
    let contract = Contract::read().unwrap();
    for name in [
        "taxId",
        "addressLine2",
        "middleName",
        "internalIdentifier",
        "resellerId",
        "customerAssociations",
    ] {
        assert_eq!(
            contract.customer_violations(&without(&format!("/{name}"))),
            [],
            "{name} missing"
        );
        assert_eq!(
            contract.customer_violations(&changed(&format!("/{name}"), json!(null))),
            [],
            "{name} null"
        );
    }
    assert_eq!(contract.customer_violations(&without("/id")), []);
}

#[test]
fn what_is_required_is_missed_under_its_name() {
    let contract = Contract::read().unwrap();
    let provider = format!("/providerCustomers/{PROVIDER}");
    let place = format!("ProviderCustomers[{PROVIDER}]");
    let cases = [
        ("/companyName".to_owned(), "CompanyName".to_owned()),
        ("/country".into(), "Country".into()),
        ("/addressLine1".into(), "AddressLine1".into()),
        ("/city".into(), "City".into()),
        ("/state".into(), "State".into()),
        ("/zip".into(), "Zip".into()),
        ("/firstName".into(), "FirstName".into()),
        ("/lastName".into(), "LastName".into()),
        ("/email".into(), "Email".into()),
        ("/phone".into(), "Phone".into()),
        ("/providerCustomers".into(), "ProviderCustomers".into()),
        (
            "/customerAssociations/0/resellerId".into(),
            "CustomerAssociations[0].ResellerId".into(),
        ),
        (
            "/customerAssociations/0/name".into(),
            "CustomerAssociations[0].Name".into(),
        ),
        (
            format!("{provider}/providerInstanceId"),
            format!("{place}.ProviderInstanceId"),
        ),
        (
            format!("{provider}/providerCustomerData"),
            format!("{place}.ProviderCustomerData"),
        ),
        (format!("{provider}/margin"), format!("{place}.Margin")),
        (
            format!("{provider}/margin/value"),
            format!("{place}.Margin.Value"),
        ),
        (
            format!("{provider}/margin/marginRule"),
            format!("{place}.Margin.MarginRule"),
        ),
        (
            format!("{provider}/margin/marginRule/name"),
            format!("{place}.Margin.MarginRule.Name"),
        ),
        (
            format!("{provider}/offerTypeMargins/Value/license/Value"),
            format!("{place}.OfferTypeMargins[license].Value"),
        ),
        (
            format!("{provider}/offerTypeMargins/Value/license/MarginRule/Name"),
            format!("{place}.OfferTypeMargins[license].MarginRule.Name"),
        ),
    ];
    for (pointer, name) in cases {
        assert_eq!(
            names(&contract.customer_violations(&without(&pointer))),
            [name],
            "{pointer}"
        );
    }
}

#[test]
fn lengths_are_counted_in_units_of_utf_16() {
    let contract = Contract::read().unwrap();
    let limits = [
        ("companyName", "CompanyName", 255),
        ("taxId", "TaxId", 255),
        ("addressLine1", "AddressLine1", 255),
        ("addressLine2", "AddressLine2", 255),
        ("city", "City", 255),
        ("state", "State", 255),
        ("zip", "Zip", 30),
        ("firstName", "FirstName", 255),
        ("middleName", "MiddleName", 255),
        ("lastName", "LastName", 255),
        ("email", "Email", 255),
        ("phone", "Phone", 30),
        ("internalIdentifier", "InternalIdentifier", 255),
    ];
    for (name, property, limit) in limits {
        // One, two, three and four bytes in UTF-8; the last is two units in UTF-16.
        for letter in ["a", "é", "日", "𝒳"] {
            let most = limit / letter.encode_utf16().count();
            let fitting = changed(&format!("/{name}"), json!(letter.repeat(most)));
            assert_eq!(
                contract.customer_violations(&fitting),
                [],
                "{name} {letter}"
            );
            let longer = changed(&format!("/{name}"), json!(letter.repeat(most + 1)));
            assert_eq!(
                names(&contract.customer_violations(&longer)),
                [property],
                "{name} {letter}"
            );
        }
    }
}

#[test]
fn values_of_another_kind_are_refused_under_their_name() {
    let contract = Contract::read().unwrap();
    let provider = format!("/providerCustomers/{PROVIDER}");
    let place = format!("ProviderCustomers[{PROVIDER}]");
    let cases = [
        ("/id".to_owned(), json!("string"), "Id".to_owned()),
        ("/id".into(), json!(null), "Id".into()),
        ("/companyName".into(), json!(7), "CompanyName".into()),
        ("/resellerId".into(), json!("Fabrikam"), "ResellerId".into()),
        (
            "/customerAssociations".into(),
            json!({}),
            "CustomerAssociations".into(),
        ),
        (
            "/customerAssociations/0/resellerId".into(),
            json!(""),
            "CustomerAssociations[0].ResellerId".into(),
        ),
        (
            "/providerCustomers".into(),
            json!({}),
            "ProviderCustomers".into(),
        ),
        (
            "/providerCustomers".into(),
            json!([]),
            "ProviderCustomers".into(),
        ),
        (
            format!("{provider}/providerCustomerData"),
            json!({}),
            format!("{place}.ProviderCustomerData"),
        ),
        (
            format!("{provider}/margin/value"),
            json!("10.6"),
            format!("{place}.Margin.Value"),
        ),
        (
            format!("{provider}/offerTypeMargins"),
            json!([]),
            format!("{place}.OfferTypeMargins"),
        ),
        (
            format!("{provider}/offerTypeMargins/Value/license/Value"),
            json!(null),
            format!("{place}.OfferTypeMargins[license].Value"),
        ),
        (
            format!("{provider}/offerTypeMargins"),
            json!({ "License": { "marginRule": { "name": "markup" }, "value": "1" } }),
            format!("{place}.OfferTypeMargins[License].Value"),
        ),
    ];
    for (pointer, value, name) in cases {
        assert_eq!(
            names(&contract.customer_violations(&changed(&pointer, value.clone()))),
            [name],
            "{pointer} {value}"
        );
    }
}

#[test]
fn what_the_api_does_not_know_is_named() {
    let contract = Contract::read().unwrap();
    let mut body = example();
    body["zipCode"] = json!("1000-001");
    body["providerCustomers"]["not-a-guid"] = body["providerCustomers"][PROVIDER].clone();
    let mut found = contract.customer_violations(&body);
    found.sort();
    assert_eq!(names(&found), ["ProviderCustomers[not-a-guid]", "ZipCode"]);
}

#[test]
fn the_data_for_microsoft_is_held_against_its_own_schema() {
    let contract = Contract::read().unwrap();
    let cases = [
        (json!({ "Domain": "contosoportugal" }), None),
        (json!({ "Domain": "a" }), None),
        (json!({ "Domain": "a".repeat(27) }), None),
        (json!({ "Domain": "a".repeat(28) }), Some("P.Domain")),
        (json!({ "Domain": "contoso-portugal" }), Some("P.Domain")),
        (json!({ "Domain": "contosoé" }), Some("P.Domain")),
        (json!({ "Domain": "" }), Some("P.Domain")),
        (json!({}), Some("P.Domain")),
        (
            json!({ "Domain": "a", "AcceptedMCA": "true" }),
            Some("P.AcceptedMCA"),
        ),
        (
            json!({ "Domain": "a", "AgreementDate": "yesterday" }),
            Some("P.AgreementDate"),
        ),
        (
            json!({ "Domain": "a", "AgreementDate": "2026-01-31T00:00:00Z" }),
            None,
        ),
        (
            json!({ "Domain": "a", "AssociatedPartnerId": "12a" }),
            Some("P.AssociatedPartnerId"),
        ),
        (
            json!({ "Domain": "a", "Qualifications": ["None"] }),
            Some("P.Qualifications[0]"),
        ),
    ];
    for (data, name) in cases {
        let found = contract.microsoft_violations("P", &data);
        assert_eq!(names(&found), Vec::from_iter(name), "{data}");
    }
}

#[test]
fn messages_are_plain_english() {
    let contract = Contract::read().unwrap();
    let cases = [
        (
            "/companyName",
            json!("a".repeat(256)),
            "Company name may have up to 255 characters.",
        ),
        (
            "/companyName",
            json!(7),
            "Company name must be text or null.",
        ),
        ("/resellerId", json!("x"), "Reseller id must be a GUID."),
        (
            "/providerCustomers",
            json!({}),
            "At least one provider is needed.",
        ),
    ];
    for (pointer, value, message) in cases {
        assert_eq!(
            contract.customer_violations(&changed(pointer, value))[0].message,
            message
        );
    }
    let domain = contract.microsoft_violations("P", &json!({ "Domain": "a b" }));
    assert_eq!(
        domain[0].message,
        "Domain must be 1 to 27 letters and digits, nothing else."
    );
}
