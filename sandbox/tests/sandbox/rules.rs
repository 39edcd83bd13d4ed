//! The rules a schema cannot say, one at a time.

use onboard_sandbox::access::Role;
use onboard_sandbox::contract::Contract;
use onboard_sandbox::rules::violations;
use onboard_sandbox::wording::joined;
use serde_json::{Value, json};

use crate::world::{MICROSOFT, OTHER, customer, entry};

const UNHEARD_OF: &str = "99999999-9999-4999-8999-999999999999";

fn names(body: &Value, role: Role) -> Vec<String> {
    let contract = Contract::read().unwrap();
    violations(&contract, body, role)
        .into_iter()
        .map(|violation| violation.property)
        .collect()
}

#[test]
fn needed_text_is_neither_null_nor_blank() {
    let needed = [
        "companyName",
        "country",
        "addressLine1",
        "city",
        "state",
        "zip",
        "firstName",
        "lastName",
        "email",
        "phone",
    ];
    for name in needed {
        for value in [json!(null), json!(""), json!(" \t\u{a0}")] {
            let mut body = customer();
            body[name] = value.clone();
            assert_eq!(
                names(&body, Role::Csp),
                [joined("", name)],
                "{name} {value}"
            );
        }
    }
}

#[test]
fn one_value_at_a_time() {
    let cases = [
        ("country", json!("GB"), None),
        ("country", json!("UK"), Some("Country")),
        ("country", json!("pt"), Some("Country")),
        ("country", json!("Portugal"), Some("Country")),
        ("providerCustomers", json!(null), Some("ProviderCustomers")),
        ("providerCustomers", json!({}), Some("ProviderCustomers")),
        ("customerAssociations", json!([]), None),
        (
            "customerAssociations",
            json!([{ "resellerId": MICROSOFT, "name": " " }]),
            Some("CustomerAssociations[0].Name"),
        ),
        ("resellerId", json!(MICROSOFT), None),
    ];
    for (name, value, property) in cases {
        let mut body = customer();
        body[name] = value.clone();
        assert_eq!(
            names(&body, Role::Csp),
            Vec::from_iter(property),
            "{name} {value}"
        );
    }
}

#[test]
fn a_reseller_names_no_reseller() {
    let cases = [(json!(MICROSOFT), Some("ResellerId")), (json!(null), None)];
    for (id, property) in cases {
        let mut body = customer();
        body["resellerId"] = id.clone();
        assert_eq!(
            names(&body, Role::Reseller),
            Vec::from_iter(property),
            "{id}"
        );
    }
}

#[test]
fn the_key_of_an_entry_is_its_own_id() {
    let cases = [
        (MICROSOFT, MICROSOFT.to_uppercase(), None),
        (
            MICROSOFT,
            OTHER.to_owned(),
            Some(format!("ProviderCustomers[{MICROSOFT}].ProviderInstanceId")),
        ),
    ];
    for (key, id, property) in cases {
        let mut body = customer();
        body["providerCustomers"][key]["providerInstanceId"] = json!(id);
        assert_eq!(
            names(&body, Role::Csp),
            Vec::from_iter(property),
            "{key} {id}"
        );
    }
}

#[test]
fn one_instance_has_one_entry() {
    let mut body = customer();
    let twice = MICROSOFT.to_uppercase();
    body["providerCustomers"][&twice] = entry(MICROSOFT, r#"{"Domain":"other"}"#);
    let found = names(&body, Role::Csp);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].eq_ignore_ascii_case(&format!("ProviderCustomers[{MICROSOFT}]")));
}

#[test]
fn margin_rules_are_known_in_any_case() {
    let place = format!("ProviderCustomers[{MICROSOFT}]");
    for (rule, known) in [
        ("markup", true),
        ("Markup", true),
        ("SPLITMARGIN", true),
        ("ErpMinusDiscount", true),
        ("margin", true),
        ("discount", false),
        ("", false),
    ] {
        let cases = [
            (
                "margin",
                json!({ "marginRule": { "name": rule }, "value": 1 }),
                "Margin",
            ),
            (
                "offerTypeMargins",
                json!({ "Value": { "license": { "MarginRule": { "Name": rule }, "Value": 1 } } }),
                "OfferTypeMargins[license]",
            ),
            (
                "offerTypeMargins",
                json!({ "License": { "marginRule": { "name": rule }, "value": 1 } }),
                "OfferTypeMargins[License]",
            ),
        ];
        for (name, value, property) in cases {
            let mut body = customer();
            body["providerCustomers"][MICROSOFT][name] = value;
            let expected = (!known).then(|| format!("{place}.{property}.MarginRule.Name"));
            assert_eq!(
                names(&body, Role::Csp),
                Vec::from_iter(expected),
                "{property} {rule}"
            );
        }
    }
}

#[test]
fn the_data_is_json_and_microsofts_has_a_domain() {
    let cases = [
        (MICROSOFT, r#"{"Domain":"adventureworks"}"#, None),
        (MICROSOFT, "{}", Some(".Domain")),
        (
            MICROSOFT,
            r#"{"Domain":"adventure works"}"#,
            Some(".Domain"),
        ),
        (MICROSOFT, "[]", Some("")),
        (MICROSOFT, "{", Some("")),
        (MICROSOFT, "", Some("")),
        (OTHER, "{}", None),
        (OTHER, r#"{"Domain":"any thing"}"#, None),
        (OTHER, "{", Some("")),
        (UNHEARD_OF, "{}", None),
        (
            UNHEARD_OF,
            r#"{"Domain":"adventure works"}"#,
            Some(".Domain"),
        ),
    ];
    for (instance, data, below) in cases {
        let mut body = customer();
        body["providerCustomers"] = json!({ instance: entry(instance, data) });
        let expected =
            below.map(|below| format!("ProviderCustomers[{instance}].ProviderCustomerData{below}"));
        assert_eq!(
            names(&body, Role::Csp),
            Vec::from_iter(expected),
            "{instance} {data}"
        );
    }
}

#[test]
fn all_broken_rules_are_named_at_once() {
    let mut body = customer();
    body["companyName"] = json!("");
    body["zip"] = json!("1".repeat(31));
    body["country"] = json!("UK");
    let mut found = names(&body, Role::Csp);
    found.sort();
    assert_eq!(found, ["CompanyName", "Country", "Zip"]);
}
