//! The form as a whole: what it sends, what it refuses, and how its lists behave.

use super::*;
use crate::api::wire::{LoadedCustomer, customer_body};
use crate::config::Config;
use crate::config::OfferTypeMarginsFormat;
use customer::{DecimalMark, Property, Rule};
use json_digits::Json;
use std::sync::Arc;

/// The example of the specification, with values of the right kind where it writes "string".
const EXAMPLE: &str = r#"{"id":"5b2f7f3e-8a3e-4a53-9d7c-0f6d6c1f2a11","companyName":"string","taxId":"string","country":"PT","addressLine1":"string","addressLine2":"string","city":"string","state":"string","zip":"string","firstName":"string","middleName":"string","lastName":"string","email":"string@contoso.example","phone":"921231231","internalIdentifier":"string","resellerId":"8d4b1f0a-6e0f-4f6e-9d59-2f4a1f6c7b22","providerCustomers":{"cb3cd15b-1d6e-45be-b493-c71549cbfd87":{"providerInstanceId":"cb3cd15b-1d6e-45be-b493-c71549cbfd87","providerCustomerId":"f574cf12-a7d6-43fe-9663-1af97b04e5ab","providerCustomerData":"{\"Domain\":\"TestDomain\",\"CredentialsEmail\":\"test@email.com\",\"AcceptedMCA\":true,\"AgreementDate\":\"2022-12-28T00:00:00Z\",\"KeepPrimaryInformation\":true,\"FirstName\":\"Test\",\"LastName\":\"Test\",\"Email\":\"test@email.com\",\"Phone\":\"921231231\",\"DefaultCulture\":\"en-US\",\"Language\":\"en\",\"AssociatedPartnerId\":null,\"Qualifications\":[],\"EnableGDAP\":true}","margin":{"marginRule":{"name":"markup"},"value":10.6},"offerTypeMargins":{"Value":{"license":{"MarginRule":{"Name":"markup"},"Value":10}}}}},"customerAssociations":[{"resellerId":"8d4b1f0a-6e0f-4f6e-9d59-2f4a1f6c7b22","name":"string"}]}"#;

fn draft(mark: DecimalMark) -> Draft {
    Draft::new(
        Arc::new(Config::default()),
        ValidationContext::for_tests(mark),
    )
}

fn loaded(json: &str, mark: DecimalMark) -> Draft {
    let draft = draft(mark);
    draft.load(LoadedCustomer::read(json).unwrap_or_default());
    draft
}

fn body(draft: &Draft, shape: OfferTypeMarginsFormat) -> String {
    match draft.read(true) {
        Ok(customer) => customer_body(&customer, shape),
        Err(faults) => panic!("the form is complete, and yet: {faults:?}"),
    }
}

#[test]
fn the_specification_s_example_comes_out_to_the_byte() {
    for mark in [DecimalMark::Point, DecimalMark::Comma] {
        let draft = loaded(EXAMPLE, mark);
        assert_eq!(body(&draft, OfferTypeMarginsFormat::Wrapped), EXAMPLE);
    }
}

#[test]
fn a_loaded_offer_type_keeps_its_spelling_until_it_is_edited() {
    let config = Config::parse(
        r#"{"providerInstances":[{"id":"cb3cd15b-1d6e-45be-b493-c71549cbfd87","name":"Contoso","offerTypes":["License"]}]}"#,
    );
    let context = ValidationContext::for_tests(DecimalMark::Point);
    let draft = Draft::new(Arc::new(config.unwrap_or_default()), context);
    draft.load(LoadedCustomer::read(EXAMPLE).unwrap_or_default());
    let would_send = draft.would_send(true);
    assert_eq!(would_send, WouldSend::Complete(EXAMPLE.to_owned()));
    assert_eq!(body(&draft, OfferTypeMarginsFormat::Wrapped), EXAMPLE);
    let row = draft.providers.snapshot()[0]
        .offer_margins
        .snapshot()
        .remove(0);
    row.fields.offer_type.set("license".to_owned());
    let edited = body(&draft, OfferTypeMarginsFormat::Wrapped);
    assert_eq!(edited, EXAMPLE.replace("\"license\"", "\"License\""));
}

