//! Errors, warnings and hints: the form as a whole.

use super::*;
use crate::config::Config;
use customer::{CountryCode, DecimalMark, Issue, Property as P, Rule, Severity};
use leptos::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const CONTOSO: &str = "cb3cd15b-1d6e-45be-b493-c71549cbfd87";
const FABRIKAM: &str = "5b9a4a3e-7c52-4e0b-9d2f-0c1a6f3e8d21";
const NORTHWIND: &str = "0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e02";

/// A form with three instances, of which two say what countries they offer.
fn empty() -> Draft {
    let config = format!(
        r#"{{"providerInstances":[
            {{"id":"{CONTOSO}","name":"Contoso","kind":"microsoft","supportedCountries":["PT","ES"]}},
            {{"id":"{FABRIKAM}","name":"Fabrikam","kind":"microsoft","supportedCountries":["ES","FR"]}},
            {{"id":"{NORTHWIND}","name":"Northwind","kind":"microsoft"}}]}}"#
    );
    let config = Config::parse(&config).unwrap_or_default();
    assert_eq!(config.provider_instances.len(), 3);
    let draft = Draft::new(
        Arc::new(config),
        ValidationContext::for_tests(DecimalMark::Point),
    );
    draft.set_today("2026-11-25".into());
    draft
}

/// A new entry, filled as the page fills it.
pub(super) fn new_provider(draft: &Draft) -> ProviderDraft {
    let entry = draft.new_provider();
    entry.follow_customer(draft);
    entry
}

/// The same, filled in so that there is nothing to say.
pub(super) fn filled() -> Draft {
    let draft = empty();
    for (field, text) in [
        (&draft.fields.company_name, "Adventure Works Lda"),
        (&draft.fields.country, "PT"),
        (&draft.fields.address_line1, "Rua Augusta 1"),
        (&draft.fields.city, "Lisboa"),
        (&draft.fields.state, "Lisboa"),
        (&draft.fields.zip, "1100-048"),
        (&draft.fields.first_name, "Ana"),
        (&draft.fields.last_name, "Silva"),
        (&draft.fields.email, "ana@adventure-works.example"),
        (&draft.fields.phone, "+351 921 231 231"),
    ] {
        field.set(text.into());
    }
    let entry = entry(&draft);
    entry.fields.instance.set(CONTOSO.into());
    entry.microsoft.domain.set("adventureworks".into());
    entry.fields.margin_rule.set("markup".into());
    entry.fields.margin_value.set("10".into());
    draft
}

pub(super) fn entry(draft: &Draft) -> ProviderDraft {
    draft.providers.snapshot().remove(0)
}

/// Where, which rule, and what it suggests.
pub(super) fn told(findings: &[LocatedIssue]) -> Vec<(Section, Option<P>, &'static str, &str)> {
    let told = findings.iter().map(|it| {
        let suggestion = it.suggestions.first().map_or("", |it| it.value.as_str());
        (it.section, it.property, it.rule.id(), suggestion)
    });
    told.collect()
}

/// The ids of the rules of these issues.
pub fn ids(issues: &[Issue]) -> Vec<&'static str> {
    issues.iter().map(|it| it.rule.id()).collect()
}

#[test]
fn there_is_nothing_to_say_of_a_good_form() {
    let draft = filled();
    assert_eq!(draft.findings(true), []);
    assert!(draft.read(true).is_ok());
}

