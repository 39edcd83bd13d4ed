//! What the API refuses, at its place.

use super::*;
use crate::api::wire::LoadedCustomer;
use crate::config::Config;
use crate::form_model::ValidationContext;
use crate::form_model::{ASSOCIATIONS_ID, PROVIDERS_ID};
use customer::DecimalMark;
use leptos::prelude::untrack;
use std::sync::Arc;

pub(super) const INSTANCES: [&str; 3] = [
    "cb3cd15b-1d6e-45be-b493-c71549cbfd87",
    "2f0a7a52-6a52-4f0e-9a40-0d6d8a1c5c11",
    "7c1e0b60-0f0d-4c3f-8a53-53b7b0a4e2d3",
];
pub(super) const OFFER_TYPES: [&str; 2] = ["license", "Azure~Plan/EU"];
const RESELLERS: [&str; 2] = [
    "8d4b1f0a-6e0f-4f6e-9d59-2f4a1f6c7b22",
    "0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e01",
];

/// Entries of these instances, each with two offer-type margins, and two associations. The first
/// two instances are Microsoft's, the third is of another provider: its data is typed as JSON.
pub(super) fn draft(instances: &[&str]) -> Draft {
    let config = format!(
        r#"{{"providerInstances":[{{"id":"{}","name":"A","kind":"microsoft"}},
        {{"id":"{}","name":"B","kind":"microsoft"}},{{"id":"{}","name":"C","kind":"other"}}]}}"#,
        INSTANCES[0], INSTANCES[1], INSTANCES[2]
    );
    let config = Config::parse(&config).unwrap_or_default();
    assert_eq!(config.provider_instances.len(), 3);
    let draft = Draft::new(
        Arc::new(config),
        ValidationContext::for_tests(DecimalMark::Point),
    );
    let entries = instances.iter().map(|instance| {
        let offers = OFFER_TYPES.map(|it| format!(r#""{it}":{{}}"#)).join(",");
        format!(r#""{instance}":{{"offerTypeMargins":{{"Value":{{{offers}}}}}}}"#)
    });
    let entries: Vec<_> = entries.collect();
    let associations = RESELLERS.map(|id| format!(r#"{{"resellerId":"{id}"}}"#));
    let body = format!(
        r#"{{"providerCustomers":{{{}}},"customerAssociations":[{}]}}"#,
        entries.join(","),
        associations.join(",")
    );
    draft.load(LoadedCustomer::read(&body).unwrap_or_default());
    draft
}

pub(super) fn of(property_name: &str, messages: &[&str]) -> PropertyError {
    PropertyError {
        property_name: property_name.to_owned(),
        messages: messages.iter().map(|it| (*it).to_owned()).collect(),
    }
}

/// As a person who picks resellers sees it.
pub(super) fn refuse(draft: &Draft, refusals: &[PropertyError]) -> Vec<ServerError> {
    untrack(|| draft.refuse(refusals, true))
}

fn shown(summary: &[ServerError]) -> Vec<(Section, Option<Property>, &str)> {
    summary
        .iter()
        .map(|it| (it.section, it.property, it.message.as_str()))
        .collect()
}

#[test]
fn in_the_order_of_the_page_and_then_the_rest() {
    use Property as P;
    use Section::{Association, Customer, OfferMargin, Provider};
    let draft = draft(&INSTANCES);
    let at = |entry: usize, below: &str| format!("ProviderCustomers[{}].{below}", INSTANCES[entry]);
    let summary = refuse(
        &draft,
        &[
            of("", &["Closed today."]),
            of("CustomerAssociations[1].Name", &["a"]),
            of(&at(1, "Value.Margin.Value"), &["b"]),
            of(&at(2, "ProviderCustomerData.Account.Id"), &["c"]),
            of(&at(2, "ProviderCustomerData"), &["d", ""]),
            of(&at(0, "OfferTypeMargins[LICENSE].Value"), &["e"]),
            of(&at(0, "Margin.MarginRule"), &["f"]),
            of(&at(0, "ProviderCustomerData.AcceptedMCA"), &["g"]),
            of(&at(0, "ProviderCustomerData.Language"), &["h"]),
            of("Zip", &["i"]),
            of("shoeSize", &["Unknown."]),
            of("zip", &["i", "j"]),
            of("companyName", &["Taken.", "Too plain."]),
            of("City", &[]),
            of(&at(1, "Surprise"), &["k"]),
        ],
    );
    assert_eq!(
        shown(&summary),
        [
            (Customer, Some(P::CompanyName), "Taken."),
            (Customer, Some(P::CompanyName), "Too plain."),
            (Customer, Some(P::City), ""),
            (Customer, Some(P::Zip), "i"),
            (Customer, Some(P::Zip), "j"),
            (Provider(0), Some(P::MarginRule), "f"),
            (OfferMargin(0, 0), Some(P::OfferMarginValue), "e"),
            (Provider(0), Some(P::Language), "h"),
            (Provider(0), Some(P::AcceptedMca), "g"),
            (Provider(1), Some(P::MarginValue), "b"),
            (Provider(2), Some(P::ProviderCustomerData), "Account.Id: c"),
            (Provider(2), Some(P::ProviderCustomerData), "d"),
            (Provider(2), Some(P::ProviderCustomerData), ""),
            (Association(1), Some(P::AssociationName), "a"),
            (Customer, None, "Closed today."),
            (Customer, None, "Unknown."),
            (Provider(1), None, "k"),
        ]
    );
    let said = untrack(|| draft.fields.zip.server_messages());
    assert_eq!(said, ["i", "j"]);
}

#[test]
fn a_refusal_repeated_by_the_next_attempt_counts_once() {
    let draft = draft(&INSTANCES);
    for _ in 0..2 {
        assert_eq!(refuse(&draft, &[of("zip", &["Wrong."])]).len(), 1);
    }
    let said = untrack(|| draft.fields.zip.server_messages());
    assert_eq!(said, ["Wrong."]);
}

#[test]
fn what_a_reseller_does_not_see_is_told_in_full() {
    let draft = draft(&INSTANCES);
    let mut spelled = vec!["ResellerId", "customerAssociations"];
    spelled.extend(["customerAssociations[0]", "customerAssociations[0].name"]);
    for spelled in spelled {
        let sent = [of(spelled, &["No."])];
        let summary = untrack(|| draft.refuse(&sent, false));
        let [refusal] = summary.as_slice() else {
            panic!("{spelled}: {summary:?}");
        };
        assert_eq!(refusal.element_id, None, "{spelled}");
        assert_eq!(refusal.property_name, spelled);
        assert_eq!(refusal.message, "No.");
    }
    let said = untrack(|| draft.fields.reseller_id.server_messages());
    assert_eq!(said, [""; 0]);
}

#[test]
fn without_a_key_the_only_one_is_meant() {
    use Property as P;
    let [a, b, c] = INSTANCES;
    let cases: [(&[&str], &str, Section, Option<Property>); 12] = [
        (&[a], "Domain", Section::Provider(0), Some(P::Domain)),
        (&[c, a], "Domain", Section::Provider(1), Some(P::Domain)),
        (&[a, b], "Domain", Section::Customer, None),
        (&[c], "Domain", Section::Customer, None),
        (&[a], "Email", Section::Customer, Some(P::Email)),
        (
            &[a],
            "ProviderCustomerData.Email",
            Section::Provider(0),
            Some(P::SignatoryEmail),
        ),
        (
            &[c],
            "ProviderCustomerData.Account",
            Section::Provider(0),
            Some(P::ProviderCustomerData),
        ),
        (&[a], "Account", Section::Customer, None),
        (
            &[a],
            "margin.value",
            Section::Provider(0),
            Some(P::MarginValue),
        ),
        (&[a, c], "margin.value", Section::Customer, None),
        (
            &[a],
            "ProviderCustomers.ProviderInstanceId",
            Section::Provider(0),
            Some(P::ProviderInstanceId),
        ),
        (&[], "margin.value", Section::Customer, None),
    ];
    for (instances, spelled, section, property) in cases {
        let draft = draft(instances);
        let summary = refuse(&draft, &[of(spelled, &["No."])]);
        let places: Vec<_> = summary.iter().map(|it| (it.section, it.property)).collect();
        assert_eq!(places, [(section, property)], "{instances:?} {spelled}");
    }
}

#[test]
fn microsoft_s_data_shown_as_json() {
    let draft = draft(&INSTANCES);
    let entry = draft.providers.snapshot().remove(1);
    let sent = [of(
        "providerCustomers.1.providerCustomerData.domain",
        &["Taken."],
    )];
    let ids = || refuse(&draft, &sent).remove(0).element_id;
    assert_eq!(ids(), Some(entry.microsoft.domain.element_id()));
    untrack(|| entry.show_json());
    assert_eq!(ids(), Some(entry.fields.data.element_id()));
    let said = untrack(|| entry.fields.data.server_messages());
    assert!(said.contains(&"Domain: Taken.".to_owned()), "{said:?}");
}

#[test]
fn rows_that_are_not_there_mean_their_list() {
    let draft = draft(&INSTANCES);
    let entry = draft.providers.snapshot().remove(0);
    let whole = entry.heading_id();
    for (spelled, element_id) in [
        ("ProviderCustomers[3].Value.Margin.Value", PROVIDERS_ID),
        ("ProviderCustomers[not-a-guid].Surprise", PROVIDERS_ID),
        (
            "ProviderCustomers[11111111-1111-4111-8111-111111111111]",
            PROVIDERS_ID,
        ),
        ("customerAssociations[2].name", ASSOCIATIONS_ID),
        ("customerAssociations[2]", ASSOCIATIONS_ID),
        (
            "ProviderCustomers[0].OfferTypeMargins[AzurePlan].Value",
            &whole,
        ),
        ("ProviderCustomers[0].OfferTypeMargins[2].Key", &whole),
        (
            "ProviderCustomers[0].Value.ProviderCustomerData.Account",
            &whole,
        ),
    ] {
        let summary = refuse(&draft, &[of(spelled, &["No."])]);
        let ids: Vec<_> = summary.iter().map(|it| it.element_id.as_deref()).collect();
        assert_eq!(ids, [Some(element_id)], "{spelled}");
        assert_eq!(summary[0].property_name, spelled);
    }
}

#[test]
fn an_association_by_its_reseller() {
    let draft = draft(&INSTANCES);
    let spelled = format!("customerAssociations[{}].name", RESELLERS[1]);
    let summary = refuse(&draft, &[of(&spelled, &["No."])]);
    let expected = (
        Section::Association(1),
        Some(Property::AssociationName),
        "No.",
    );
    assert_eq!(shown(&summary), [expected]);
}

/// The server's messages of all controls: the property and the sentences.
fn said(draft: &Draft) -> Vec<(Property, Vec<String>)> {
    let mut said = Vec::new();
    untrack(|| {
        draft.each_field(&mut |field| {
            let refused = field.server_messages();
            if !refused.is_empty() {
                said.push((field.property(), refused));
            }
        });
    });
    said
}

#[test]
fn a_new_answer_replaces_all_older_ones() {
    let in_entry = |at: usize, rest: &str| format!("providerCustomers[{}].{rest}", INSTANCES[at]);
    let (domain, data) = (
        in_entry(0, "providerCustomerData.Domain"),
        in_entry(2, "providerCustomerData.Account"),
    );
    let (margin, offer) = (
        in_entry(1, "margin.value"),
        in_entry(1, "offerTypeMargins.Value.license.Value"),
    );
    let everywhere = [
        "companyName",
        "zip",
        &domain,
        &data,
        &margin,
        &offer,
        "customerAssociations[1].name",
    ];
    let first = everywhere.map(|name| of(name, &["First."]));
    for (second, expected) in [
        (vec![], vec![]),
        (
            vec![of("zip", &["Second."])],
            vec![(Property::Zip, vec!["Second."])],
        ),
        (
            vec![of("companyName", &["First."])],
            vec![(Property::CompanyName, vec!["First."])],
        ),
        (
            vec![of("zip", &["First.", "Second."])],
            vec![(Property::Zip, vec!["First.", "Second."])],
        ),
        (
            vec![of(&offer, &["Second."]), of("city", &["Second."])],
            vec![
                (Property::City, vec!["Second."]),
                (Property::OfferMarginValue, vec!["Second."]),
            ],
        ),
        (vec![of("Tenant", &["Closed."])], vec![]),
        (vec![of("", &["Closed."])], vec![]),
    ] {
        let draft = draft(&INSTANCES);
        refuse(&draft, &first);
        assert_eq!(said(&draft).len(), everywhere.len());
        let summary = refuse(&draft, &second);
        let owned = |(property, sentences): (Property, Vec<&str>)| {
            (property, sentences.into_iter().map(str::to_owned).collect())
        };
        let expected: Vec<(_, Vec<String>)> = expected.into_iter().map(owned).collect();
        assert_eq!(said(&draft), expected, "{second:?}");
        let count: usize = second.iter().map(|it| it.messages.len()).sum();
        assert_eq!(summary.len(), count, "{second:?}");
        // An answer that says nothing of properties replaces them as well.
        draft.forget_refusals();
        assert_eq!(said(&draft), Vec::new());
    }
}
