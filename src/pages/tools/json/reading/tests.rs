use super::*;
use crate::api::wire::{LoadedData, LoadedMargin, LoadedProvider};

fn customer(json: &str) -> LoadedCustomer {
    LoadedCustomer::read(json).unwrap_or_default()
}

#[test]
fn spellings_of_a_body() {
    const ENTRY: &str = r#"{"providerCustomers":{"cb3cd15b-1d6e-45be-b493-c71549cbfd87":{"providerInstanceId":"cb3cd15b-1d6e-45be-b493-c71549cbfd87","providerCustomerData":"{\"Domain\":\"contoso\",\"EnableGDAP\":true}","margin":{"marginRule":{"name":"markup"},"value":10.60},"offerTypeMargins":{"License":{"marginRule":{"name":"markup"},"value":0.10}}}}}"#;
    for (text, expected) in [
        // As it is sent, with white space and a byte order mark.
        (ENTRY.to_owned(), ENTRY),
        (format!("\u{feff} \n{ENTRY}\n"), ENTRY),
        // The wrapped spelling.
        (
            ENTRY.replace(
                r#"{"License":{"marginRule":{"name":"markup"},"value":0.10}}"#,
                r#"{"Value":{"License":{"MarginRule":{"Name":"markup"},"Value":0.10}}}"#,
            ),
            ENTRY,
        ),
        // Keys in any case.
        (
            ENTRY
                .replace("providerCustomers", "ProviderCustomers")
                .replace("providerInstanceId", "PROVIDERINSTANCEID")
                .replace("marginRule", "marginrule")
                .replace("\"margin\"", "\"Margin\"")
                .replace("offerTypeMargins", "offertypemargins")
                .replace("Domain", "domain")
                .replace("EnableGDAP", "enableGdap"),
            ENTRY,
        ),
        // The data as an object.
        (
            ENTRY.replace(
                r#""{\"Domain\":\"contoso\",\"EnableGDAP\":true}""#,
                r#"{"domain":"contoso","enablegdap":true}"#,
            ),
            ENTRY,
        ),
        // In a command.
        (format!("curl -d '{ENTRY}' https://x"), ENTRY),
        // Digits stay, also of numbers that no computer counts with.
        (
            r#"{"ZIP":1000,"taxid":123456789012345678901234567890}"#.to_owned(),
            r#"{"zip":"1000","taxId":"123456789012345678901234567890"}"#,
        ),
        // The same key twice: the last one counts.
        (
            r#"{"city":"Porto","City":"Lisboa"}"#.to_owned(),
            r#"{"city":"Lisboa"}"#,
        ),
        (
            r#"{"customerAssociations":[{"ResellerID":"r","NAME":"n"}]}"#.to_owned(),
            r#"{"customerAssociations":[{"resellerId":"r","name":"n"}]}"#,
        ),
        (
            r#"{"customerAssociations":null}"#.to_owned(),
            r#"{"customerAssociations":[]}"#,
        ),
    ] {
        let incoming = Incoming::read(&text);
        let expected = Incoming {
            customer: customer(expected),
            ..Incoming::default()
        };
        let order = |it: LoadedCustomer| {
            let mut scalars = it.scalars;
            scalars.sort();
            (scalars, it.providers, it.associations)
        };
        let left_out = incoming.as_ref().map(|it| it.left_out.clone());
        assert_eq!(left_out, Ok(Vec::new()), "{text}");
        let found = incoming.map(|it| order(it.customer));
        assert_eq!(found, Ok(order(expected.customer)), "{text}");
    }
}