#[test]
fn the_flat_shape_is_written_and_read() {
    let flat = body(
        &loaded(EXAMPLE, DecimalMark::Point),
        OfferTypeMarginsFormat::Flat,
    );
    let margins = written_at(
        &flat,
        "/providerCustomers/cb3cd15b-1d6e-45be-b493-c71549cbfd87/offerTypeMargins",
    );
    assert_eq!(
        margins.as_deref(),
        Some(r#"{"license":{"marginRule":{"name":"markup"},"value":10}}"#)
    );
    assert_eq!(
        body(
            &loaded(&flat, DecimalMark::Point),
            OfferTypeMarginsFormat::Wrapped
        ),
        EXAMPLE
    );
}

/// Returns the part of a JSON text at this path, unchanged.
fn written_at(json: &str, path: &str) -> Option<String> {
    let mut value = Json::read(json).ok()?;
    for name in path.split('/').skip(1) {
        let at: Option<usize> = name.parse().ok();
        let item = at.and_then(|at| value.items().get(at));
        value = item.or_else(|| value.get(name))?.clone();
    }
    Some(value.to_text())
}

#[test]
fn what_is_sent_for_what_is_typed() {
    let entry = "/providerCustomers/cb3cd15b-1d6e-45be-b493-c71549cbfd87";
    type Case<'a> = (&'a str, fn(&Draft), String, &'a str);
    let cases: [Case; 10] = [
        (
            "text is trimmed",
            |d| d.fields.city.set(" Lisboa ".into()),
            "/city".into(),
            r#""Lisboa""#,
        ),
        (
            "an empty optional text is null",
            |d| d.fields.tax_id.set("  ".into()),
            "/taxId".into(),
            "null",
        ),
        (
            "no reseller is null",
            |d| d.fields.reseller_id.set(String::new()),
            "/resellerId".into(),
            "null",
        ),
        (
            "the country is in capitals",
            |d| d.fields.country.set("pt".into()),
            "/country".into(),
            r#""PT""#,
        ),
        (
            "UK is GB",
            |d| d.fields.country.set("uk".into()),
            "/country".into(),
            r#""GB""#,
        ),
        (
            "no associations are an empty list",
            |d| d.associations.replace(Vec::new()),
            "/customerAssociations".into(),
            "[]",
        ),
        (
            "a GUID is in lower case",
            |d| {
                d.fields
                    .reseller_id
                    .set("{8D4B1F0A-6E0F-4F6E-9D59-2F4A1F6C7B22}".into())
            },
            "/resellerId".into(),
            r#""8d4b1f0a-6e0f-4f6e-9d59-2f4a1f6c7b22""#,
        ),
        (
            "a decimal keeps its digits",
            |d| {
                d.providers.snapshot()[0]
                    .fields
                    .margin_value
                    .set("10.60".into())
            },
            format!("{entry}/margin/value"),
            "10.60",
        ),
        (
            "no offer-type margins are null",
            |d| d.providers.snapshot()[0].offer_margins.replace(Vec::new()),
            format!("{entry}/offerTypeMargins"),
            "null",
        ),
        (
            "a pasted suffix is left out of the domain",
            |d| {
                d.providers.snapshot()[0]
                    .microsoft
                    .domain
                    .set("contoso.onmicrosoft.com".into())
            },
            String::new(),
            "",
        ),
    ];
    for (what, change, path, expected) in cases {
        let draft = loaded(EXAMPLE, DecimalMark::Point);
        change(&draft);
        let json = body(&draft, OfferTypeMarginsFormat::Wrapped);
        if path.is_empty() {
            assert!(
                json.contains(r#"{\"Domain\":\"contoso\","#),
                "{what}: {json}"
            );
        } else {
            assert_eq!(
                written_at(&json, &path).as_deref(),
                Some(expected),
                "{what}"
            );
        }
    }
}

#[test]
fn a_reseller_sends_no_reseller() {
    let draft = loaded(EXAMPLE, DecimalMark::Point);
    draft.fields.reseller_id.set("not a GUID".into());
    let customer = draft.read(false);
    let reseller = customer.as_ref().map(|it| &it.properties.reseller_id);
    assert_eq!(reseller, Ok(&None));
    assert_eq!(customer.map(|it| it.associations), Ok(Vec::new()));
}

#[test]
fn all_faults_in_the_order_of_the_page() {
    let draft = draft(DecimalMark::Point);
    let entry = draft.providers.snapshot().remove(0);
    entry.offer_margins.push(entry.new_offer_margin());
    draft.associations.push(draft.new_association());
    let faults = draft.read(true).err().unwrap_or_default();
    let places: Vec<_> = faults
        .iter()
        .filter_map(|it| Some((it.section, it.property?)))
        .collect();
    use Property as P;
    use Section::{Association, Customer, OfferMargin, Provider};
    assert_eq!(
        places,
        [
            (Customer, P::CompanyName),
            (Customer, P::Country),
            (Customer, P::AddressLine1),
            (Customer, P::City),
            (Customer, P::State),
            (Customer, P::Zip),
            (Customer, P::FirstName),
            (Customer, P::LastName),
            (Customer, P::Email),
            (Customer, P::Phone),
            (Provider(0), P::ProviderInstanceId),
            (OfferMargin(0, 0), P::OfferType),
            (OfferMargin(0, 0), P::OfferMarginRule),
            (OfferMargin(0, 0), P::OfferMarginValue),
            (Association(0), P::AssociationResellerId),
            (Association(0), P::AssociationName),
        ]
    );
    assert!(faults.iter().all(|fault| fault.rule == Rule::Required));
}

#[test]
fn rules_between_controls() {
    type Case = (&'static str, fn(&Draft), Rule);
    let cases: [Case; 3] = [
        (
            "an instance twice",
            |draft| {
                let twin = draft.providers.snapshot()[0].duplicated();
                twin.fields
                    .instance
                    .set("CB3CD15B-1D6E-45BE-B493-C71549CBFD87".into());
                draft.providers.push(twin);
            },
            Rule::DuplicateInstance,
        ),
        (
            "an offer type twice",
            |draft| {
                let entry = draft.providers.snapshot().remove(0);
                let row = entry.new_offer_margin();
                row.fields.offer_type.set(" license".into());
                row.fields.margin_rule.set("markup".into());
                row.fields.margin_value.set("1".into());
                entry.offer_margins.push(row);
            },
            Rule::DuplicateOfferType,
        ),
        (
            "no provider",
            |draft| draft.providers.replace(Vec::new()),
            Rule::NoProvider,
        ),
    ];
    for (what, change, rule) in cases {
        let draft = loaded(EXAMPLE, DecimalMark::Point);
        change(&draft);
        let faults = draft.read(true).err().unwrap_or_default();
        let problems: Vec<_> = faults.iter().map(|fault| fault.rule).collect();
        assert_eq!(problems, [rule], "{what}");
    }
}

#[test]
fn problems_show_when_a_control_with_content_is_left() {
    let draft = draft(DecimalMark::Point);
    let email = &draft.fields.email;
    let shown = || email.issues(&|| None);
    email.leave(&|| None);
    assert_eq!(shown(), [], "an empty control is left in peace");
    email.set("ana".into());
    assert_eq!(shown(), [], "not while it is typed");
    email.leave(&|| None);
    assert_eq!(shown(), [Rule::NotAnEmail.into()]);
    email.set("ana@contoso.example".into());
    assert_eq!(shown(), [], "gone with the key that mends it");
    email.refuse("Taken.".into());
    assert_eq!(shown(), []);
    assert_eq!(email.server_messages(), ["Taken."]);
    email.set("rui@contoso.example".into());
    assert_eq!(
        email.server_messages(),
        [""; 0],
        "the server said it of another text"
    );
}

#[test]
fn a_control_left_in_order_is_in_peace_until_it_is_left_again() {
    let email = &draft(DecimalMark::Point).fields.email;
    email.set("ana@contoso.example".into());
    email.leave(&|| None);
    email.set("ana@".into());
    assert_eq!(email.issues(&|| None), []);
    email.leave(&|| None);
    assert_eq!(email.issues(&|| None), [Rule::NotAnEmail.into()]);
}

#[test]
fn microsoft_data_as_json_and_back() {
    let draft = loaded(EXAMPLE, DecimalMark::Point);
    let entry = draft.providers.snapshot().remove(0);
    entry.show_json();
    assert_eq!(entry.shown_view(), DataView::Json);
    entry
        .fields
        .data
        .set(entry.fields.data.text().replace("TestDomain", "contoso"));
    assert_eq!(entry.show_controls(), Ok(()));
    assert_eq!(entry.microsoft.domain.text(), "contoso");
    let sent = body(&draft, OfferTypeMarginsFormat::Wrapped);
    assert_eq!(sent, EXAMPLE.replace("TestDomain", "contoso"));

    entry.show_json();
    entry
        .fields
        .data
        .set(r#"{"Domain":"contoso","Segment":"SMB"}"#.into());
    assert_eq!(
        entry.show_controls(),
        Err(NotShown::Key("Segment".to_owned()))
    );
    assert_eq!(entry.shown_view(), DataView::Json);
    assert!(body(&draft, OfferTypeMarginsFormat::Wrapped).contains(r#"\"Segment\":\"SMB\""#));
}

#[test]
fn rows_know_where_they_stand() {
    let draft = draft(DecimalMark::Point);
    let rows = &draft.associations;
    for name in ["a", "b", "c"] {
        let row = draft.new_association();
        row.fields.name.set(name.into());
        rows.push(row);
    }
    let order = || {
        let all = rows.snapshot();
        all.iter()
            .map(|row| {
                (
                    row.place().position().get_untracked(),
                    row.fields.name.text(),
                )
            })
            .collect::<Vec<_>>()
    };
    let at = |place, name: &str| (place, name.to_owned());
    assert_eq!(order(), [at(0, "a"), at(1, "b"), at(2, "c")]);
    let first = rows.snapshot()[0].place().key();
    let neighbour = rows.remove(first);
    assert_eq!(
        neighbour.map(|row| row.fields.name.text()).as_deref(),
        Some("b")
    );
    assert_eq!(order(), [at(0, "b"), at(1, "c")]);
    let last = rows.snapshot()[1].place().key();
    assert_eq!(
        rows.remove(last)
            .map(|row| row.fields.name.text())
            .as_deref(),
        Some("b")
    );
    assert!(rows.remove(first).is_none(), "it has gone already");
    let only = rows.snapshot()[0].place().key();
    assert!(rows.remove(only).is_none(), "nobody is left");
}
