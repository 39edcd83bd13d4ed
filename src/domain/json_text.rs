//! JSON that a person types: the data of providers that have no controls of their own here.

use super::Problem;
use crate::json::Json;

/// Text that is JSON, kept to the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonText(String);

impl JsonText {
    /// JSON that has to be there.
    ///
    /// # Errors
    /// [`Problem::NotJson`] with the place of the first character that does not fit.
    pub fn required(typed: &str) -> Result<Self, Problem> {
        let trimmed = typed.trim();
        if trimmed.is_empty() {
            return Err(Problem::Required);
        }
        match Json::read(trimmed) {
            Ok(_) => Ok(Self(trimmed.to_owned())),
            Err(fault) => Err(Problem::NotJson {
                line: fault.line,
                column: fault.column,
            }),
        }
    }

    /// The JSON itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json() {
        for (typed, expected) in [
            ("{\"Account\":\"4711\"}", None),
            (" {} ", None),
            ("", Some(Problem::Required)),
            (
                "{\"Account\":}",
                Some(Problem::NotJson {
                    line: 1,
                    column: 12,
                }),
            ),
            (
                "{\n  \"Account\": 1,\n}",
                Some(Problem::NotJson { line: 3, column: 1 }),
            ),
            ("{} {}", Some(Problem::NotJson { line: 1, column: 4 })),
        ] {
            assert_eq!(JsonText::required(typed).err(), expected, "{typed}");
        }
    }
}
