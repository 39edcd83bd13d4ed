//! Microsoft partner ids.

use super::{Rule, Text};

/// A Microsoft partner id (MPN id): digits only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerId(Text);

impl PartnerId {
    /// Parses an id. Blank is `None`.
    pub fn parse_optional(typed: &str, max: usize) -> Result<Option<Self>, Rule> {
        match Text::parse_optional(typed, max)? {
            None => Ok(None),
            Some(text) if text.as_str().bytes().all(|b| b.is_ascii_digit()) => Ok(Some(Self(text))),
            Some(_) => Err(Rule::NotAPartnerId),
        }
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (typed, good) in [("4391227", true), ("", true), ("MPN 4391227", false)] {
            assert_eq!(
                PartnerId::parse_optional(typed, 255).is_ok(),
                good,
                "{typed}"
            );
        }
    }
}
