//! The changes between two texts of a form.

use super::*;
use crate::config::Config;
use crate::form_model::{RULES, ValidationContext};
use std::sync::Arc;

const CONTOSO: &str = "cb3cd15b-1d6e-45be-b493-c71549cbfd87";
const FABRIKAM: &str = "9c1f4e5d-6a7b-4c8d-9e0f-1a2b3c4d5e6f";

/// A form with two provider entries, an offer type margin and an association.
fn form() -> Draft {
    let context = ValidationContext::for_tests(DecimalMark::Comma);
    let draft = Draft::new(Arc::new(Config::default()), context);
    draft.use_rules(&RULES);
    draft.fields.company_name.set("Contoso".to_owned());
    draft.fields.country.set("PT".to_owned());
    draft.fields.city.set("Lisboa".to_owned());
    draft.fields.email.set("ana@contoso.example".to_owned());
    draft.providers.push(draft.new_provider());
    let entries = draft.providers.snapshot();
    for (entry, instance) in entries.iter().zip([CONTOSO, FABRIKAM]) {
        entry.fields.instance.set(instance.to_owned());
        entry.microsoft.domain.set("contoso".to_owned());
        entry.fields.margin_value.set("10,6".to_owned());
        entry.follow_contact(&draft);
    }
    let row = entries[0].new_offer_margin();
    row.fields.offer_type.set("License".to_owned());
    entries[0].offer_margins.push(row);
    let association = draft.new_association();
    association.fields.name.set("Northwind".to_owned());
    draft.associations.push(association);
    draft
}

fn told(changes: &[FormChange]) -> Vec<String> {
    let each = changes.iter();
    let each = each.map(|it| {
        let sent = it.sent.join("|");
        format!("{:?} {:?}: {sent} -> {}", it.section, it.property, it.now)
    });
    each.collect()
}

/// A name, an edit of the form, and the changes it makes.
type Case = (&'static str, fn(&Draft), &'static [&'static str]);

#[test]
fn every_kind_of_change() {
    let cases: &[Case] = &[
        ("nothing", |_| (), &[]),
        (
            "white space around a text",
            |it| it.fields.city.set(" Lisboa ".to_owned()),
            &[],
        ),
        (
            "a text",
            |it| it.fields.city.set("Porto".to_owned()),
            &["Customer City: Lisboa -> Porto"],
        ),
        (
            "a text that goes",
            |it| it.fields.city.set(String::new()),
            &["Customer City: Lisboa -> "],
        ),
        (
            "the contact whom the signatory follows",
            |it| {
                it.fields.email.set("rui@contoso.example".to_owned());
                it.follow_contact();
            },
            &["Customer Email: ana@contoso.example -> rui@contoso.example"],
        ),
        (
            "a signatory of its own",
            |it| {
                it.providers.snapshot()[1]
                    .microsoft
                    .email
                    .set("eva@contoso.example".to_owned())
            },
            &["Provider(1) SignatoryEmail: ana@contoso.example -> eva@contoso.example"],
        ),
        (
            "a number",
            |it| {
                it.providers.snapshot()[0]
                    .fields
                    .margin_value
                    .set("8,5".to_owned())
            },
            &["Provider(0) MarginValue: 10.6 -> 8.5"],
        ),
        (
            "the language of the page",
            |it| it.set_mark(DecimalMark::Point),
            &[],
        ),
        (
            "the data shown as JSON",
            |it| it.providers.snapshot()[0].show_json(),
            &[],
        ),
        (
            "a tick box",
            |it| it.providers.snapshot()[0].microsoft.enable_gdap.tick(true),
            &["Provider(0) EnableGdap:  -> true"],
        ),
        (
            "the instance of an entry",
            |it| {
                it.providers.snapshot()[1]
                    .fields
                    .instance
                    .set("another".to_owned())
            },
            &["Provider(1) ProviderInstanceId: 9c1f4e5d-6a7b-4c8d-9e0f-1a2b3c4d5e6f -> another"],
        ),
        (
            "an entry that goes: the other is still itself, with its margins",
            |it| {
                let first = &it.providers.snapshot()[1];
                it.providers
                    .remove(crate::form_model::Row::place(first).key());
                it.fields.city.set("Porto".to_owned());
            },
            &[
                "Customer City: Lisboa -> Porto",
                "Provider(1) ProviderInstanceId: 9c1f4e5d-6a7b-4c8d-9e0f-1a2b3c4d5e6f -> ",
                "Provider(1) Domain: contoso -> ",
                "Provider(1) KeepPrimaryInformation: true -> ",
                "Provider(1) SignatoryEmail: ana@contoso.example -> ",
                "Provider(1) MarginValue: 10.6 -> ",
            ],
        ),
        (
            "an offer type margin",
            |it| {
                let entry = &it.providers.snapshot()[0];
                let row = entry.new_offer_margin();
                row.fields.offer_type.set("AzurePlan".to_owned());
                entry.offer_margins.push(row);
            },
            &["OfferMargin(0, 1) OfferType:  -> AzurePlan"],
        ),
        (
            "an association",
            |it| {
                it.associations.snapshot()[0]
                    .fields
                    .name
                    .set("Adatum".to_owned())
            },
            &["Association(0) AssociationName: Northwind -> Adatum"],
        ),
    ];
    for (name, change, expected) in cases {
        let draft = form();
        let sent = draft.shown(true);
        change(&draft);
        let now = draft.shown(true);
        assert_eq!(told(&form_changes(&[&sent], &now)), *expected, "{name}");
        assert_eq!(sent == now, expected.is_empty(), "{name}");
    }
}

#[test]
fn several_forms_may_have_been_sent_or_nobody_knows_which() {
    let draft = form();
    let mut sent = Vec::new();
    for city in ["Lisboa", "Porto", "Braga"] {
        draft.fields.city.set(city.to_owned());
        sent.push(draft.shown(true));
    }
    let (forms, now) = ([sent[0].as_str(), &sent[1]], sent[2].as_str());
    let expected = ["Customer City: Lisboa|Porto -> Braga"];
    assert_eq!(told(&form_changes(&forms, now)), expected);
    let unknown = form_changes(&[], now);
    assert!(unknown.iter().all(|it| it.sent.is_empty()));
    let is_told = |change: &FormChange| change.property == Property::City && change.now == "Braga";
    assert!(unknown.iter().any(is_told), "{unknown:?}");
    for damaged in ["", "{", "[1]", "[{\"kind\":\"customer\"}]"] {
        assert!(form_changes(&[damaged], damaged).is_empty());
    }
}

#[test]
fn to_look_at_a_form_changes_nothing_in_it() {
    let draft = form();
    draft.fields.zip.set("1".to_owned());
    draft.fields.email.set("no address".to_owned());
    let (kept, issues) = (draft.kept(), draft.fields.email.issues(&|| None));
    draft.shown(true);
    assert_eq!(draft.kept(), kept);
    assert_eq!(draft.fields.email.issues(&|| None), issues);
}

#[test]
fn whoever_picks_no_resellers_shows_none() {
    let draft = form();
    let before = draft.shown(false);
    draft.fields.reseller_id.set(CONTOSO.to_owned());
    draft.associations.replace(Vec::new());
    assert_eq!(draft.shown(false), before);
}
