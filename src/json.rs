//! JSON as a value that keeps everything: members in their order, numbers as they are written.
//!
//! serde_json reads and checks; its own value would bring a map, a hash and the writing of floats with it.

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt::{Formatter, Result as Written};

/// Values within values, at most: nothing that is meant for people is deeper, and the stack has an end.
const DEPTH_MAX: u32 = 100;

/// A JSON value (RFC 8259).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object: names and values in the order in which they stand.
    Object(Vec<(String, Json)>),
}

/// Where a text stops being JSON; both are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonFault {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl From<serde_json::Error> for JsonFault {
    fn from(fault: serde_json::Error) -> Self {
        Self {
            line: fault.line(),
            column: fault.column(),
        }
    }
}

impl Json {
    /// Reads a text.
    ///
    /// # Errors
    /// Where it is no JSON, or nested deeper than people ever write it.
    pub fn read(text: &str) -> Result<Self, JsonFault> {
        value_of(serde_json::from_str::<&RawValue>(text)?.get(), DEPTH_MAX)
    }

    /// An object of these members.
    pub fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        let mut object = Vec::with_capacity(N);
        for (name, value) in members {
            object.push((name.to_owned(), value));
        }
        Self::Object(object)
    }

    /// The members of an object; none of another kind.
    pub fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The items of a list; none of another kind.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The member of this name; the last one where it stands twice.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let mut members = self.members().iter().rev();
        members.find(|(it, _)| it == name).map(|(_, value)| value)
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of the string of this name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// The value as JSON, without white space.
    pub fn written(&self) -> String {
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

fn write_string(string: &str, text: &mut String) {
    text.push_str(&serde_json::to_string(string).unwrap_or_default());
}

/// The value of a text that was found to be one.
fn value_of(raw: &str, depth: u32) -> Result<Json, JsonFault> {
    let Some(depth) = depth.checked_sub(1) else {
        return Err(JsonFault { line: 1, column: 1 });
    };
    Ok(match raw.as_bytes().first() {
        Some(b'{') => {
            let Members(members) = serde_json::from_str(raw)?;
            let mut object = Vec::with_capacity(members.len());
            for (name, value) in members {
                object.push((name, value_of(value.get(), depth)?));
            }
            Json::Object(object)
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(raw)?;
            let mut list = Vec::with_capacity(items.len());
            for value in items {
                list.push(value_of(value.get(), depth)?);
            }
            Json::List(list)
        }
        Some(b'"') => Json::Text(serde_json::from_str(raw)?),
        Some(b't') => Json::Bool(true),
        Some(b'f') => Json::Bool(false),
        Some(b'n') | None => Json::Null,
        Some(_) => Json::Number(raw.to_owned()),
    })
}

/// The members of an object, their values not read yet.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_map(InOrder)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Members<'de>;

    fn expecting(&self, text: &mut Formatter<'_>) -> Written {
        text.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
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
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_as_it_was() {
        for text in [
            "null",
            "true",
            "false",
            "0",
            "-10.60",
            "1e400",
            "123456789012345678901234567890",
            "\"\"",
            r#""a\"b\\c\n\u0001é😀""#,
            "[]",
            "{}",
            r#"[1,[2,{"b":1,"a":[]}],null]"#,
            r#"{"":{},"b":"x","a":0.10}"#,
        ] {
            let read = Json::read(text).map(|json| json.written());
            assert_eq!(read.as_deref(), Ok(text));
        }
    }

    #[test]
    fn white_space_and_other_spellings_go() {
        for (text, expected) in [
            (" { \"a\" : [ 1 , 2 ] } ", r#"{"a":[1,2]}"#),
            (r#""\u00e9\/\ud83d\ude00""#, "\"é/😀\""),
        ] {
            let read = Json::read(text).map(|json| json.written());
            assert_eq!(read.as_deref(), Ok(expected));
        }
    }

    #[test]
    fn the_last_of_one_name_counts() {
        let json = Json::read(r#"{"a":1,"a":"2"}"#).unwrap_or_default();
        assert_eq!(json.text("a"), Some("2"));
        assert_eq!(json.get("b"), None);
    }

    #[test]
    fn what_is_no_json_is_told_by_its_place() {
        for (text, line, column) in [
            ("", 1, 0),
            ("{", 1, 1),
            ("{\n \"a\": 1,\n}", 3, 1),
            ("{} {}", 1, 4),
            ("[01]", 1, 3),
            ("nul", 1, 3),
            (r#""\ud800""#, 1, 8),
        ] {
            assert_eq!(Json::read(text), Err(JsonFault { line, column }), "{text}");
        }
    }

    #[test]
    fn no_depth_ends_the_program() {
        for deep in ["[", "{\"a\":"] {
            for (depth, closed) in [(50, true), (100_000, false)] {
                let end = if deep == "[" { "]" } else { "}" };
                let text = format!("{}1{}", deep.repeat(depth), end.repeat(depth));
                assert_eq!(Json::read(&text).is_ok(), closed, "{deep} {depth}");
            }
        }
    }
}
