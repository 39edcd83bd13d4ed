//! A JSON value that keeps the order of members and the digits of numbers.
//!
//! serde_json validates a text as a whole; the parser here reads validated texts only, so it is short.
//! Deserializing with serde adds its error messages and its float parser: a twentieth of the program.

use serde::de::IgnoredAny;

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

/// The treatment of ambiguous JSON: duplicate keys and unpaired surrogates.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Lenient,
    /// They are errors. The check takes quadratic time in the size of an object.
    Strict,
}

/// A parser of texts that serde_json has validated.
struct Reader<'a> {
    text: &'a str,
    /// The position of the next byte.
    at: usize,
    mode: Mode,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, mode: Mode) -> Result<Self, JsonError> {
        serde_json::from_str::<IgnoredAny>(text)?;
        Ok(Self { text, at: 0, mode })
    }

    fn next(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(b'"')
    }

    /// Skips white space, commas and colons: serde_json has checked their positions.
    fn find(&mut self) -> u8 {
        while matches!(self.next(), b' ' | b'\n' | b'\r' | b'\t' | b',' | b':') {
            self.at += 1;
        }
        self.next()
    }

    /// The text of a number or a literal.
    fn word(&mut self) -> &str {
        let start = self.at;
        while matches!(self.next(), b'0'..=b'9' | b'a'..=b'z' | b'E' | b'+' | b'-' | b'.')
            && self.at < self.text.len()
        {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn value(&mut self, depth: u32) -> Result<Json, JsonError> {
        let Some(depth) = depth.checked_sub(1) else {
            return Err(JsonError::TooDeep(self.position()));
        };
        Ok(match self.find() {
            b'{' => {
                self.at += 1;
                let mut members: Vec<(String, Json)> = Vec::new();
                while self.find() != b'}' {
                    let start = self.at;
                    let name = self.string()?;
                    if self.mode == Mode::Strict && members.iter().any(|(it, _)| *it == name) {
                        return Err(JsonError::DuplicateKey(name, self.position_of(start)));
                    }
                    members.push((name, self.value(depth)?));
                }
                self.at += 1;
                Json::Object(members)
            }
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                while self.find() != b']' {
                    items.push(self.value(depth)?);
                }
                self.at += 1;
                Json::List(items)
            }
            b'"' => Json::Text(self.string()?),
            _ => match self.word() {
                "true" => Json::Bool(true),
                "false" => Json::Bool(false),
                "null" => Json::Null,
                number => Json::Number(number.to_owned()),
            },
        })
    }

    /// Parses a string, from its opening quote on.
    fn string(&mut self) -> Result<String, JsonError> {
        let mut string = String::new();
        self.at += 1;
        loop {
            let start = self.at;
            while !matches!(self.next(), b'"' | b'\\') {
                self.at += 1;
            }
            string.push_str(self.text.get(start..self.at).unwrap_or_default());
            self.at += 2;
            if self.text.as_bytes().get(self.at - 2) != Some(&b'\\') {
                self.at -= 1;
                return Ok(string);
            }
            string.push(match self.text.as_bytes().get(self.at - 1) {
                Some(b'n') => '\n',
                Some(b't') => '\t',
                Some(b'r') => '\r',
                Some(b'b') => '\u{8}',
                Some(b'f') => '\u{c}',
                Some(b'u') => self.letter()?,
                Some(other) => char::from(*other),
                None => return Ok(string),
            });
        }
    }

    /// Parses the escape of a letter: `\u` and four digits, or two of them for a surrogate pair (RFC 8259, section
    /// 7). Services that truncate texts write unpaired surrogates; they are read as U+FFFD.
    fn letter(&mut self) -> Result<char, JsonError> {
        let mut code = self.digits();
        let is_first = (0xd800..0xdc00).contains(&code);
        if is_first && self.text.get(self.at..self.at + 2) == Some("\\u") {
            let behind = self.at;
            self.at += 2;
            let second = self.digits();
            if (0xdc00..0xe000).contains(&second) {
                code = 0x10000 + ((code - 0xd800) << 10) + (second - 0xdc00);
            } else {
                self.at = behind;
            }
        }
        match char::from_u32(code) {
            None if self.mode == Mode::Strict => Err(JsonError::Syntax(self.position())),
            letter => Ok(letter.unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }

    fn digits(&mut self) -> u32 {
        let digits = self.text.get(self.at..self.at + 4).unwrap_or_default();
        self.at += 4;
        u32::from_str_radix(digits, 16).unwrap_or(u32::MAX)
    }

    /// The position of the next byte.
    fn position(&self) -> Position {
        self.position_of(self.at)
    }

    /// The position of a byte. Reads the text up to it, so only for errors.
    fn position_of(&self, at: usize) -> Position {
        let before = self.text.get(..at).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: at + 1 - line,
        }
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
            let read = Json::read(text).map(|json| json.to_text());
            assert_eq!(read.as_deref(), Ok(text));
        }
    }

    #[test]
    fn white_space_and_other_spellings_go() {
        for (text, expected) in [
            (" { \"a\" : [ 1 , 2 ] } ", r#"{"a":[1,2]}"#),
            (r#""\u00e9\/\ud83d\ude00""#, "\"é/😀\""),
            (r#""\u000A\b\f\u00e9\u001F""#, r#""\n\u0008\u000cé\u001f""#),
        ] {
            let read = Json::read(text).map(|json| json.to_text());
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
        ] {
            let error = JsonError::Syntax(Position { line, column });
            assert_eq!(Json::read(text), Err(error), "{text}");
        }
    }

    #[test]
    fn half_a_letter_is_read_as_the_sign_for_none() {
        for (text, expected) in [
            (r#""Bad \ud83d""#, "Bad \u{fffd}"),
            (r#""\ud83d""#, "\u{fffd}"),
            (r#""\ude00""#, "\u{fffd}"),
            (r#""\uDBFF.""#, "\u{fffd}."),
            (r#""\ude00\ud83d""#, "\u{fffd}\u{fffd}"),
            (r#""\ud83d\ud83d\ude00""#, "\u{fffd}😀"),
            (r#""\ud83d\u0041""#, "\u{fffd}A"),
            (r#""\ud83d\ue000""#, "\u{fffd}\u{e000}"),
            (r#""\ud83d\n""#, "\u{fffd}\n"),
            (r#""\ud83dude00""#, "\u{fffd}ude00"),
            (r#""\ud83d\\ude00""#, "\u{fffd}\\ude00"),
            (r#""\ud83d\ude00""#, "😀"),
        ] {
            assert_eq!(Json::read(text), Ok(expected.into()), "{text}");
            let around = format!(r#"{{{text}:[1,{text}]}}"#);
            let read = Json::read(&around).unwrap_or_default();
            let items = read.get(expected).map(Json::items).unwrap_or_default();
            assert_eq!(items.last().and_then(Json::as_str), Some(expected));
        }
    }

    #[test]
    fn what_others_may_read_otherwise_is_a_fault_in_what_is_sent() {
        let repeated = |name: &str, line, column| {
            Err(JsonError::DuplicateKey(
                name.to_owned(),
                Position { line, column },
            ))
        };
        let syntax = |line, column| Err(JsonError::Syntax(Position { line, column }));
        for (text, expected) in [
            (r#"{"a":1,"a":2}"#, repeated("a", 1, 8)),
            ("{\"a\":1,\n  \"b\":2,\n  \"a\":1\n}", repeated("a", 3, 3)),
            (r#"[{"x":{"a":1,"b":{},"a":2}}]"#, repeated("a", 1, 21)),
            (r#"{"a":1,"\u0061":2}"#, repeated("a", 1, 8)),
            (r#"{"":1,"":2}"#, repeated("", 1, 7)),
            (r#"{"a":{"b":1,"b":2},"a":3}"#, repeated("b", 1, 13)),
            (r#""\ud800""#, syntax(1, 8)),
            (r#""\udc00""#, syntax(1, 8)),
            ("[\n\"\\ud83d\\ue000\"]", syntax(2, 8)),
            (r#"{"a":1,"a":2"#, syntax(1, 12)),
            (r#"{"a":1,"A":2}"#, Ok(())),
            (r#"{"a":{"a":{"a":1}}}"#, Ok(())),
            (r#"[{"a":1},{"a":2}]"#, Ok(())),
            (r#"{"a":"a","b":"a"}"#, Ok(())),
            (r#""\ud83d\ude00""#, Ok(())),
            ("{}", Ok(())),
            ("7", Ok(())),
        ] {
            assert_eq!(Json::validate(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_too_deep_is_told_by_its_place() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
            for (times, is_read) in [(25, true), (49, true), (100, false), (50_000, false)] {
                let text = format!("{}1{}", open.repeat(times), close.repeat(times));
                let read = Json::read(&text).map(drop);
                match (is_read, read) {
                    (true, Ok(())) | (false, Err(JsonError::TooDeep(Position { line: 1, .. }))) => {
                    }
                    (_, read) => panic!("{open} {times}: {read:?}"),
                }
            }
        }
        // Nesting is not reported where the text is not JSON.
        let open = "[".repeat(50_000);
        assert!(matches!(Json::read(&open), Err(JsonError::Syntax(_))));
    }
}
