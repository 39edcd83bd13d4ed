//! Free text of the request.

use super::Rule;

/// Text of the request: trimmed, not empty, within the maximum length of its property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(String);

impl Text {
    /// Parses a text of at most `max` UTF-16 units. Blank is an error.
    pub fn parse(typed: &str, max: usize) -> Result<Self, Rule> {
        Self::parse_optional(typed, max)?.ok_or(Rule::Required)
    }

    /// Parses a text of at most `max` UTF-16 units. Blank is `None`, which is sent as `null`.
    pub fn parse_optional(typed: &str, max: usize) -> Result<Option<Self>, Rule> {
        let trimmed = typed.trim();
        let excess = excess(trimmed, max);
        if excess > 0 {
            Err(Rule::TooLong { max, excess })
        } else if trimmed.is_empty() {
            Ok(None)
        } else {
            Ok(Some(Self(trimmed.to_owned())))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Returns how many characters must be removed from the end. .NET services count UTF-16 units: "São" has three, an
/// emoji two.
fn excess(text: &str, max: usize) -> usize {
    let units: usize = text.chars().map(char::len_utf16).sum();
    let mut over = units.saturating_sub(max);
    let mut excess = 0;
    for c in text.chars().rev() {
        if over == 0 {
            break;
        }
        over = over.saturating_sub(c.len_utf16());
        excess += 1;
    }
    excess
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
                Err(Rule::TooLong {
                    max: 255,
                    excess: 1,
                }),
            ),
            ("", 255, Err(Rule::Required)),
            (" \t\u{a0}", 255, Err(Rule::Required)),
            (
                "1234567890123456789012345678901",
                30,
                Err(Rule::TooLong { max: 30, excess: 1 }),
            ),
        ] {
            let parsed = Text::parse(typed, max);
            assert_eq!(
                parsed.as_ref().map(Text::as_str),
                expected.as_ref().copied()
            );
        }
    }

    #[test]
    fn an_optional_text_may_be_blank() {
        assert_eq!(Text::parse_optional("  ", 255), Ok(None));
    }

    #[test]
    fn lengths_are_those_of_utf_16() {
        for (text, times, max, excess) in [
            ("a", 255, 255, 0),
            ("a", 256, 255, 1),
            ("é", 255, 255, 0),
            ("日", 255, 255, 0),
            // Decomposed accents that cannot be composed count separately.
            ("x\u{302}", 127, 255, 0),
            ("x\u{302}", 128, 255, 1),
            ("x\u{302}", 255, 255, 255),
            ("😀", 127, 255, 0),
            ("😀", 128, 255, 1),
            ("😀", 255, 255, 128),
            ("😀", 15, 30, 0),
            ("😀", 16, 30, 1),
            ("a😀", 10, 30, 0),
            ("𠮷", 16, 30, 1),
            ("", 1, 30, 0),
        ] {
            let typed = text.repeat(times);
            let expected = (excess > 0).then_some(Rule::TooLong { max, excess });
            assert_eq!(
                Text::parse_optional(&typed, max).err(),
                expected,
                "{times} {text}"
            );
            let shorter: String = typed.chars().rev().skip(excess).collect();
            assert!(Text::parse_optional(&shorter, max).is_ok());
        }
    }
}
