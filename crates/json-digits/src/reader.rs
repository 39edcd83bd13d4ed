//! The parser.

use super::{Json, JsonError, Position};
use serde::de::IgnoredAny;

/// The treatment of ambiguous JSON: duplicate keys and unpaired surrogates.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Lenient,
    /// They are errors. The check takes quadratic time in the size of an object.
    Strict,
}

/// A parser of texts that serde_json has validated.
pub(super) struct Reader<'a> {
    text: &'a str,
    /// The position of the next byte.
    at: usize,
    mode: Mode,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, mode: Mode) -> Result<Self, JsonError> {
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

    pub(super) fn value(&mut self, depth: u32) -> Result<Json, JsonError> {
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