#[test]
fn all_findings_in_the_order_of_the_page() {
    let draft = filled();
    draft.fields.company_name.set("Lda".into());
    draft.fields.country.set("US".into());
    draft.fields.state.set("Ontario".into());
    draft.fields.zip.set("1100-048".into());
    draft.fields.first_name.set("test".into());
    draft.fields.email.set("ana@".into());
    let first = entry(&draft);
    let fields = &first.microsoft;
    fields.domain.set("adventure-works".into());
    fields.default_culture.set("Portuguese".into());
    fields.keep_primary_information.tick(false);
    fields.last_name.set("X".into());
    fields.accepted_mca.tick(true);
    fields.qualifications.set("Education".into());
    let second = new_provider(&draft);
    draft.providers.push(second.clone());
    second.fields.instance.set(NORTHWIND.into());
    second.microsoft.domain.set("adventureworks".into());
    second.microsoft.accepted_mca.tick(true);
    second.microsoft.agreement_date.set("2026-11-26".into());
    second.fields.margin_rule.set("markup".into());
    second.fields.margin_value.set("ten".into());
    use Section::{Customer, Provider};
    let findings = draft.findings(true);
    let expected = [
        (Customer, P::CompanyName, "company-name-legal-form", ""),
        (Customer, P::Country, "country-not-offered", ""),
        (Customer, P::TaxId, "tax-id-asked", ""),
        (Customer, P::State, "state", ""),
        (Customer, P::Zip, "postal-code", ""),
        (Customer, P::FirstName, "person-name-placeholder", ""),
        (Customer, P::Email, "email", ""),
        (Provider(0), P::Domain, "domain-prefix", "adventureworks"),
        (
            Provider(0),
            P::SignatoryFirstName,
            "agreement-signatory",
            "",
        ),
        (Provider(0), P::SignatoryLastName, "person-name-short", ""),
        (Provider(0), P::SignatoryEmail, "agreement-signatory", ""),
        (Provider(0), P::DefaultCulture, "culture", "en-US"),
        (Provider(0), P::AgreementDate, "agreement-date", ""),
        (Provider(0), P::Qualifications, "qualifications-stay", ""),
        (Provider(1), P::MarginValue, "number", ""),
        (Provider(1), P::AgreementDate, "agreement-date-future", ""),
    ];
    let expected =
        expected.map(|(section, property, rule, it)| (section, Some(property), rule, it));
    assert_eq!(told(&findings), expected);

    let of = |severity| {
        let those = findings.iter().filter(|it| it.rule.severity() == severity);
        those.cloned().collect::<Vec<_>>()
    };
    assert_eq!(draft.read(true), Err(of(Severity::Error)));
    assert_eq!(draft.warnings(true), of(Severity::Warning));
    assert_eq!(of(Severity::Hint).len(), 1);
}

#[test]
fn warnings_do_not_keep_the_form_from_being_read() {
    let draft = filled();
    draft.fields.company_name.set("999".into());
    entry(&draft)
        .microsoft
        .qualifications
        .set("Education".into());
    assert_eq!(draft.warnings(true).len(), 2);
    assert!(draft.read(true).is_ok());
}

#[test]
fn what_an_accepted_agreement_wants() {
    // Country; box, same as contact; signatory and day; what is wanted.
    type Case = (
        &'static str,
        bool,
        bool,
        &'static [(P, &'static str)],
        &'static [&'static str],
    );
    const SIGNED: &[(P, &str)] = &[
        (P::SignatoryFirstName, "Rui"),
        (P::SignatoryLastName, "Costa"),
        (P::SignatoryEmail, "rui@contoso.example"),
        (P::AgreementDate, "2025-11-25"),
    ];
    const WITH_PHONE: &[(P, &str)] = &[
        (P::SignatoryFirstName, "Rui"),
        (P::SignatoryLastName, "Costa"),
        (P::SignatoryEmail, "rui@contoso.example"),
        (P::SignatoryPhone, "921231231"),
        (P::AgreementDate, "2025-11-25"),
    ];
    const ALL: &[&str] = &[
        "agreement-signatory",
        "agreement-signatory",
        "agreement-signatory",
        "agreement-date",
    ];
    const LATE: &[(P, &str)] = &[(P::AgreementDate, "2026-01-01")];
    const FUTURE: &[(P, &str)] = &[(P::AgreementDate, "2026-11-26")];
    let cases: [Case; 11] = [
        ("PT", false, false, &[], &[]),
        ("PT", false, true, &[], &[]),
        ("PT", false, true, LATE, &[]),
        ("PT", true, true, LATE, &["agreement-link"]),
        ("PT", true, true, FUTURE, &["agreement-date-future"]),
        ("PT", true, false, &[], ALL),
        ("PT", true, true, &[], &["agreement-date"]),
        ("PT", true, true, &[(P::AgreementDate, "2025-12-31")], &[]),
        ("PT", true, false, SIGNED, &[]),
        ("RU", true, false, SIGNED, &["phone-asked"]),
        ("RU", true, false, WITH_PHONE, &[]),
    ];
    for (at, (country, accepted, same, texts, wanted)) in cases.into_iter().enumerate() {
        let draft = filled();
        let entry = entry(&draft);
        entry.fields.instance.set(NORTHWIND.into());
        draft.fields.country.set(country.into());
        let fields = &entry.microsoft;
        fields.accepted_mca.tick(accepted);
        fields.keep_primary_information.tick(same);
        for (property, text) in texts {
            if let Some(field) = fields.get(*property) {
                field.set((*text).into());
            }
        }
        let found: Vec<_> = draft
            .warnings(true)
            .iter()
            .filter(|it| matches!(it.section, Section::Provider(_)))
            .map(|it| it.rule.id())
            .collect();
        assert_eq!(found, wanted, "case {at}");
    }
}

