//! Phone numbers.

use super::{Problem, Text};

/// A phone number as it was typed: digits, spaces and `+ ( ) - . /`, with 6 to 15 digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(Text);

impl Phone {
    /// A number that has to be there.
    pub fn required(typed: &str, max: usize) -> Result<Self, Problem> {
        Self::optional(typed, max)?.ok_or(Problem::Required)
    }

    /// A number that may be left out.
    pub fn optional(typed: &str, max: usize) -> Result<Option<Self>, Problem> {
        match Text::optional(typed, max)? {
            None => Ok(None),
            Some(text) if is_number(text.as_str()) => Ok(Some(Self(text))),
            Some(_) => Err(Problem::NotAPhone),
        }
    }

    /// The number as typed.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (6..=15).contains(&digits)
        && text.chars().all(|c| {
            c.is_ascii_digit()
                || c.is_whitespace()
                || matches!(c, '+' | '(' | ')' | '-' | '.' | '/')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (typed, expected) in [
            ("921231231", None),
            ("+351 921 231 231", None),
            ("(021) 345-67.89/0", None),
            ("123456", None),
            ("123456789012345", None),
            ("12345", Some(Problem::NotAPhone)),
            ("1234567890123456", Some(Problem::NotAPhone)),
            ("921231231 ext 4", Some(Problem::NotAPhone)),
            ("", Some(Problem::Required)),
        ] {
            assert_eq!(Phone::required(typed, 30).err(), expected, "{typed}");
        }
    }
}
