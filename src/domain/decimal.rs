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

/// The most digits of a number that is offered in the place of one with an exponent.
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

    /// A number with a point as the person writes it.
    pub fn written(self, pointed: &str) -> String {
        let sign = |c| if c == '.' { self.sign() } else { c };
        pointed.chars().map(sign).collect()
    }
}

/// A decimal number in JSON's notation with the very digits that were typed: 10.60 stays 10.60, and
/// no binary fraction ever comes near it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(String);

impl Decimal {
    /// A number that has to be there. Spaces and a closing `%` are passed over.
    pub fn required(typed: &str, mark: DecimalMark) -> Result<Self, Problem> {
        let bare = bare(typed);
        if bare.is_empty() {
            return Err(Problem::Required);
        }
        let pointed = match mark {
            DecimalMark::Comma => with_point(&bare),
            // A comma that stands where thousands are parted is asked about: see `readings`.
            DecimalMark::Point if is_ambiguous(&bare, ',') => with_point(&bare),
            DecimalMark::Point => bare,
        };
        in_json(&pointed).map(Self).ok_or(Problem::NotANumber)
    }

    /// The number in JSON's notation.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Both numbers that `typed` can mean, as the person writes them, where that is in doubt: `1.234` can be
    /// 1,234 and 1234 where a comma stands before the fraction. As it stands it is taken for the first.
    pub(super) fn readings(typed: &str, mark: DecimalMark) -> Option<[String; 2]> {
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

    /// The number that `typed`, which is none in this language, can only mean, as the person writes it: with
    /// the sign of another language, with thousands parted, or with an exponent.
    pub(super) fn meant_by(typed: &str, mark: DecimalMark) -> Option<String> {
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
        Some(format!("{minus}{}", mark.written(&number)))
    }

    /// `typed` as a person writes the same number whose language has another sign. What is no number stays,
    /// and what is in doubt stays in doubt.
    pub fn respelled(typed: &str, from: DecimalMark, to: DecimalMark) -> Option<String> {
        if from == to {
            return None;
        }
        let number = Self::required(typed, from).ok()?;
        let respelled = match Self::readings(typed, from) {
            Some(_) => typed.replace(to.sign(), &from.sign().to_string()),
            None => to.written(number.as_str()),
        };
        (respelled != typed).then_some(respelled)
    }
}

/// `typed` without spaces, signs that part thousands and nothing else, and a closing `%`.
fn bare(typed: &str) -> String {
    let is_kept = |c: &char| !(c.is_whitespace() || matches!(c, '\'' | '\u{2019}'));
    let mut bare: String = typed.chars().filter(is_kept).collect();
    if bare.ends_with('%') {
        bare.pop();
    }
    bare
}

/// The minus of a number, and what follows its sign.
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

/// Whether the one `sign` in it stands where thousands are parted and where a fraction begins: behind up to
/// three digits of which the first is no zero, and before three.
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

/// `number` with a point before its fraction and nothing between its thousands, where its signs leave no
/// doubt.
fn without_groups(number: &str) -> Option<String> {
    let signs: Vec<char> = number.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let (whole, fraction) = match signs.as_slice() {
        [] => (number, None),
        // Several of one kind part thousands.
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

/// `pointed` times ten to the power of `exponent`, without the exponent.
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

/// `pointed` as a JSON number: no plus sign, a digit on both sides of the point, no leading zeros, and no
/// exponent: what a spreadsheet makes of long numbers is no margin.
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
            ("10,6", Comma, Ok("10.6")),
            ("10.6", Comma, Ok("10.6")),
            ("1 000,5", Comma, Ok("1000.5")),
            ("1'000.5", Point, Ok("1000.5")),
            ("1’000,5", Comma, Ok("1000.5")),
            // In doubt, and taken for a fraction until that is answered.
            ("1.234", Comma, Ok("1.234")),
            ("1,234", Point, Ok("1.234")),
            ("1,234", Comma, Ok("1.234")),
            ("10,6", Point, Err(Problem::NotANumber)),
            ("1.000,5", Comma, Err(Problem::NotANumber)),
            ("1,000.5", Point, Err(Problem::NotANumber)),
            ("10.6.1", Point, Err(Problem::NotANumber)),
            ("ten", Point, Err(Problem::NotANumber)),
            (".", Point, Err(Problem::NotANumber)),
            ("-", Point, Err(Problem::NotANumber)),
            ("--3", Point, Err(Problem::NotANumber)),
            ("1e3", Point, Err(Problem::NotANumber)),
            ("1E+05", Point, Err(Problem::NotANumber)),
            ("1e400", Point, Err(Problem::NotANumber)),
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
            // The language's own sign is before the fraction, whatever follows.
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
            let readings = Decimal::readings(typed, mark);
            let expected = expected.map(|it| it.map(str::to_owned));
            assert_eq!(readings, expected, "{typed}");
            for (at, reading) in readings.iter().flatten().enumerate() {
                assert_eq!(Decimal::readings(reading, mark), None, "{reading} is clear");
                let number = Decimal::required(reading, mark);
                assert!(number.is_ok(), "{reading}");
                if at == 0 {
                    assert_eq!(number, Decimal::required(typed, mark), "{typed}");
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
            let meant = Decimal::meant_by(typed, mark);
            assert_eq!(meant.as_deref(), expected, "{typed}");
            if let Some(meant) = meant {
                assert!(Decimal::required(&meant, mark).is_ok(), "{meant}");
                assert_eq!(Decimal::readings(&meant, mark), None, "{meant} is clear");
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
            // Asked about in the one language, and in the other.
            ("1.234", Comma, Point, Some("1,234")),
            ("1,234", Point, Comma, Some("1.234")),
            ("ten", Comma, Point, None),
            ("1.234,5", Comma, Point, None),
            ("", Comma, Point, None),
            ("12,5", Comma, Comma, None),
        ] {
            let respelled = Decimal::respelled(typed, from, to);
            assert_eq!(respelled.as_deref(), expected, "{typed}");
            if let Some(respelled) = respelled {
                let number = Decimal::required(&respelled, to);
                assert_eq!(number, Decimal::required(typed, from), "{typed}");
                assert_eq!(
                    Decimal::readings(&respelled, to).is_some(),
                    Decimal::readings(typed, from).is_some()
                );
            }
        }
    }
}
