//! Decimal numbers, kept as they were typed.

use super::Problem;

/// The sign before the fraction in the person's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecimalMark {
    /// `10.6`
    #[default]
    Point,
    /// `10,6`; a point is understood as well, for numbers pasted from elsewhere.
    Comma,
}

/// A decimal number in JSON's notation with the very digits that were typed: 10.60 stays 10.60, and
/// no binary fraction ever comes near it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(String);

impl Decimal {
    /// A number that has to be there. Spaces and a closing `%` are passed over.
    pub fn required(typed: &str, mark: DecimalMark) -> Result<Self, Problem> {
        let compact: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let bare = compact.strip_suffix('%').unwrap_or(&compact);
        if bare.is_empty() {
            return Err(Problem::Required);
        }
        let pointed = match mark {
            DecimalMark::Comma => bare.replacen(',', ".", 1),
            DecimalMark::Point => bare.to_owned(),
        };
        in_json(&pointed).map(Self).ok_or(Problem::NotANumber)
    }

    /// The number in JSON's notation.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `pointed` as a JSON number: no plus sign, a digit on both sides of the point, no leading zeros.
fn in_json(pointed: &str) -> Option<String> {
    let (minus, unsigned) = match pointed.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", pointed.strip_prefix('+').unwrap_or(pointed)),
    };
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => unsigned.split_at(at),
        None => (unsigned, ""),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let power = exponent.trim_start_matches(['e', 'E']);
    let digits_only = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.len() + fraction.len() == 0
        || !digits_only(whole)
        || !digits_only(fraction)
        || !digits_only(power.strip_prefix(['+', '-']).unwrap_or(power))
        || (!exponent.is_empty() && !power.ends_with(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        significant => significant,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{minus}{whole}{point}{fraction}{exponent}"))
}

#[cfg(test)]
mod tests {
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
            ("1e3", Point, Ok("1e3")),
            ("10,6", Comma, Ok("10.6")),
            ("10.6", Comma, Ok("10.6")),
            ("1 000,5", Comma, Ok("1000.5")),
            ("10,6", Point, Err(Problem::NotANumber)),
            ("1.000,5", Comma, Err(Problem::NotANumber)),
            ("1,000", Point, Err(Problem::NotANumber)),
            ("10.6.1", Point, Err(Problem::NotANumber)),
            ("ten", Point, Err(Problem::NotANumber)),
            (".", Point, Err(Problem::NotANumber)),
            ("-", Point, Err(Problem::NotANumber)),
            ("1e", Point, Err(Problem::NotANumber)),
            ("1e+", Point, Err(Problem::NotANumber)),
            ("", Point, Err(Problem::Required)),
            (" % ", Point, Err(Problem::Required)),
        ] {
            let parsed = Decimal::required(typed, mark);
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
}
