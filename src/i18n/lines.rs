//! The lines of a language's file: `name = text`, without the name in what is shipped; blank lines and
//! those that begin with `#` are for authors.

use super::PropertyWords;

/// The file has not exactly the words that the program wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingWords;

/// The lines that are left. Words live as long as the page.
pub(super) struct Lines {
    rest: std::str::Lines<'static>,
    is_short: bool,
}

impl Lines {
    pub(super) fn of(file: &'static str) -> Self {
        Self {
            rest: file.lines(),
            is_short: false,
        }
    }

    /// The next text; an empty one once there is none left.
    #[inline(never)]
    pub(super) fn text(&mut self) -> &'static str {
        for line in self.rest.by_ref() {
            if !line.starts_with('#')
                && let Some((_, text)) = line.split_once('=')
            {
                return text.trim_start();
            }
        }
        self.is_short = true;
        ""
    }

    /// The next line as a property's words: label, noun and hint with bars between them.
    pub(super) fn property(&mut self) -> PropertyWords {
        let mut parts = self.text().split('|');
        let mut part = || parts.next().unwrap_or_default().trim();
        PropertyWords {
            label: part(),
            noun: part(),
            hint: part(),
        }
    }

    /// Whether every word was there and none is left over.
    pub(super) fn are_complete(mut self) -> bool {
        let was_short = self.is_short;
        self.text();
        !was_short && self.is_short
    }
}