#[test]
fn data_typed_as_json_is_left_alone() {
    let draft = filled();
    let entry = entry(&draft);
    entry.microsoft.accepted_mca.tick(true);
    entry.show_json();
    assert_eq!(draft.warnings(true), []);
}

#[test]
fn the_countries_that_all_chosen_instances_offer() {
    let cases: [(&[&str], Option<&[&str]>); 6] = [
        (&[], None),
        (&[NORTHWIND], None),
        (&[CONTOSO], Some(&["PT", "ES"])),
        (&[CONTOSO, NORTHWIND], Some(&["PT", "ES"])),
        (&[CONTOSO, FABRIKAM], Some(&["ES"])),
        (&["8d4b1f0a-6e0f-4f6e-9d59-2f4a1f6c7b22", "no GUID"], None),
    ];
    for (instances, expected) in cases {
        let draft = filled();
        draft.providers.replace(Vec::new());
        for id in instances {
            let entry = new_provider(&draft);
            entry.fields.instance.set((*id).into());
            draft.providers.push(entry);
        }
        let countries = draft.supported_countries();
        let codes: Option<Vec<_>> =
            countries.map(|all| all.into_iter().map(CountryCode::as_str).collect());
        assert_eq!(codes.as_deref(), expected, "{instances:?}");
        for (country, is_known) in [("PT", true), ("ES", true), ("Nowhere", false), ("", false)] {
            draft.fields.country.set(country.into());
            let is_offered = !is_known || expected.is_none_or(|it| it.contains(&country));
            assert_eq!(
                draft.country_not_offered().is_none(),
                is_offered,
                "{country}"
            );
        }
    }
}

#[test]
fn what_shows_when() {
    let draft = filled();
    let zip = &draft.fields.zip;
    let rules = |field: &Field| ids(&field.issues(&|| None));
    zip.set("110".into());
    assert_eq!(
        rules(zip),
        [""; 0],
        "a warning waits until the control is left"
    );
    zip.leave(&|| None);
    assert_eq!(rules(zip), ["postal-code"]);
    draft.fields.country.set("DE".into());
    zip.set("10115".into());
    assert_eq!(rules(zip), [""; 0]);
    draft.fields.country.set("PT".into());
    assert_eq!(rules(zip), ["postal-code"], "the country has changed");

    let entry = entry(&draft);
    let fields = &entry.microsoft;
    fields.language.set("Portuguese".into());
    assert_eq!(
        rules(&fields.language),
        ["language"],
        "a hint shows at once"
    );
    let suggested = fields.language.issues(&|| None);
    assert_eq!(suggested[0].suggestions[0].value, "en");
    fields.accepted_mca.tick(true);
    assert_eq!(rules(&fields.accepted_mca), [""; 0], "a tick alone");
    fields.agreement_date.set("2026-11-24".into());
    let wanted = || entry.wanted(&fields.agreement_date);
    fields.agreement_date.leave(&wanted);
    let shown = fields.agreement_date.issues(&wanted);
    let shown: Vec<_> = shown
        .iter()
        .map(|it| (it.rule.id(), it.rule.severity()))
        .collect();
    assert_eq!(shown, [("agreement-link", Severity::Warning)]);
    fields.qualifications.set("Education".into());
    assert_eq!(
        rules(&fields.qualifications),
        ["qualifications-stay"],
        "a tick is all there is"
    );

    draft.fields.country.set("US".into());
    draft.fields.tax_id.leave(&|| None);
    assert_eq!(
        rules(&draft.fields.tax_id),
        [""; 0],
        "an empty control is left in peace"
    );
    draft.findings(true);
    assert_eq!(rules(&draft.fields.tax_id), ["tax-id-asked"]);

    let elsewhere = || Some(Rule::CountryNotOffered);
    draft.fields.country.set("uk".into());
    let issues = draft.fields.country.issues(&elsewhere);
    assert_eq!(ids(&issues), ["country-not-offered", "country-code"]);
}

