//! Decimal numbers, kept as they were typed.

use super::Rule;

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
    pub fn required(typed: &str, mark: DecimalMark) -> Result<Self, Rule> {
        let bare = bare(typed);
        if bare.is_empty() {
            return Err(Rule::Required);
        }
        let pointed = match mark {
            DecimalMark::Comma => with_point(&bare),
            // A comma that stands where thousands are parted is asked about: see `readings`.
            DecimalMark::Point if is_ambiguous(&bare, ',') => with_point(&bare),
            DecimalMark::Point => bare,
        };
        in_json(&pointed).map(Self).ok_or(Rule::NotANumber)
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
mod tests;
