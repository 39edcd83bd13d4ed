//! The languages of the interface and their loaded texts.

use super::Words;
use super::lines::{Lines, MissingWords};
use std::cell::Cell;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    /// European Portuguese.
    Portuguese,
}

thread_local! {
    static READ: [Cell<Option<&'static Words>>; 2] = const { [Cell::new(None), Cell::new(None)] };
}

impl Language {
    pub const ALL: [Self; 2] = [Self::English, Self::Portuguese];

    /// Finds the language of this tag (`pt-BR`, `EN`) by its first part.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|it| {
            it.tag()
                .get(..2)
                .is_some_and(|own| own.eq_ignore_ascii_case(language))
        })
    }

    /// The language tag of the texts, for the page's `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Portuguese => "pt-PT",
        }
    }

    /// The texts, if the file has been parsed.
    pub fn words(self) -> Option<&'static Words> {
        READ.with(|read| read.get(self as usize).and_then(Cell::get))
    }

    /// Parses the file. The texts are leaked, because they live as long as the page; so each file is parsed once.
    ///
    /// # Errors
    /// [`MissingWords`] if a line is missing or left over.
    pub fn read(self, file: &str) -> Result<&'static Words, MissingWords> {
        if let Some(words) = self.words() {
            return Ok(words);
        }
        let mut lines = Lines::of(String::leak(file.to_owned()));
        let words = Words::of(self, &mut lines);
        if !lines.are_complete() {
            return Err(MissingWords);
        }
        let words: &'static Words = Box::leak(Box::new(words));
        READ.with(|read| {
            if let Some(place) = read.get(self as usize) {
                place.set(Some(words));
            }
        });
        Ok(words)
    }

    /// The texts, for tests.
    #[cfg(test)]
    pub(crate) fn own_words(self) -> &'static Words {
        let words = self.read(self.file());
        words.unwrap_or_else(|_| panic!("the file of {self:?} is complete"))
    }

    /// The content of the file, for tests. The program loads it instead.
    #[cfg(any(test, debug_assertions))]
    pub fn file(self) -> &'static str {
        match self {
            Self::English => include_str!("en.txt"),
            Self::Portuguese => include_str!("pt.txt"),
        }
    }
}
