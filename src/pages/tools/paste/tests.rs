//! How much of invented signatures and rows is read right.

use super::Certainty::{Sure, Unsure};
use super::cases::CASES;
use super::more_cases::MORE_CASES;
use super::split::split;
use customer::{CountryCode, Property};
use std::fmt::Write;

/// A text and its values.
pub struct Case {
    pub name: &'static str,
    pub text: &'static str,
    pub expected: &'static [(Property, &'static str)],
}

/// What the browser knows: names of countries.
fn named(key: &str) -> Option<CountryCode> {
    let names = [
        ("portugal", "PT"),
        ("germany", "DE"),
        ("deutschland", "DE"),
        ("alemanha", "DE"),
        ("united kingdom", "GB"),
        ("reino unido", "GB"),
        ("france", "FR"),
        ("franca", "FR"),
        ("spain", "ES"),
        ("espana", "ES"),
        ("espanha", "ES"),
        ("brazil", "BR"),
        ("brasil", "BR"),
        ("united states", "US"),
        ("estados unidos", "US"),
        ("poland", "PL"),
        ("polska", "PL"),
        ("polonia", "PL"),
        ("netherlands", "NL"),
        ("nederland", "NL"),
        ("ireland", "IE"),
        ("irlanda", "IE"),
        ("italy", "IT"),
        ("italia", "IT"),
        ("switzerland", "CH"),
        ("schweiz", "CH"),
        ("austria", "AT"),
        ("osterreich", "AT"),
        ("belgium", "BE"),
        ("belgique", "BE"),
        ("belgie", "BE"),
        ("denmark", "DK"),
        ("danmark", "DK"),
        ("sweden", "SE"),
        ("sverige", "SE"),
        ("norway", "NO"),
        ("norge", "NO"),
        ("finland", "FI"),
        ("canada", "CA"),
        ("australia", "AU"),
        ("india", "IN"),
        ("mexico", "MX"),
        ("angola", "AO"),
        ("mozambique", "MZ"),
        ("mocambique", "MZ"),
        ("united arab emirates", "AE"),
        ("singapore", "SG"),
    ];
    let found = names.iter().find(|(name, _)| *name == key);
    found.and_then(|(_, code)| CountryCode::from_code(code))
}

/// The figures of cases: fields that are there, that are read right, and the lines of what is not.
#[derive(Default)]
struct Score {
    fields: usize,
    right: usize,
    unsure: usize,
    wrong_and_sure: usize,
    table: String,
}

impl Score {
    fn of(cases: &[Case]) -> Self {
        let mut score = Self::default();
        for case in cases {
            let found = split(case.text, &named).found;
            let mut properties: Vec<Property> = case.expected.iter().map(|(it, _)| *it).collect();
            properties.extend(found.iter().map(|it| it.property));
            properties.sort();
            properties.dedup();
            for property in properties {
                let expected = case.expected.iter().find(|(it, _)| *it == property);
                let expected = expected.map(|(_, value)| *value);
                let got = found.iter().find(|it| it.property == property);
                let value = got.map(|it| it.value.as_str());
                score.fields += usize::from(expected.is_some());
                score.unsure += usize::from(got.is_some_and(|it| it.certainty == Unsure));
                if value == expected {
                    score.right += 1;
                    continue;
                }
                let is_sure = got.is_some_and(|it| it.certainty == Sure);
                score.wrong_and_sure += usize::from(is_sure);
                let mark = match got {
                    None => "missing",
                    Some(_) if is_sure => "WRONG",
                    Some(_) => "unsure",
                };
                _ = writeln!(
                    score.table,
                    "{mark:8}{:44}{property:?}: {} instead of {}",
                    case.name,
                    value.unwrap_or("-"),
                    expected.unwrap_or("-")
                );
            }
        }
        score
    }

    fn report(&self, name: &str) -> String {
        format!(
            "{name}: {} of {} fields right, {} unsure, {} wrong and sure\n{}",
            self.right, self.fields, self.unsure, self.wrong_and_sure, self.table
        )
    }
}

#[test]
fn nearly_all_fields_are_right_and_none_is_wrong_beyond_doubt() {
    for (name, cases) in [("cases", CASES), ("more cases", MORE_CASES)] {
        let score = Score::of(cases);
        let report = score.report(name);
        println!("{report}");
        assert!(score.right * 10 >= score.fields * 9, "{report}");
        assert_eq!(score.wrong_and_sure, 0, "{report}");
        // Doubting everything would be no help.
        assert!(score.unsure * 5 <= score.fields, "{report}");
    }
}

#[test]
fn any_text_is_read_to_its_end() {
    for case in CASES.iter().chain(MORE_CASES) {
        let ends = case.text.char_indices().map(|(at, _)| at);
        for at in ends.step_by(11) {
            let (head, tail) = case.text.split_at(at);
            split(head, &named);
            split(tail, &named);
        }
    }
    let long = "a\tb,1 ".repeat(20_000);
    for text in [
        "", "\t", "\"", ",", "@", "+", ":", "()", "-\n-", "\u{feff}", "🇵🇹", &long,
    ] {
        split(text, &named);
    }
}

#[test]
fn rows_that_are_left_out_are_counted() {
    for (text, expected) in [
        ("Contoso Lda\tLisboa", 0),
        ("Contoso Lda\tLisboa\nFabrikam Lda\tPorto", 1),
        ("Company\tCity\nContoso Lda\tLisboa", 0),
        (
            "Company\tCity\nContoso Lda\tLisboa\nFabrikam Lda\tPorto\nA\tB",
            2,
        ),
        ("Company\tCity", 0),
        ("Contoso Lda\nLisboa", 0),
    ] {
        assert_eq!(split(text, &named).further_rows, expected, "{text}");
    }
}
