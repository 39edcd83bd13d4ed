//! Numbers with both decimal marks.

use super::*;
use DecimalMark::{Comma, Point};

#[test]
fn numbers() {
    for (typed, mark, expected) in [
        ("10.6", Point, Ok("10.6")),
        ("10.60", Point, Ok("10.60")),
        ("10", Point, Ok("10")),
        ("0.1", Point, Ok("0.1")),
        (
            "12345678901234567890.123456789",
            Point,
            Ok("12345678901234567890.123456789"),
        ),
        (" 10.6 % ", Point, Ok("10.6")),
        ("-3", Point, Ok("-3")),
        ("\u{2212}3", Point, Ok("-3")),
        ("+3", Point, Ok("3")),
        (".5", Point, Ok("0.5")),
        ("5.", Point, Ok("5")),
        ("007.10", Point, Ok("7.10")),
        ("0", Point, Ok("0")),
        ("10,6", Comma, Ok("10.6")),
        ("10.6", Comma, Ok("10.6")),
        ("1 000,5", Comma, Ok("1000.5")),
        ("1'000.5", Point, Ok("1000.5")),
        ("1’000,5", Comma, Ok("1000.5")),
        // Ambiguous, and a fraction until the person corrects it.
        ("1.234", Comma, Ok("1.234")),
        ("1,234", Point, Ok("1.234")),
        ("1,234", Comma, Ok("1.234")),
        ("10,6", Point, Err(Rule::NotANumber)),
        ("1.000,5", Comma, Err(Rule::NotANumber)),
        ("1,000.5", Point, Err(Rule::NotANumber)),
        ("10.6.1", Point, Err(Rule::NotANumber)),
        ("ten", Point, Err(Rule::NotANumber)),
        (".", Point, Err(Rule::NotANumber)),
        ("-", Point, Err(Rule::NotANumber)),
        ("--3", Point, Err(Rule::NotANumber)),
        ("1e3", Point, Err(Rule::NotANumber)),
        ("1E+05", Point, Err(Rule::NotANumber)),
        ("1e400", Point, Err(Rule::NotANumber)),
        ("1e", Point, Err(Rule::NotANumber)),
        ("1e+", Point, Err(Rule::NotANumber)),
        ("", Point, Err(Rule::Required)),
        (" % ", Point, Err(Rule::Required)),
    ] {
        let parsed = Decimal::parse(typed, mark);
        assert_eq!(
            parsed.as_ref().map(Decimal::as_str),
            expected.as_ref().copied(),
            "{typed}"
        );
        if let Ok(number) = parsed {
            assert!(serde_json::from_str::<serde_json::Number>(number.as_str()).is_ok());
        }
    }
}

#[test]
fn what_can_mean_two_numbers() {
    for (typed, mark, expected) in [
        ("1.234", Comma, Some(["1,234", "1234"])),
        ("1.000", Comma, Some(["1,000", "1000"])),
        ("12.345", Comma, Some(["12,345", "12345"])),
        ("123.456 %", Comma, Some(["123,456", "123456"])),
        ("-1.234", Comma, Some(["-1,234", "-1234"])),
        ("+1.234", Comma, Some(["1,234", "1234"])),
        ("1,234", Point, Some(["1.234", "1234"])),
        ("10,500", Point, Some(["10.500", "10500"])),
        // The language's own mark is a decimal mark, whatever follows.
        ("1,234", Comma, None),
        ("1.234", Point, None),
        ("0.125", Comma, None),
        ("0,125", Point, None),
        ("1234.567", Comma, None),
        ("1.2345", Comma, None),
        ("10.5", Comma, None),
        ("10,5", Point, None),
        ("1.234.567", Comma, None),
        ("1.234,5", Comma, None),
        ("1234", Comma, None),
        (".234", Comma, None),
        ("a.234", Comma, None),
        ("", Comma, None),
    ] {
        let interpretations = Decimal::interpretations(typed, mark);
        let expected = expected.map(|it| it.map(str::to_owned));
        assert_eq!(interpretations, expected, "{typed}");
        for (at, reading) in interpretations.iter().flatten().enumerate() {
            assert_eq!(
                Decimal::interpretations(reading, mark),
                None,
                "{reading} is clear"
            );
            let number = Decimal::parse(reading, mark);
            assert!(number.is_ok(), "{reading}");
            if at == 0 {
                assert_eq!(number, Decimal::parse(typed, mark), "{typed}");
            }
        }
    }
}

#[test]
fn what_can_mean_one_number_only() {
    for (typed, mark, expected) in [
        ("10,5", Point, Some("10.5")),
        ("-10,5 %", Point, Some("-10.5")),
        ("1.234,5", Point, Some("1234.5")),
        ("1.234,56", Comma, Some("1234,56")),
        ("1,234.56", Point, Some("1234.56")),
        ("1,234.56", Comma, Some("1234,56")),
        ("1,234,567", Point, Some("1234567")),
        ("1.234.567", Comma, Some("1234567")),
        ("1.234.567,8", Point, Some("1234567.8")),
        ("1E+05", Point, Some("100000")),
        ("1e3", Comma, Some("1000")),
        ("2.5E-03", Point, Some("0.0025")),
        ("2,5e-3", Comma, Some("0,0025")),
        ("-1.5e1", Point, Some("-15")),
        ("1e0", Point, Some("1")),
        ("1.2345e2", Comma, Some("123,45")),
        ("0e5", Point, Some("0")),
        ("1e400", Point, None),
        ("1e-400", Point, None),
        ("1e99999999999", Point, None),
        ("1e", Point, None),
        ("1e1.5", Point, None),
        ("1,23,456", Point, None),
        ("1,2,3", Point, None),
        ("12,34.56", Point, None),
        ("1.234,567.8", Point, None),
        ("10.6.1", Point, None),
        ("ten", Point, None),
        (",", Point, None),
        ("", Point, None),
    ] {
        let meant = Decimal::correct(typed, mark);
        assert_eq!(meant.as_deref(), expected, "{typed}");
        if let Some(meant) = meant {
            assert!(Decimal::parse(&meant, mark).is_ok(), "{meant}");
            assert_eq!(
                Decimal::interpretations(&meant, mark),
                None,
                "{meant} is clear"
            );
        }
    }
}

#[test]
fn another_language_writes_the_same_number() {
    for (typed, from, to, expected) in [
        ("12,5", Comma, Point, Some("12.5")),
        ("12.5", Point, Comma, Some("12,5")),
        ("12.5", Comma, Point, None),
        ("12,50 %", Comma, Point, Some("12.50")),
        ("1 000,5", Comma, Point, Some("1000.5")),
        ("-0,25", Comma, Point, Some("-0.25")),
        ("1234", Comma, Point, None),
        ("1,234", Comma, Point, Some("1.234")),
        ("1.234", Point, Comma, Some("1,234")),
        // Ambiguous in one language and in the other.
        ("1.234", Comma, Point, Some("1,234")),
        ("1,234", Point, Comma, Some("1.234")),
        ("ten", Comma, Point, None),
        ("1.234,5", Comma, Point, None),
        ("", Comma, Point, None),
        ("12,5", Comma, Comma, None),
    ] {
        let converted = Decimal::convert(typed, from, to);
        assert_eq!(converted.as_deref(), expected, "{typed}");
        if let Some(converted) = converted {
            let number = Decimal::parse(&converted, to);
            assert_eq!(number, Decimal::parse(typed, from), "{typed}");
            assert_eq!(
                Decimal::interpretations(&converted, to).is_some(),
                Decimal::interpretations(typed, from).is_some()
            );
        }
    }
}
