use super::*;

fn loaded(json: &str) -> LoadedCustomer {
    LoadedCustomer::read(json).unwrap_or_else(|_| panic!("no object: {json}"))
}

const A: &str = "aaaaaaaa-0000-4000-8000-000000000000";
const B: &str = "bbbbbbbb-0000-4000-8000-000000000000";

/// An entry of this instance and domain, with offer type margins of these values.
fn entry(instance: &str, domain: &str, margins: &[(&str, &str)]) -> String {
    let margins = margins.iter().map(|(offer_type, value)| {
        format!(r#""{offer_type}":{{"marginRule":{{"name":"markup"}},"value":{value}}}"#)
    });
    let margins: Vec<_> = margins.collect();
    format!(
        r#""{instance}":{{"providerInstanceId":"{instance}","providerCustomerData":{{"Domain":"{domain}"}},
        "margin":{{"marginRule":{{"name":"markup"}},"value":10.6}},"offerTypeMargins":{{{}}}}}"#,
        margins.join(",")
    )
    .replace(&format!(r#"{{"Domain":"{domain}"}}"#), &format!(r#""{{\"Domain\":\"{domain}\"}}""#))
}

fn providers(entries: &[String]) -> String {
    format!(r#"{{"providerCustomers":{{{}}}}}"#, entries.join(","))
}

/// A difference as one line.
fn line(it: &Difference) -> String {
    let place = match &it.place {
        Place::Id => "id".to_owned(),
        Place::ProviderCustomerId(at) => format!("{at} providerCustomerId"),
        Place::Control(Section::Customer, property) => property.key().to_owned(),
        Place::Control(Section::Provider(at), property) => format!("{at} {}", property.key()),
        Place::Control(Section::OfferMargin(at, row), property) => {
            format!("{at}.{row} {}", property.key())
        }
        Place::Control(Section::Association(at), property) => format!("a{at} {}", property.key()),
        Place::Removed(section) => format!("without {section:?}"),
    };
    format!("{place}: {} > {}", it.now, it.then)
}

#[test]
fn differences_and_what_is_taken_of_them() {
    let (contoso, fabrikam) = (entry(A, "contoso", &[]), entry(B, "fabrikam", &[]));
    let associations = |all: &[(&str, &str)]| {
        let all = all
            .iter()
            .map(|(id, name)| format!(r#"{{"resellerId":"{id}","name":"{name}"}}"#));
        let all: Vec<_> = all.collect();
        format!(r#"{{"customerAssociations":[{}]}}"#, all.join(","))
    };
    type Case<'a> = (String, String, &'a [&'a str], &'a [usize], String);
    let cases: [Case; 17] = [
        // Values of the customer.
        (
            r#"{"city":"Porto"}"#.into(),
            r#"{"city":"Porto"}"#.into(),
            &[],
            &[],
            "{}".into(),
        ),
        (
            r#"{"city":"Porto","zip":"1"}"#.into(),
            r#"{"city":"Lisboa","taxId":"PT1"}"#.into(),
            &["taxId:  > PT1", "city: Porto > Lisboa"],
            &[1],
            r#"{"city":"Lisboa"}"#.into(),
        ),
        (
            r#"{"city":"Porto"}"#.into(),
            r#"{"city":null}"#.into(),
            &["city: Porto > "],
            &[0],
            r#"{"city":null}"#.into(),
        ),
        (
            r#"{"city":"Porto"}"#.into(),
            r#"{"city":"Lisboa"}"#.into(),
            &["city: Porto > Lisboa"],
            &[],
            "{}".into(),
        ),
        (
            format!(r#"{{"id":"{A}"}}"#),
            format!(r#"{{"id":"{B}"}}"#),
            &["id: aaaaaaaa-0000-4000-8000-000000000000 > bbbbbbbb-0000-4000-8000-000000000000"],
            &[0],
            format!(r#"{{"id":"{B}"}}"#),
        ),
        // Entries of one instance, at any place.
        (
            providers(&[contoso.clone(), fabrikam.clone()]),
            providers(&[entry(B, "northwind", &[]), contoso.clone()]),
            &["0 Domain: fabrikam > northwind"],
            &[0],
            providers(&[entry(B, "northwind", &[]), contoso.clone()]),
        ),
        // Another instance in the place of the only one.
        (
            providers(std::slice::from_ref(&contoso)),
            providers(std::slice::from_ref(&fabrikam)),
            &[
                "0 providerInstanceId: aaaaaaaa-0000-4000-8000-000000000000 > bbbbbbbb-0000-4000-8000-000000000000",
                "0 Domain: contoso > fabrikam",
            ],
            &[1],
            providers(&[entry(A, "fabrikam", &[])]),
        ),
        // An entry comes.
        (
            providers(std::slice::from_ref(&contoso)),
            providers(&[contoso.clone(), fabrikam.clone()]),
            &[
                "1 providerInstanceId:  > bbbbbbbb-0000-4000-8000-000000000000",
                "1 Domain:  > fabrikam",
                "1 margin.marginRule.name:  > markup",
                "1 margin.value:  > 10.6",
            ],
            &[0, 1, 2, 3],
            providers(&[contoso.clone(), fabrikam.clone()]),
        ),
        (
            providers(std::slice::from_ref(&contoso)),
            providers(&[contoso.clone(), fabrikam.clone()]),
            &[
                "1 providerInstanceId:  > bbbbbbbb-0000-4000-8000-000000000000",
                "1 Domain:  > fabrikam",
                "1 margin.marginRule.name:  > markup",
                "1 margin.value:  > 10.6",
            ],
            &[],
            "{}".into(),
        ),
        // An entry goes, or stays.
        (
            providers(&[contoso.clone(), fabrikam.clone()]),
            providers(std::slice::from_ref(&fabrikam)),
            &["without Provider(0): aaaaaaaa-0000-4000-8000-000000000000 > "],
            &[0],
            providers(std::slice::from_ref(&fabrikam)),
        ),
        (
            providers(&[contoso.clone(), fabrikam.clone()]),
            providers(std::slice::from_ref(&contoso)),
            &["without Provider(1): bbbbbbbb-0000-4000-8000-000000000000 > "],
            &[],
            "{}".into(),
        ),
        // Margins of offer types: one changes, one comes, one goes.
        (
            providers(&[entry(
                A,
                "contoso",
                &[("License", "10"), ("AzurePlan", "5")],
            )]),
            providers(&[entry(
                A,
                "contoso",
                &[("license", "10"), ("AzureLegacy", "7")],
            )]),
            &[
                "0.0 offerType: License > license",
                "0.1 offerType: AzurePlan > AzureLegacy",
                "0.1 value: 5 > 7",
            ],
            &[2],
            providers(&[entry(
                A,
                "contoso",
                &[("License", "10"), ("AzurePlan", "7")],
            )]),
        ),
        (
            providers(&[entry(
                A,
                "contoso",
                &[("License", "10"), ("AzurePlan", "5")],
            )]),
            providers(&[entry(A, "contoso", &[("AzurePlan", "5.0")])]),
            &[
                "0.0 value: 5 > 5.0",
                "without OfferMargin(0, 0): License > ",
            ],
            &[0],
            providers(&[entry(
                A,
                "contoso",
                &[("AzurePlan", "5.0"), ("License", "10")],
            )]),
        ),
        // JSON in the place of Microsoft's data.
        (
            providers(std::slice::from_ref(&contoso)),
            providers(&[contoso.replace(r#"\"Domain\""#, r#"\"Account\""#)]),
            &[
                "0 providerCustomerData: {\n  \"Domain\": \"contoso\",\n  \"CredentialsEmail\": null,\n  \"AcceptedMCA\": false,\n  \"AgreementDate\": null,\n  \"KeepPrimaryInformation\": false,\n  \"FirstName\": null,\n  \"LastName\": null,\n  \"Email\": null,\n  \"Phone\": null,\n  \"DefaultCulture\": null,\n  \"Language\": null,\n  \"AssociatedPartnerId\": null,\n  \"Qualifications\": [],\n  \"EnableGDAP\": false\n} > {\"Account\":\"contoso\"}",
            ],
            &[],
            "{}".into(),
        ),
        // Associations.
        (
            associations(&[(A, "one"), (B, "two")]),
            associations(&[(B, "zwei")]),
            &["a0 name: two > zwei", "without Association(0): one > "],
            &[1],
            associations(&[(B, "two")]),
        ),
        (
            associations(&[]),
            associations(&[(A, "one")]),
            &[
                "a0 resellerId:  > aaaaaaaa-0000-4000-8000-000000000000",
                "a0 name:  > one",
            ],
            &[],
            "{}".into(),
        ),
        // What the incoming customer does not name stays.
        (
            providers(std::slice::from_ref(&contoso)),
            r#"{"city":"Porto"}"#.into(),
            &["city:  > Porto"],
            &[0],
            r#"{"city":"Porto"}"#.into(),
        ),
    ];
    for (now, then, expected, taken, merged) in cases {
        let (now, then) = (loaded(&now), loaded(&then));
        let found: Vec<_> = differences(&now, &then).iter().map(line).collect();
        assert_eq!(found, expected);
        let with_all_keys = |mut it: LoadedCustomer| {
            for entry in it.providers.iter_mut().flatten() {
                if let LoadedData::Microsoft(texts) = &mut entry.data {
                    texts.retain(|(_, text)| !text.is_empty());
                }
            }
            it
        };
        let found = with_all_keys(merge(&now, &then, taken));
        if merged == "{}" && found.providers == now.providers {
            continue;
        }
        assert_eq!(
            found,
            with_all_keys(loaded(&merged)),
            "{taken:?} of {expected:?}"
        );
    }
}

#[test]
fn all_of_it_is_the_incoming_customer() {
    let now = loaded(&providers(&[entry(A, "contoso", &[("License", "1")])]));
    let then = loaded(&providers(&[
        entry(B, "fabrikam", &[]),
        entry(A, "contoso", &[]),
    ]));
    let all: Vec<_> = (0..differences(&now, &then).len()).collect();
    let merged = merge(&now, &then, &all);
    let domains = |it: &LoadedCustomer| {
        let entries = it.providers.iter().flatten();
        let domain = |it: &LoadedProvider| match &it.data {
            LoadedData::Microsoft(texts) => text_of(texts, Property::Domain).map(str::to_owned),
            LoadedData::Json(_) => None,
        };
        entries.map(domain).collect::<Vec<_>>()
    };
    assert_eq!(domains(&merged), domains(&then));
    assert_eq!(differences(&merged, &then), []);
}
