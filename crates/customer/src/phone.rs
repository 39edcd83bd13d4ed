//! Phone numbers.

use super::{Rule, Text};

/// A phone number as typed. The specification limits its length only; [`Phone::is_usual`] decides on a warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(Text);

/// The words before an extension, the longer ones first.
const EXTENSIONS: [&str; 11] = [
    ";ext=",
    "extension",
    "extensão",
    "extensÃo",
    "extensao",
    "ramal",
    "ext.",
    "ext",
    "int.",
    "x",
    "#",
];

/// The maximum number of digits of an extension.
const EXTENSION_MAX: usize = 6;

impl Phone {
    /// Parses a number. Blank is an error.
    pub fn parse(typed: &str, max: usize) -> Result<Self, Rule> {
        Text::parse(typed, max).map(Self)
    }

    /// Parses a number. Blank is `None`.
    pub fn parse_optional(typed: &str, max: usize) -> Result<Option<Self>, Rule> {
        Ok(Text::parse_optional(typed, max)?.map(Self))
    }

    /// Whether it looks like a phone number: 6 to 15 digits (ITU-T E.164) with spaces and `+ ( ) - . /` between
    /// them, and an optional extension.
    pub(super) fn is_usual(typed: &str) -> bool {
        let number = without_extension(typed.trim());
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        (6..=15).contains(&digits)
            && number.chars().all(|c| {
                c.is_ascii_digit()
                    || c.is_whitespace()
                    || matches!(c, '+' | '(' | ')' | '-' | '.' | '/')
            })
    }

    /// The number inside a link that was pasted: `tel:+351921231231`. `None` where there is no link.
    pub(super) fn pasted(typed: &str) -> Option<&str> {
        let (scheme, number) = typed.trim().split_once(':')?;
        let number = number.trim();
        (scheme.eq_ignore_ascii_case("tel") && !number.is_empty()).then_some(number)
    }

    /// The number as typed.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// Removes an extension: `ext. 22`, `x22`, `#22` and the like.
fn without_extension(number: &str) -> &str {
    let before = number.trim_end_matches(|c: char| c.is_ascii_digit());
    if !(1..=EXTENSION_MAX).contains(&(number.len() - before.len())) {
        return number;
    }
    let before = before.trim_end();
    let without = |extension: &&str| {
        let at = before.len().checked_sub(extension.len())?;
        let (number, word) = before.split_at_checked(at)?;
        word.eq_ignore_ascii_case(extension).then_some(number)
    };
    let found = EXTENSIONS.iter().find_map(without);
    found.map_or(number, |number| number.trim_end_matches([' ', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (typed, is_usual) in [
            ("921231231", true),
            ("+351 921 231 231", true),
            ("(021) 345-67.89/0", true),
            ("123456", true),
            ("123456789012345", true),
            ("+1 425 555 0134 ext. 22", true),
            ("+1 425 555 0134 ext 22", true),
            ("+1 425 555 0134 Ext.22", true),
            ("+1 425 555 0134, ext. 22", true),
            ("+1 425 555 0134 x22", true),
            ("+1 425 555 0134x22", true),
            ("+1 425 555 0134 X 22", true),
            ("+1 425 555 0134 #22", true),
            ("+1-425-555-0134;ext=22", true),
            ("921231231 extension 4", true),
            ("921231231 extensão 4", true),
            ("921231231 EXTENSÃO 4", true),
            ("11 3456-7890 ramal 12", true),
            ("921231231 int. 7", true),
            ("12345", false),
            ("1234567890123456", false),
            ("123456789012345678901234567890", false),
            ("12345 ext. 22", false),
            ("921231231 ext.", false),
            ("921231231 ext. 1234567", false),
            ("921231231 floor 4", false),
            ("921231231 / 921231232 / 93", false),
            ("call me", false),
            ("1-800-FLOWERS", false),
            ("ext. 22", false),
            ("x22", false),
            ("", false),
        ] {
            assert_eq!(Phone::is_usual(typed), is_usual, "{typed}");
        }
    }

    #[test]
    fn pasted_links() {
        for (typed, expected) in [
            ("tel:+351921231231", Some("+351921231231")),
            (" TEL: +351 921 231 231 ", Some("+351 921 231 231")),
            ("tel:+1-425-555-0134;ext=22", Some("+1-425-555-0134;ext=22")),
            ("tel:", None),
            ("telephone: 921231231", None),
            ("+351 921 231 231", None),
            ("", None),
        ] {
            assert_eq!(Phone::pasted(typed), expected, "{typed}");
        }
    }

    #[test]
    fn the_specification_bounds_the_length_alone() {
        let too_long = Rule::TooLong { max: 30, excess: 1 };
        for (typed, expected) in [
            ("+1 425 555 0134 ext. 22", None),
            ("call me", None),
            ("1", None),
            ("123456789012345678901234567890", None),
            ("1234567890123456789012345678901", Some(too_long)),
            (" ", Some(Rule::Required)),
        ] {
            assert_eq!(Phone::parse(typed, 30).err(), expected, "{typed}");
        }
        assert_eq!(Phone::parse_optional("", 30), Ok(None));
    }
}
