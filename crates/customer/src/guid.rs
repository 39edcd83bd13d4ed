//! GUIDs of customers, provider instances and resellers.

use super::Rule;
use uuid::Uuid;

/// A GUID. Displayed in lower case with hyphens, whatever its typed notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Guid(Uuid);

impl Guid {
    /// Creates a random GUID.
    pub fn random() -> Self {
        Self(Uuid::new_v4())
    }

    /// Whether it is the nil GUID, which means a missing one.
    pub fn is_nil(self) -> bool {
        self.0.is_nil()
    }

    /// Parses a GUID. Blank is an error.
    pub fn parse(typed: &str) -> Result<Self, Rule> {
        Self::parse_optional(typed)?.ok_or(Rule::Required)
    }

    /// Parses a GUID. Blank is `None`.
    pub fn parse_optional(typed: &str) -> Result<Option<Self>, Rule> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        Uuid::try_parse(typed)
            .map(|uuid| Some(Self(uuid)))
            .map_err(|_| Rule::NotAGuid)
    }
}

impl std::fmt::Display for Guid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        let plain = "cb3cd15b-1d6e-45be-b493-c71549cbfd87";
        for (typed, expected) in [
            (plain, Ok(plain)),
            ("CB3CD15B-1D6E-45BE-B493-C71549CBFD87", Ok(plain)),
            (" {cb3cd15b-1d6e-45be-b493-c71549cbfd87} ", Ok(plain)),
            ("cb3cd15b1d6e45beb493c71549cbfd87", Ok(plain)),
            ("cb3cd15b-1d6e-45be-b493", Err(Rule::NotAGuid)),
            ("string", Err(Rule::NotAGuid)),
            ("", Err(Rule::Required)),
        ] {
            assert_eq!(
                Guid::parse(typed).map(|guid| guid.to_string()),
                expected.map(str::to_owned),
                "{typed}"
            );
        }
        assert_eq!(Guid::parse_optional(" "), Ok(None));
    }
}
