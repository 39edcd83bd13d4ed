//! Free text of the request: trimmed, not blank, within its length.

use super::Problem;

/// Text as it goes over the wire: trimmed, not empty, no longer than its property allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(String);

impl Text {
    /// Text that has to be there, of at most `max` characters.
    pub fn required(typed: &str, max: usize) -> Result<Self, Problem> {
        Self::optional(typed, max)?.ok_or(Problem::Required)
    }

    /// Text that may be left out: blank is `None`, which the request writes as `null`.
    pub fn optional(typed: &str, max: usize) -> Result<Option<Self>, Problem> {
        let trimmed = typed.trim();
        // Characters, as the specification says, and not bytes: "São" has three.
        let length = trimmed.chars().count();
        if length > max {
            Err(Problem::TooLong { max, length })
        } else if trimmed.is_empty() {
            Ok(None)
        } else {
            Ok(Some(Self(trimmed.to_owned())))
        }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_required_text() {
        let long = "é".repeat(255);
        let longer = "é".repeat(256);
        for (typed, max, expected) in [
            ("Contoso", 255, Ok("Contoso")),
            ("  Contoso Lda \u{a0}\n", 255, Ok("Contoso Lda")),
            (long.as_str(), 255, Ok(long.as_str())),
            (
                longer.as_str(),
                255,
                Err(Problem::TooLong {
                    max: 255,
                    length: 256,
                }),
            ),
            ("", 255, Err(Problem::Required)),
            (" \t\u{a0}", 255, Err(Problem::Required)),
            (
                "1234567890123456789012345678901",
                30,
                Err(Problem::TooLong {
                    max: 30,
                    length: 31,
                }),
            ),
        ] {
            let parsed = Text::required(typed, max);
            assert_eq!(
                parsed.as_ref().map(Text::as_str),
                expected.as_ref().copied()
            );
        }
    }

    #[test]
    fn an_optional_text_may_be_blank() {
        assert_eq!(Text::optional("  ", 255), Ok(None));
    }
}
