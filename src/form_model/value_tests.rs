//! What is typed and what is meant: pasted texts, dates, countries, numbers.

use super::rule_tests::{entry, filled, ids, told};
use super::*;
use crate::config::Config;
use customer::{DecimalMark, Property as P, Rule};
use std::sync::Arc;

/// As the browser does, as far as these tests need it.
fn composed(text: &str) -> String {
    let mut text = text.to_owned();
    for (apart, together) in [
        ("a\u{303}", "ã"),
        ("e\u{301}", "é"),
        ("a\u{301}", "á"),
        ("A\u{301}", "Á"),
    ] {
        text = text.replace(apart, together);
    }
    text
}

#[test]
fn letters_are_composed_when_a_control_is_left() {
    let config = Arc::new(Config::default());
    let draft = Draft::new(config, ValidationContext::new(DecimalMark::Point, composed));
    draft.use_rules(&RULES);
    let long = "e\u{301}".repeat(255);
    for (country, field, typed, expected, rules) in [
        (
            "PT",
            &draft.fields.first_name,
            "Joa\u{303}o",
            "João",
            &[][..],
        ),
        (
            "CA",
            &draft.fields.state,
            "Que\u{301}bec",
            "QC",
            &["written"],
        ),
        (
            "MX",
            &draft.fields.state,
            "Quere\u{301}taro",
            "Querétaro",
            &[],
        ),
        (
            "MX",
            &draft.fields.state,
            "MICHOACA\u{301}N",
            "Michoacán",
            &["written"],
        ),
        (
            "PT",
            &draft.fields.city,
            "\u{feff}Joa\u{303}o",
            "João",
            &["written"],
        ),
        (
            "PT",
            &draft.fields.email,
            "joa\u{303}o@contoso.example",
            "joão@contoso.example",
            &[],
        ),
        ("PT", &draft.fields.city, &long, &"é".repeat(255), &[]),
        (
            "PT",
            &draft.fields.last_name,
            &"e\u{301}".repeat(40),
            &"é".repeat(40),
            &[],
        ),
        (
            "PT",
            &draft.fields.last_name,
            &"e\u{301}".repeat(41),
            &"é".repeat(41),
            &["person-name-long"],
        ),
        ("PT", &draft.fields.city, "x\u{302}", "x\u{302}", &[]),
    ] {
        draft.fields.country.set(country.into());
        field.set(typed.to_owned());
        let is_wrong = rules.iter().any(|rule| *rule != "written");
        let rule = field.issue().map(|it| it.rule.id());
        assert!(
            is_wrong || rule.is_none_or(|rule| rule == "state"),
            "{typed} is judged as it is meant while it is typed: {rule:?}"
        );
        field.leave(&|| None);
        assert_eq!(field.text(), expected);
        let mut shown = ids(&field.issues(&|| None));
        if field.is_rewritten() {
            shown.push("written");
        }
        assert_eq!(shown, rules, "{typed}");
    }
}

#[test]
fn a_text_of_nothing_that_can_be_seen_is_blank() {
    for typed in ["\u{200b}", " \u{feff}\u{200e} ", "\u{3164}"] {
        let draft = filled();
        draft.fields.city.set(typed.into());
        draft.fields.tax_id.set(typed.into());
        draft.fields.city.leave(&|| None);
        assert_eq!(draft.fields.city.text(), "");
        assert_eq!(
            draft.fields.city.issues(&|| None),
            [],
            "left empty, and in peace"
        );
        let faults = draft.read(true).err().unwrap_or_default();
        assert_eq!(
            told(&faults),
            [(Section::Customer, Some(P::City), "required", "")]
        );
    }
}

