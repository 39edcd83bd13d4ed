//! JSON that a person types: the data of providers whose properties have no controls.

use super::Rule;

/// A JSON text, sent unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonText(String);

impl JsonText {
    /// Parses a text that is not blank. The caller checks its syntax ([`crate::RuleContext::json_syntax`]).
    ///
    /// # Errors
    /// [`Rule::Required`] if it is blank.
    pub fn parse(typed: &str) -> Result<Self, Rule> {
        match typed.trim() {
            "" => Err(Rule::Required),
            text => Ok(Self(text.to_owned())),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A position in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextPosition {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}
