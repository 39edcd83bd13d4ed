//! A JSON value that keeps the order of members and the digits of numbers.
//!
//! serde_json validates a text as a whole; the parser here reads validated texts only, so it is short.
//! Deserializing with serde adds its error messages and its float parser: a twentieth of the program.

mod reader;

use reader::{Mode, Reader};

/// The maximum depth of nesting. Hand-written JSON is not deeper, and the stack is limited.
pub const DEPTH_MAX: u32 = 100;

/// A JSON value (RFC 8259).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number with its digits.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object: names and values in their order.
    Object(Vec<(String, Json)>),
}

/// A position in a text; both are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// The reason why a text is not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// The text is not JSON from this position on.
    Syntax(Position),
    /// This value is deeper than [`DEPTH_MAX`].
    TooDeep(Position),
    /// This member has the name of an earlier one in the same object.
    DuplicateKey(String, Position),
}

impl JsonError {
    /// The position of the error.
    pub fn position(&self) -> Position {
        match self {
            Self::Syntax(position) | Self::TooDeep(position) | Self::DuplicateKey(_, position) => {
                *position
            }
        }
    }
}

impl From<serde_json::Error> for JsonError {
    fn from(error: serde_json::Error) -> Self {
        Self::Syntax(Position {
            line: error.line(),
            column: error.column(),
        })
    }
}

impl Json {
    /// Parses a text. Keeps all members with the same name, and reads unpaired surrogates as U+FFFD.
    ///
    /// # Errors
    /// The text is not JSON, or nested deeper than [`DEPTH_MAX`].
    pub fn read(text: &str) -> Result<Self, JsonError> {
        Reader::new(text, Mode::Lenient)?.value(DEPTH_MAX)
    }

    /// Checks that all parsers read the same value, before a text is sent unchanged.
    ///
    /// # Errors
    /// The text is not accepted by [`Json::read`], or has an unpaired surrogate or a duplicate key.
    pub fn validate(text: &str) -> Result<(), JsonError> {
        Reader::new(text, Mode::Strict)?.value(DEPTH_MAX).map(drop)
    }

    /// Creates an object.
    pub fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        let mut object = Vec::with_capacity(N);
        for (name, value) in members {
            object.push((name.to_owned(), value));
        }
        Self::Object(object)
    }

    /// The members of an object. Empty for other kinds.
    pub fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The items of a list. Empty for other kinds.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// Returns the member of this name, the last one if there are several.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let mut members = self.members().iter().rev();
        members.find(|(it, _)| it == name).map(|(_, value)| value)
    }

    /// The value of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value of the string member of this name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// Serializes the value without white space.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        match self {
            Self::Null => text.push_str("null"),
            Self::Bool(true) => text.push_str("true"),
            Self::Bool(false) => text.push_str("false"),
            Self::Number(number) => text.push_str(number),
            Self::Text(string) => write_string(string, text),
            Self::List(items) => {
                let mut before = "[";
                for item in items {
                    text.push_str(before);
                    item.write(text);
                    before = ",";
                }
                text.push_str(if items.is_empty() { "[]" } else { "]" });
            }
            Self::Object(members) => {
                let mut before = "{";
                for (name, value) in members {
                    text.push_str(before);
                    write_string(name, text);
                    text.push(':');
                    value.write(text);
                    before = ",";
                }
                text.push_str(if members.is_empty() { "{}" } else { "}" });
            }
        }
    }
}

/// Appends a string as JSON to `text`.
pub fn write_string(string: &str, text: &mut String) {
    text.push('"');
    for letter in string.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\0'..='\u{1f}' => {
                let code = letter as u8;
                text.push_str(if code < 16 { "\\u000" } else { "\\u001" });
                text.push(char::from_digit(u32::from(code % 16), 16).unwrap_or('0'));
            }
            _ => text.push(letter),
        }
    }
    text.push('"');
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Json {
    fn from(is_true: bool) -> Self {
        Self::Bool(is_true)
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

#[cfg(test)]
mod tests;