#[test]
fn a_part_of_a_date_is_an_error_once_it_is_left() {
    let draft = filled();
    let entry = entry(&draft);
    let date = &entry.microsoft.agreement_date;
    let rules = || ids(&date.issues(&|| None));
    date.set_unfinished(true);
    assert_eq!(rules(), [""; 0], "not while it is typed");
    date.leave(&|| None);
    assert_eq!(rules(), ["date"]);
    let faults = draft.read(true).err().unwrap_or_default();
    assert_eq!(
        told(&faults),
        [(Section::Provider(0), Some(P::AgreementDate), "date", "")]
    );
    for end in [
        (|date: &Field| date.set_unfinished(false)) as fn(&Field),
        |date| date.set("2025-11-25".into()),
        |date| date.release(),
    ] {
        date.set(String::new());
        date.set_unfinished(true);
        assert_eq!(rules(), ["date"]);
        end(date);
        assert_eq!(rules(), [""; 0]);
        assert!(draft.read(true).is_ok());
    }
    // A press without leaving the control looks for it as well.
    date.set_unfinished(true);
    assert!(draft.read(true).is_err());
}

#[test]
fn years_in_which_no_agreement_was_accepted_are_errors() {
    for (typed, rule, is_sent) in [
        ("2025-11-25", "", true),
        ("2026-11-25", "", true),
        ("2000-01-01", "", true),
        ("2026-12-01", "agreement-date-future", true),
        ("0026-11-25", "date-year", false),
        ("0202-11-25", "date-year", false),
        ("1999-12-31", "date-year", false),
        ("2062-11-25", "date-year", false),
        ("9999-12-31", "date-year", false),
    ] {
        let draft = filled();
        let entry = entry(&draft);
        let date = &entry.microsoft.agreement_date;
        date.set(typed.into());
        date.leave(&|| None);
        let issues = date.issues(&|| None);
        assert_eq!(ids(&issues).first().map_or("", |id| id), rule, "{typed}");
        assert_eq!(draft.read(true).is_ok(), is_sent, "{typed}");
    }
}

#[test]
fn kosovo_is_sent_where_the_operator_allows_it() {
    for (config, expected) in [
        ("{}", &["country-not-allowed", "country-not-iso"][..]),
        (
            r#"{"allowKosovo":false}"#,
            &["country-not-allowed", "country-not-iso"],
        ),
        (r#"{"allowKosovo":true}"#, &["country-not-iso"]),
    ] {
        let config = Config::parse(config).unwrap_or_default();
        let context = ValidationContext::for_tests(DecimalMark::Point);
        let draft = Draft::new(Arc::new(config), context);
        draft.fields.country.set("xk".into());
        let elsewhere = || draft.country_not_offered();
        draft.fields.country.leave(&elsewhere);
        assert_eq!(draft.fields.country.text(), "XK");
        assert_eq!(ids(&draft.fields.country.issues(&elsewhere)), expected);
        let errors = draft.read(true).err().unwrap_or_default();
        let is_refused = errors.iter().any(|it| it.rule == Rule::CountryNotAllowed);
        assert_eq!(is_refused, expected.len() == 2);
    }
}

#[test]
fn a_postal_code_of_another_country_offers_that_country() {
    let draft = filled();
    for (country, code, offered) in [
        ("IE", "BT7 1ZZ", "GB"),
        ("GB", "JE2 3AB", "JE"),
        ("GB", "IM1 1AA", "IM"),
        ("US", "00901", "PR"),
    ] {
        draft.fields.country.set(country.into());
        draft.fields.zip.set(code.into());
        draft.fields.zip.leave(&|| None);
        let issues = draft.fields.zip.issues(&|| None);
        let suggestions = issues.first().map_or(&[][..], |it| &it.suggestions);
        let [suggestion] = suggestions else {
            panic!("{code}: {suggestions:?}");
        };
        assert_eq!(
            (suggestion.property, suggestion.value.as_str()),
            (P::Country, offered)
        );
        draft.fields.country.set(suggestion.value.clone());
        assert_eq!(draft.fields.zip.issues(&|| None), [], "{code} in {offered}");
    }
}

#[test]
fn what_the_server_said_of_a_number_outlives_another_language() {
    let draft = filled();
    let value = &entry(&draft).fields.margin_value;
    value.set("12.5".into());
    value.refuse("Too much.".into());
    draft.set_mark(DecimalMark::Comma);
    assert_eq!(value.text(), "12,5");
    assert_eq!(value.server_messages(), ["Too much."]);
}
