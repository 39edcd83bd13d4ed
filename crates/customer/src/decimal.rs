//! Decimal numbers with the digits as typed.

use super::Rule;

/// The decimal mark of the person's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecimalMark {
    /// `10.6`
    #[default]
    Point,
    /// `10,6`. A point is accepted too, for pasted numbers.
    Comma,
}

/// The maximum number of digits of a suggestion for a number with an exponent.
const WRITTEN_OUT_MAX: usize = 15;

impl DecimalMark {
    fn sign(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }

    /// Converts the point of a number to this mark.
    pub fn localize(self, pointed: &str) -> String {
        let sign = |c| if c == '.' { self.sign() } else { c };
        pointed.chars().map(sign).collect()
    }
}

/// A decimal number in JSON's notation with the digits as typed: 10.60 stays 10.60. It is never converted to a
/// binary fraction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(String);

impl Decimal {
    /// Parses a number. Ignores spaces and a final `%`. Blank is an error.
    pub fn parse(typed: &str, mark: DecimalMark) -> Result<Self, Rule> {
        let bare = bare(typed);
        if bare.is_empty() {
            return Err(Rule::Required);
        }
        let pointed = match mark {
            DecimalMark::Comma => with_point(&bare),
            // A comma in the position of a thousands separator is reported: see `interpretations`.
            DecimalMark::Point if is_ambiguous(&bare, ',') => with_point(&bare),
            DecimalMark::Point => bare,
        };
        in_json(&pointed).map(Self).ok_or(Rule::NotANumber)
    }

    /// The number in JSON's notation.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the two numbers that `typed` can mean, with the person's decimal mark, if it is ambiguous: `1.234`
    /// is 1,234 or 1234 for a person who writes a decimal comma. The first one is sent if the person does not
    /// correct it.
    pub(super) fn interpretations(typed: &str, mark: DecimalMark) -> Option<[String; 2]> {
        let bare = bare(typed);
        let sign = mark.other().sign();
        is_ambiguous(&bare, sign).then(|| {
            let (minus, number) = parts(&bare);
            let (whole, fraction) = number.split_once(sign).unwrap_or((number, ""));
            let sign = mark.sign();
            [
                format!("{minus}{whole}{sign}{fraction}"),
                format!("{minus}{whole}{fraction}"),
            ]
        })
    }

    /// Returns the only number that `typed`, which is not a number in this language, can mean: one with another
    /// decimal mark, with thousands separators, or with an exponent.
    pub(super) fn correct(typed: &str, mark: DecimalMark) -> Option<String> {
        let bare = bare(typed);
        let (minus, number) = parts(&bare);
        let (mantissa, exponent) = match number.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent)),
            None => (number, None),
        };
        let pointed = in_json(&without_groups(mantissa)?)?;
        let number = match exponent {
            Some(exponent) => written_out(&pointed, exponent)?,
            None => pointed,
        };
        Some(format!("{minus}{}", mark.localize(&number)))
    }

    /// Converts a typed number to another decimal mark. `None` if it is not a number or needs no change. Ambiguous
    /// numbers stay ambiguous.
    pub fn convert(typed: &str, from: DecimalMark, to: DecimalMark) -> Option<String> {
        if from == to {
            return None;
        }
        let number = Self::parse(typed, from).ok()?;
        let converted = match Self::interpretations(typed, from) {
            Some(_) => typed.replace(to.sign(), &from.sign().to_string()),
            None => to.localize(number.as_str()),
        };
        (converted != typed).then_some(converted)
    }
}

/// Removes spaces, apostrophes and a final `%`.
fn bare(typed: &str) -> String {
    let is_kept = |c: &char| !(c.is_whitespace() || matches!(c, '\'' | '\u{2019}'));
    let mut bare: String = typed.chars().filter(is_kept).collect();
    if bare.ends_with('%') {
        bare.pop();
    }
    bare
}

/// Splits a number into its minus and the part after the sign.
fn parts(bare: &str) -> (&'static str, &str) {
    match bare.strip_prefix(['-', '\u{2212}']) {
        Some(number) => ("-", number),
        None => ("", bare.strip_prefix('+').unwrap_or(bare)),
    }
}

fn with_point(bare: &str) -> String {
    bare.replacen(',', ".", 1)
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the only `sign` may be a thousands separator or a decimal mark: after one to three digits that do not
/// begin with zero, and before three.
fn is_ambiguous(bare: &str, sign: char) -> bool {
    let (_, number) = parts(bare);
    number.split_once(sign).is_some_and(|(whole, fraction)| {
        matches!(whole.len(), 1..=3)
            && fraction.len() == 3
            && !whole.starts_with('0')
            && are_digits(whole)
            && are_digits(fraction)
    })
}

/// Replaces the decimal mark by a point and removes thousands separators, if they are unambiguous.
fn without_groups(number: &str) -> Option<String> {
    let signs: Vec<char> = number.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let (whole, fraction) = match signs.as_slice() {
        [] => (number, None),
        // Several equal signs are thousands separators.
        [first, .., last] if first == last => (number, None),
        [.., last] => {
            let (whole, fraction) = number.rsplit_once(*last)?;
            (whole, Some(fraction))
        }
    };
    let mut groups = whole.split(*signs.first().unwrap_or(&'.'));
    let first = groups.next()?;
    let mut joined = first.to_owned();
    for group in groups {
        if group.len() != 3 || !matches!(first.len(), 1..=3) {
            return None;
        }
        joined.push_str(group);
    }
    if let Some(fraction) = fraction {
        joined.push('.');
        joined.push_str(fraction);
    }
    Some(joined)
}

/// Writes `pointed` times ten to the power of `exponent` without an exponent.
fn written_out(pointed: &str, exponent: &str) -> Option<String> {
    let power: i32 = exponent.parse().ok()?;
    let (whole, fraction) = pointed.split_once('.').unwrap_or((pointed, ""));
    let mut digits = format!("{whole}{fraction}");
    let mut point = i32::try_from(whole.len()).ok()?.checked_add(power)?;
    let limit = i32::try_from(WRITTEN_OUT_MAX).ok()?;
    if !(-limit..=limit).contains(&point) {
        return None;
    }
    while point < 1 {
        digits.insert(0, '0');
        point += 1;
    }
    let point = usize::try_from(point).ok()?;
    while digits.len() < point {
        digits.push('0');
    }
    if digits.len() > WRITTEN_OUT_MAX {
        return None;
    }
    digits.insert(point, '.');
    in_json(digits.trim_end_matches('.'))
}

/// Converts to a JSON number: no plus sign, a digit on both sides of the point, no leading zeros, and no exponent,
/// because spreadsheets write it for long numbers, which are no margins.
fn in_json(pointed: &str) -> Option<String> {
    let (minus, unsigned) = parts(pointed);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if whole.len() + fraction.len() == 0 || !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        significant => significant,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{minus}{whole}{point}{fraction}"))
}

#[cfg(test)]
mod tests;
