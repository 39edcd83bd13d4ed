use super::super::rule_tests::{entry, filled};
use super::super::{Draft, ProviderDraft, Row, Section, ServerError, ValidationContext};
use crate::api::PropertyError;
use crate::api::wire::LoadedCustomer;
use crate::form_model::LocatedIssue;
use customer::{DecimalMark, Property, Rule, Severity};
use json_digits::Json;
use std::sync::Arc;

/// A form of three providers, of which the second and the third have a wrong domain; the second has a wrong offer
/// margin, the third two. There are two associations, both empty.
fn wrong() -> Draft {
    let draft = filled();
    for domain in ["contoso-one", "contoso-two"] {
        let entry = draft.new_provider();
        entry.fields.instance.set(draft_instance(&draft));
        entry.microsoft.domain.set(domain.into());
        entry.fields.margin_rule.set("markup".into());
        entry.fields.margin_value.set("10".into());
        for _ in 0..draft.providers.snapshot().len() {
            let row = entry.new_offer_margin();
            row.fields.offer_type.set(format!("Type {domain}"));
            row.fields.margin_rule.set("markup".into());
            row.fields.margin_value.set("ten".into());
            entry.offer_margins.push(row);
        }
        draft.providers.push(entry);
    }
    for _ in 0..2 {
        draft.associations.push(draft.new_association());
    }
    draft
}

/// A GUID that no entry has.
fn draft_instance(draft: &Draft) -> String {
    let count = draft.providers.snapshot().len();
    format!("cb3cd15b-1d6e-45be-b493-c71549cbfd{count:02}")
}

fn provider(draft: &Draft, at: usize) -> ProviderDraft {
    draft.providers.snapshot().remove(at)
}

fn errors(draft: &Draft) -> Vec<LocatedIssue> {
    draft.read(true).err().unwrap_or_default()
}

fn told(faults: &[LocatedIssue]) -> Vec<(Section, Option<Property>)> {
    faults.iter().map(|it| (it.section, it.property)).collect()
}

const DOMAIN: Option<Property> = Some(Property::Domain);
const VALUE: Option<Property> = Some(Property::OfferMarginValue);
const TYPE: Option<Property> = Some(Property::OfferType);
const RESELLER: Option<Property> = Some(Property::AssociationResellerId);
const NAME: Option<Property> = Some(Property::AssociationName);

#[test]
fn what_is_listed_follows_its_rows() {
    use Section::{Association, OfferMargin, Provider};
    let associations = [
        (Association(0), RESELLER),
        (Association(0), NAME),
        (Association(1), RESELLER),
        (Association(1), NAME),
    ];
    let second = |at| [(Provider(at), DOMAIN), (OfferMargin(at, 0), VALUE)];
    let third = |at| {
        [
            (Provider(at), DOMAIN),
            (OfferMargin(at, 0), VALUE),
            (OfferMargin(at, 1), TYPE),
            (OfferMargin(at, 1), VALUE),
        ]
    };
    type Case<'a> = (&'a str, fn(&Draft), Vec<(Section, Option<Property>)>);
    let cases: [Case; 12] = [
        (
            "nothing is done",
            |_| (),
            [&second(1)[..], &third(2), &associations].concat(),
        ),
        (
            "the second provider goes",
            |draft| {
                draft.providers.remove(provider(draft, 1).place().key());
            },
            [&third(1)[..], &associations].concat(),
        ),
        (
            "the third provider goes",
            |draft| {
                draft.providers.remove(provider(draft, 2).place().key());
            },
            [&second(1)[..], &associations].concat(),
        ),
        (
            "the first is duplicated",
            |draft| {
                let first = entry(draft);
                let twin = first.duplicated();
                draft.providers.insert_behind(first.place().key(), twin);
            },
            [&second(2)[..], &third(3), &associations].concat(),
        ),
        (
            "another is added",
            |draft| draft.providers.push(draft.new_provider()),
            [&second(1)[..], &third(2), &associations].concat(),
        ),
        (
            "an offer margin goes",
            |draft| {
                let rows = &provider(draft, 2).offer_margins;
                rows.remove(rows.snapshot()[0].place().key());
            },
            // Its offer type is no repetition any more.
            [
                &second(1)[..],
                &[(Provider(2), DOMAIN), (OfferMargin(2, 0), VALUE)],
                &associations,
            ]
            .concat(),
        ),
        (
            "an association goes",
            |draft| {
                let rows = &draft.associations;
                rows.remove(rows.snapshot()[0].place().key());
            },
            [&second(1)[..], &third(2), &associations[..2]].concat(),
        ),
        (
            "a domain is put right",
            |draft| provider(draft, 1).microsoft.domain.set("contoso".into()),
            [&second(1)[1..], &third(2), &associations].concat(),
        ),
        (
            "a domain is emptied",
            |draft| provider(draft, 1).microsoft.domain.set(String::new()),
            [&second(1)[..], &third(2), &associations].concat(),
        ),
        (
            "the data of an entry is shown as JSON",
            |draft| {
                provider(draft, 1).show_json();
            },
            [&second(1)[1..], &third(2), &associations].concat(),
        ),
        (
            "something else becomes wrong",
            |draft| draft.fields.city.set(String::new()),
            [&second(1)[..], &third(2), &associations].concat(),
        ),
        (
            "all rows go",
            |draft| {
                draft.providers.replace(vec![entry(draft)]);
                draft.associations.replace(Vec::new());
            },
            Vec::new(),
        ),
    ];
    for (what, act, expected) in cases {
        let draft = wrong();
        let listed = errors(&draft);
        act(&draft);
        assert_eq!(told(&draft.still_found(&listed, true)), expected, "{what}");
    }
}