#[test]
fn a_text_beyond_doubt_is_written_as_it_is_sent() {
    for (code, property, typed, written) in [
        ("NL", P::Zip, "1234ab", "1234 AB"),
        ("US", P::State, "texas", "TX"),
        (
            "PT",
            P::Email,
            "Ana <ana@contoso.example>",
            "ana@contoso.example",
        ),
        ("uk", P::Country, "uk", "GB"),
        ("PT", P::Domain, "contoso.onmicrosoft.com", "contoso"),
        ("PT", P::TaxId, "509 000 070", "PT509000070"),
        ("AD", P::Zip, "500", "AD500"),
        ("JP", P::Zip, "〒１５０ー０００１", "150-0001"),
        ("US", P::CompanyName, "Con\u{200b}toso\tLtd", "Contoso Ltd"),
        ("US", P::City, "Se\u{ad}attle\u{feff}", "Seattle"),
        (
            "US",
            P::Phone,
            "＋1\u{a0}425\u{2011}555\u{2011}0134",
            "+1 425-555-0134",
        ),
        ("PRT", P::Country, "PRT", "PT"),
        ("PT", P::Language, "\u{200e}PT", "pt"),
    ] {
        for is_left in [true, false] {
            let draft = filled();
            let entry = entry(&draft);
            draft.fields.country.set(code.into());
            let scalars = draft.fields.on_page();
            let mut fields = scalars.into_iter().chain(entry.microsoft.on_page());
            let Some(field) = fields.find(|it| it.property() == property) else {
                panic!("{property:?} has a control");
            };
            field.set(typed.into());
            if is_left {
                field.leave(&|| None);
            } else {
                draft.findings(true);
            }
            assert_eq!(field.text(), written);
            assert_eq!(field.issues(&|| None), []);
            assert!(field.is_rewritten());
            field.set("typed on".into());
            assert!(!field.is_rewritten());
        }
    }
}

/// Subscribes to the issues of every control of a form with 500 entries, and counts how often each
/// is asked anew.
#[test]
fn a_key_asks_anew_for_no_more_than_its_own_control() {
    let draft = filled();
    for _ in 1..500 {
        draft.providers.push(new_provider(&draft));
    }
    draft.findings(true);
    let entries = draft.providers.snapshot();
    let asked = Arc::new(AtomicUsize::new(0));
    let mut followed = Vec::new();
    let scalars = draft.fields.on_page().into_iter().cloned();
    let of_entries = entries
        .iter()
        .flat_map(|it| it.microsoft.on_page().map(Clone::clone));
    for field in scalars.chain(of_entries) {
        let asked = asked.clone();
        followed.push(ArcMemo::new(move |_| {
            asked.fetch_add(1, Ordering::Relaxed);
            field.issues(&|| None)
        }));
    }
    let asked_anew = || {
        asked.store(0, Ordering::Relaxed);
        for memo in &followed {
            memo.with_untracked(|_| ());
        }
        asked.load(Ordering::Relaxed)
    };
    assert_eq!(asked_anew(), followed.len());
    let last = &entries[499].microsoft;
    // The country is looked at by the postal code, the state and the tax number; the day by the day of
    // each agreement that has one.
    for (what, field, text, expected) in [
        ("a domain", &last.domain, "contoso", 1),
        ("a culture", &last.default_culture, "pt", 1),
        ("a signatory", &last.first_name, "Rui", 1),
        ("an agreement's day", &last.agreement_date, "2026-11-24", 1),
        ("the company", &draft.fields.company_name, "Contoso", 1),
        ("the postal code", &draft.fields.zip, "1100", 1),
        ("the country", &draft.fields.country, "ES", 4),
    ] {
        field.set(text.into());
        assert_eq!(asked_anew(), expected, "{what}");
    }
    draft.set_today("2026-11-26".into());
    assert_eq!(asked_anew(), 1, "the day");
    assert_eq!(asked_anew(), 0, "nothing");
    assert_eq!(entries[499].place().position().get_untracked(), 499);
}

