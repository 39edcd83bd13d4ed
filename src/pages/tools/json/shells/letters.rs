//! The characters of a command, and the words that are read from them.

use super::{Word, WordKind};

/// The characters of a text, one after the other.
pub(super) struct Letters {
    pub(super) letters: Vec<char>,
    pub(super) at: usize,
}

impl Letters {
    pub(super) fn new(text: &str) -> Self {
        Self {
            letters: text.chars().collect(),
            at: 0,
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    pub(super) fn peek_at(&self, offset: usize) -> Option<char> {
        self.letters.get(self.at + offset).copied()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += 1;
        Some(letter)
    }

    /// Goes behind `wanted`, if that comes next.
    pub(super) fn take(&mut self, wanted: &str) -> bool {
        let is_next = wanted
            .chars()
            .enumerate()
            .all(|(offset, letter)| self.peek_at(offset) == Some(letter));
        if is_next {
            self.at += wanted.chars().count();
        }
        is_next
    }

    /// The rest of the line, without its end.
    pub(super) fn line(&mut self) -> Option<String> {
        self.peek()?;
        let mut line = String::new();
        while let Some(letter) = self.next() {
            if letter == '\n' {
                break;
            }
            line.push(letter);
        }
        Some(line)
    }

    /// As many digits of this base as come next, `most` at most, as a number.
    pub(super) fn number(&mut self, base: u32, most: usize) -> Option<u32> {
        let mut number = None;
        for _ in 0..most {
            let Some(digit) = self.peek().and_then(|it| it.to_digit(base)) else {
                break;
            };
            self.at += 1;
            number = Some(number.unwrap_or(0) * base + digit);
        }
        number
    }
}

/// The words being read. A word is there once something of it was read, even an empty quote.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) words: Vec<Word>,
    pub(super) word: Option<String>,
}

impl Reading {
    pub(super) fn push(&mut self, letter: char) {
        self.begin().push(letter);
    }

    pub(super) fn begin(&mut self) -> &mut String {
        self.word.get_or_insert_default()
    }

    pub(super) fn end(&mut self) {
        if let Some(text) = self.word.take() {
            self.words.push(Word {
                text,
                kind: WordKind::Argument,
            });
        }
    }

    pub(super) fn input(&mut self, text: String) {
        self.words.push(Word {
            text,
            kind: WordKind::Input,
        });
    }

    pub(super) fn all(mut self) -> Vec<Word> {
        self.end();
        self.words
    }
}