#[test]
fn an_error_says_what_is_wrong_now() {
    let draft = wrong();
    draft.fields.zip.set("1".repeat(31));
    let listed = errors(&draft);
    for (text, rule) in [
        ("1".repeat(33), Some(Rule::TooLong { max: 30, excess: 3 })),
        (String::new(), Some(Rule::Required)),
        ("1100-048".to_owned(), None),
        // The list is that of the submit: what is wrong again is in it again.
        (" ".to_owned(), Some(Rule::Required)),
    ] {
        draft.fields.zip.set(text);
        let still = draft.still_found(&listed, true);
        let zip = still.iter().find(|it| it.property == Some(Property::Zip));
        assert_eq!(zip.map(|it| it.rule), rule);
    }
}

#[test]
fn looking_changes_nothing() {
    let draft = filled();
    draft.fields.company_name.set(String::new());
    let listed = errors(&draft);
    // A rewriting that was undone is not repeated.
    draft.fields.zip.set(" 1100048 ".into());
    let added = draft.new_provider();
    draft.providers.push(added.clone());
    let before = draft.kept();
    assert_eq!(draft.still_found(&listed, true).len(), 1);
    assert_eq!(draft.kept(), before);
    assert_eq!(added.microsoft.domain.issues(&|| None), []);
}

#[test]
fn advice_stays_while_it_is_the_same() {
    let draft = filled();
    draft.fields.company_name.set("999".into());
    draft.fields.first_name.set("x".into());
    let twin = entry(&draft).duplicated();
    twin.fields.instance.set(draft_instance(&draft));
    twin.fields.margin_value.set("1,234".into());
    draft.providers.push(twin);
    let listed = draft.warnings(true);
    let company = Some(Property::CompanyName);
    let person = Some(Property::FirstName);
    let margin = Some(Property::MarginValue);
    let at = Section::Customer;
    assert_eq!(
        told(&listed),
        [(at, company), (at, person), (Section::Provider(1), margin)]
    );
    draft.fields.company_name.set("Ltd".into());
    draft.providers.remove(entry(&draft).place().key());
    let still = draft.still_found(&listed, true);
    assert_eq!(told(&still), [(at, person), (Section::Provider(0), margin)]);
    assert!(
        still
            .iter()
            .all(|it| listed.iter().any(|before| before.is_same(it)))
    );
    assert!(
        still
            .iter()
            .all(|it| it.rule.severity() == Severity::Warning)
    );
}

#[test]
fn the_list_of_providers_is_wrong_until_there_is_one() {
    let draft = filled();
    let only = entry(&draft);
    draft.providers.remove(only.place().key());
    let listed = errors(&draft);
    assert_eq!(told(&listed), [(Section::Customer, None)]);
    assert_eq!(draft.still_found(&listed, true), listed);
    draft.providers.push(only);
    assert_eq!(draft.still_found(&listed, true), []);
}