#[test]
fn an_entry_without_an_instance_asks_for_the_instance_alone() {
    type Case = (
        &'static str,
        fn(&ProviderDraft),
        &'static [(P, &'static str)],
    );
    let cases: [Case; 6] = [
        (
            "a new entry",
            |_| (),
            &[(P::ProviderInstanceId, "required")],
        ),
        (
            "a margin that is wrong",
            |it| it.fields.margin_value.set("ten".into()),
            &[
                (P::ProviderInstanceId, "required"),
                (P::MarginValue, "number"),
            ],
        ),
        (
            "a proposed domain",
            |it| _ = it.microsoft.domain.propose("contoso"),
            &[(P::ProviderInstanceId, "required")],
        ),
        (
            "a domain that was written",
            |it| it.microsoft.domain.set("con-toso".into()),
            &[
                (P::ProviderInstanceId, "required"),
                (P::Domain, "domain-prefix"),
                (P::MarginRule, "required"),
                (P::MarginValue, "required"),
            ],
        ),
        (
            "an instance",
            |it| it.fields.instance.set(CONTOSO.into()),
            &[
                (P::Domain, "required"),
                (P::MarginRule, "required"),
                (P::MarginValue, "required"),
            ],
        ),
        (
            "no GUID",
            |it| it.fields.instance.set("contoso".into()),
            &[
                (P::ProviderInstanceId, "guid"),
                (P::Domain, "required"),
                (P::MarginRule, "required"),
                (P::MarginValue, "required"),
            ],
        ),
    ];
    for (what, act, expected) in cases {
        let draft = filled();
        let entry = draft.new_provider();
        draft.providers.replace(vec![entry.clone()]);
        act(&entry);
        let faults = draft.read(true).err().unwrap_or_default();
        let found: Vec<_> = faults
            .iter()
            .filter_map(|it| Some((it.property?, it.rule.id())))
            .collect();
        assert_eq!(found, expected, "{what}");
        assert_eq!(draft.still_found(&faults, true), faults, "{what}");
        assert_eq!(entry.problems(&draft), expected.len(), "{what}");
    }
}

#[test]
fn offer_types_are_those_of_the_instance() {
    let config = format!(
        r#"{{"providerInstances":[
            {{"id":"{CONTOSO}","name":"Contoso","kind":"microsoft","offerTypes":["License","AzurePlan"]}},
            {{"id":"{NORTHWIND}","name":"Northwind","kind":"microsoft"}}]}}"#
    );
    let config = Config::parse(&config).unwrap_or_default();
    let context = ValidationContext::for_tests(DecimalMark::Point);
    let draft = Draft::new(Arc::new(config), context);
    let entry = entry(&draft);
    let row = entry.new_offer_margin();
    entry.offer_margins.push(row.clone());
    for (instance, typed, written, rules, suggested) in [
        (CONTOSO, "azureplan", "AzurePlan", &["written"][..], &[][..]),
        (CONTOSO, " Azure Plan ", "AzurePlan", &["written"], &[]),
        (CONTOSO, "License", "License", &[], &[]),
        (CONTOSO, "Azure", "Azure", &["offer-type"], &["AzurePlan"]),
        (
            CONTOSO,
            "Type0",
            "Type0",
            &["offer-type"],
            &["License", "AzurePlan"],
        ),
        (NORTHWIND, "azureplan", "azureplan", &[], &[]),
        ("", "license", "license", &[], &[]),
    ] {
        entry.fields.instance.set(instance.into());
        row.fields.offer_type.set(typed.into());
        row.fields.offer_type.leave(&|| None);
        assert_eq!(row.fields.offer_type.text(), written, "{typed}");
        let issues = row.fields.offer_type.issues(&|| None);
        let mut found = ids(&issues);
        if row.fields.offer_type.is_rewritten() {
            found.push("written");
        }
        assert_eq!(found, rules, "{typed}");
        let values = issues.iter().flat_map(|it| &it.suggestions);
        let values: Vec<_> = values.map(|it| it.value.as_str()).collect();
        assert_eq!(values, suggested, "{typed}");
    }
    // A copy looks at its own instance.
    row.fields.offer_type.set("azureplan".into());
    let twin = entry.duplicated();
    twin.fields.instance.set(CONTOSO.into());
    let copy = twin.offer_margins.snapshot().remove(0);
    copy.fields.offer_type.leave(&|| None);
    assert_eq!(copy.fields.offer_type.text(), "AzurePlan");
    assert_eq!(row.fields.offer_type.text(), "azureplan");
}