#[test]
fn data_of_another_provider_stays_as_it_is() {
    for (data, expected) in [
        (
            r#"{"account":4711.50,"domain":"x"}"#,
            r#"{"account":4711.50,"domain":"x"}"#,
        ),
        (r#""{ \"account\" : 1 }""#, r#"{ "account" : 1 }"#),
        (r#""no JSON""#, "no JSON"),
    ] {
        let text = format!(r#"{{"providerCustomers":{{"a":{{"providerCustomerData":{data}}}}}}}"#);
        let incoming = Incoming::read(&text).unwrap_or_default();
        let provider = LoadedProvider {
            instance: "a".to_owned(),
            data: LoadedData::Json(expected.to_owned()),
            margin: LoadedMargin::default(),
            ..LoadedProvider::default()
        };
        assert_eq!(incoming.customer.providers, Some(vec![provider]), "{text}");
    }
}

#[test]
fn what_is_left_out_is_named() {
    for (text, left_out) in [
        (
            r#"{"city":"Porto","nickname":"x","City2":1}"#,
            &["nickname", "City2"][..],
        ),
        (
            r#"{"city":["Porto"],"zip":true,"state":"x"}"#,
            &["city", "zip"],
        ),
        (r#"{"id":"string","city":"Porto"}"#, &["id"]),
        (
            r#"{"providerCustomers":[],"city":"Porto"}"#,
            &["providerCustomers"],
        ),
        (
            r#"{"customerAssociations":"none","city":"Porto"}"#,
            &["customerAssociations"],
        ),
        (
            r#"{"customerAssociations":[1,{"name":"n","since":2020}]}"#,
            &["customerAssociations.0", "customerAssociations.1.since"],
        ),
        (
            r#"{"providerCustomers":{"a":{"providerInstanceId":"a","status":{"name":"Success"},"customerCreationError":null},"b":null}}"#,
            &[
                "providerCustomers.a.status",
                "providerCustomers.a.customerCreationError",
                "providerCustomers.b",
            ],
        ),
        (
            r#"{"providerCustomers":{"a":{"providerCustomerData":7,"margin":{"marginRule":{"name":"x","id":1},"value":{},"currency":"EUR"},"offerTypeMargins":{"License":5}}}}"#,
            &[
                "providerCustomers.a.providerCustomerData",
                "providerCustomers.a.margin.marginRule.id",
                "providerCustomers.a.margin.value",
                "providerCustomers.a.margin.currency",
                "providerCustomers.a.offerTypeMargins.License",
            ],
        ),
    ] {
        let found = Incoming::read(text).map(|it| it.left_out);
        let left_out = left_out.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(found, Ok(left_out), "{text}");
    }
}

#[test]
fn what_cannot_be_read() {
    let not_json = |line, column| Unreadable::NotJson(Position { line, column });
    for (text, expected) in [
        ("", Unreadable::Empty),
        (" \n", Unreadable::Empty),
        ("Contoso Lda", not_json(1, 1)),
        ("{\n\"city\": \"Porto\",\n}", not_json(3, 1)),
        ("[1]", Unreadable::NoObject),
        ("\"text\"", Unreadable::NoObject),
        ("{}", Unreadable::NothingKnown),
        (r#"{"nickname":"x"}"#, Unreadable::NothingKnown),
        ("curl https://x", Unreadable::NoBody),
        (
            "curl -d @a.json https://x",
            Unreadable::InFile("a.json".to_owned()),
        ),
        ("curl -d a=1 https://x", not_json(1, 1)),
    ] {
        assert_eq!(Incoming::read(text), Err(expected), "{text}");
    }
}

#[test]
fn a_command_says_its_tenant_and_not_its_token() {
    let text = "curl -H 'X-Tenant: t.example' -H 'Authorization: Bearer eyJ.eyJ.x' -d '{\"city\":\"Porto\"}'";
    let incoming = Incoming::read(text).unwrap_or_default();
    assert_eq!(incoming.tenant.as_deref(), Some("t.example"));
    assert!(incoming.has_secrets);
    assert!(!format!("{incoming:?}").contains("eyJ"));
}

#[test]
fn texts_that_are_not_shown_again() {
    for (text, expected) in [
        ("{\"city\": \"Porto\",}", false),
        ("curl https://x -d @a.json", false),
        ("curl https://x -H 'AUTHORIZATION: x'", true),
        ("{\"access_token\": \"eyJ0eXAi\"", true),
        ("Cookie: a=b", true),
        ("password=x", true),
    ] {
        assert_eq!(may_hold_secrets(text), expected, "{text}");
    }
}
