//! The languages of the interface and their loaded texts.

use super::Words;
use super::lines::{Lines, MissingWords};
use std::cell::Cell;

/// Declares [`Language`]: each with the tag of its words and the file of its words in this folder.
macro_rules! languages {
    ($($(#[$doc:meta])* $name:ident: $tag:literal, $file:literal;)*) => {
        /// A language of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Language {
            $($(#[$doc])* $name,)*
        }

        impl Language {
            /// All of them.
            pub const ALL: [Self; [$($tag),*].len()] = [$(Self::$name,)*];

            /// The tag of the words themselves, for the page's `lang`.
            pub fn tag(self) -> &'static str {
                match self {
                    $(Self::$name => $tag,)*
                }
            }

            /// The name of its file in the source.
            pub fn file_name(self) -> &'static str {
                match self {
                    $(Self::$name => $file,)*
                }
            }

            /// Its file in the source, for tests: the program loads it.
            #[cfg(any(test, debug_assertions))]
            pub fn file(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!($file),)*
                }
            }
        }
    };
}

languages! {
    /// English.
    English: "en", "en.txt";
    /// European Portuguese.
    Portuguese: "pt-PT", "pt.txt";
}

thread_local! {
    static READ: [Cell<Option<&'static Words>>; Language::ALL.len()] =
        const { [const { Cell::new(None) }; Language::ALL.len()] };
}

impl Language {
    /// The language of this tag (`pt-BR`, `EN`), by its first part.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|it| {
            it.tag()
                .get(..2)
                .is_some_and(|own| own.eq_ignore_ascii_case(language))
        })
    }

    /// Its words, once its file has been read.
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
        let mut lines = Lines::new(String::leak(file.to_owned()));
        let words = Words::read(self, &mut lines);
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
}