#[test]
fn values_of_the_wrong_type_in_microsoft_s_json() {
    for (json, expected) in [
        (r#"{"AcceptedMCA":"yes"}"#, Some(P::AcceptedMca)),
        (
            r#"{"Domain":"contoso","EnableGDAP":1}"#,
            Some(P::EnableGdap),
        ),
        (
            r#"{"Foo":1,"Qualifications":"Education"}"#,
            Some(P::Qualifications),
        ),
        (r#"{"Phone":921231231}"#, Some(P::SignatoryPhone)),
        (r#"{"Foo":1,"AcceptedMCA":true,"Phone":null}"#, None),
        (r#"{"Qualifications":null}"#, None),
        (r#"{"AcceptedMCA":"#, None),
    ] {
        let draft = filled();
        let entry = entry(&draft);
        entry.show_json();
        entry.fields.data.set(json.into());
        let rule = expected.map(|key| Rule::WrongJsonType { key });
        assert_eq!(entry.wrong_json_type(), rule, "{json}");
        let faults = draft.read(true).err().unwrap_or_default();
        let is_found = faults.iter().any(|it| Some(it.rule) == rule);
        assert_eq!(is_found, rule.is_some(), "{json}");
    }
    // Other providers have keys of their own.
    let config =
        format!(r#"{{"providerInstances":[{{"id":"{CONTOSO}","name":"Other","kind":"other"}}]}}"#);
    let config = Config::parse(&config).unwrap_or_default();
    let context = ValidationContext::for_tests(DecimalMark::Point);
    let draft = Draft::new(Arc::new(config), context);
    let entry = entry(&draft);
    entry.fields.data.set(r#"{"AcceptedMCA":"yes"}"#.into());
    assert_eq!(entry.wrong_json_type(), None);
}

#[test]
fn an_entry_shows_its_data_once_it_is_wanted() {
    type Act = fn(&Draft, &ProviderDraft);
    let cases: [(&str, Act, bool); 8] = [
        ("a new entry", |_, _| (), false),
        (
            "an instance",
            |_, it| it.fields.instance.set(CONTOSO.into()),
            true,
        ),
        ("a blank", |_, it| it.fields.instance.set(" ".into()), false),
        (
            "a domain",
            |_, it| it.microsoft.domain.set("contoso".into()),
            true,
        ),
        ("a tick", |_, it| it.microsoft.enable_gdap.tick(true), true),
        (
            "another signatory",
            |_, it| it.microsoft.keep_primary_information.tick(false),
            true,
        ),
        ("JSON", |_, it| it.show_json(), true),
        // What is not on the page is not missing yet.
        (
            "a submit",
            |draft, _| {
                assert!(draft.read(true).is_err());
            },
            false,
        ),
    ];
    for (what, act, expected) in cases {
        let draft = empty();
        let entry = entry(&draft);
        act(&draft, &entry);
        assert_eq!(entry.uses_data(), expected, "{what}");
    }
}