#[test]
fn without_resellers_to_pick_there_are_no_associations() {
    let draft = wrong();
    let listed = errors(&draft);
    let still = draft.still_found(&listed, false);
    assert_eq!(still.len(), listed.len() - 4);
}

#[test]
fn a_removed_entry_comes_back_with_what_is_wrong() {
    let draft = wrong();
    let listed = errors(&draft);
    let before = Json::read(&draft.kept()).unwrap_or_default();
    draft.providers.remove(provider(&draft, 1).place().key());
    assert!(draft.still_found(&listed, true).len() < listed.len());
    draft.restore(&before);
    assert_eq!(draft.still_found(&listed, true), listed);
}

#[test]
fn many_entries() {
    let entries: Vec<_> = (0..500)
        .map(|at| {
            let id = match at {
                0 => "no GUID".to_owned(),
                at => format!("cb3cd15b-1d6e-45be-b493-{at:012}"),
            };
            format!(r#""{id}":{{"providerCustomerData":"{{}}"}}"#)
        })
        .collect();
    let body = format!(r#"{{"providerCustomers":{{{}}}}}"#, entries.join(","));
    let draft = Draft::new(
        Arc::default(),
        ValidationContext::for_tests(DecimalMark::Point),
    );
    draft.load(LoadedCustomer::read(&body).unwrap_or_default());
    let listed = errors(&draft);
    assert_eq!(listed.len(), 10 + 1 + 500 * 3);
    assert_eq!(draft.still_found(&listed, true), listed);
    draft.providers.remove(entry(&draft).place().key());
    assert_eq!(draft.still_found(&listed, true).len(), 10 + 499 * 3);
}

fn refuse(draft: &Draft, names: &[&str]) -> Vec<ServerError> {
    let all: Vec<_> = names
        .iter()
        .map(|name| PropertyError {
            property_name: (*name).to_owned(),
            messages: vec![format!("{name} is wrong.")],
        })
        .collect();
    draft.refuse(&all, true)
}

#[test]
fn refusals_follow_their_rows_and_go_with_the_text() {
    use Section::{Association, Customer, OfferMargin, Provider};
    const REFUSED: [&str; 9] = [
        "City",
        "ProviderCustomers",
        "ProviderCustomers[1].ProviderCustomerData.Domain",
        "ProviderCustomers[2].ProviderCustomerData.Surprise",
        "ProviderCustomers[2].OfferTypeMargins[1].Value",
        "ProviderCustomers[2].Margin",
        "CustomerAssociations[1].Name",
        "CustomerAssociations",
        "Surprise",
    ];
    let all = [
        Customer,
        Provider(1),
        OfferMargin(2, 1),
        Association(1),
        Customer,
        Provider(2),
        Provider(2),
        Customer,
        Customer,
    ];
    type Case<'a> = (&'a str, fn(&Draft), Vec<Section>);
    let cases: [Case; 5] = [
        ("nothing is done", |_| (), all.to_vec()),
        (
            "a text is changed",
            |draft| draft.fields.city.set("Porto".into()),
            all[1..].to_vec(),
        ),
        (
            "the second provider goes",
            |draft| {
                draft.providers.remove(provider(draft, 1).place().key());
            },
            vec![
                Customer,
                OfferMargin(1, 1),
                Association(1),
                Customer,
                Provider(1),
                Provider(1),
                Customer,
                Customer,
            ],
        ),
        (
            "the third provider goes",
            |draft| {
                draft.providers.remove(provider(draft, 2).place().key());
            },
            vec![
                Customer,
                Provider(1),
                Association(1),
                Customer,
                Customer,
                Customer,
            ],
        ),
        (
            "an association goes",
            |draft| {
                let rows = &draft.associations;
                rows.remove(rows.snapshot()[1].place().key());
            },
            [&all[..3], &all[4..]].concat(),
        ),
    ];
    for (what, act, expected) in cases {
        let draft = wrong();
        let listed = refuse(&draft, &REFUSED);
        act(&draft);
        let still = draft.still_refused(&listed, true);
        let sections: Vec<_> = still.iter().map(|it| it.section).collect();
        assert_eq!(sections, expected, "{what}");
    }
}
