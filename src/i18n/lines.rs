//! The lines of a language file: `name = text`, in releases without the name. Blank lines and lines that begin with
//! `#` are comments.

use super::PropertyWords;

/// The language file does not contain exactly the texts of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingWords;

/// The unread lines. They live as long as the page.
pub(crate) struct Lines {
    rest: std::str::Lines<'static>,
    is_short: bool,
}

impl Lines {
    pub(crate) fn new(file: &'static str) -> Self {
        Self {
            rest: file.lines(),
            is_short: false,
        }
    }

    /// Takes the next text. Empty if there is none.
    #[inline(never)]
    pub(crate) fn text(&mut self) -> &'static str {
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

    /// Takes the next line as words of a property: label, noun and hint, separated by bars.
    pub(super) fn property(&mut self) -> PropertyWords {
        let mut parts = self.text().split('|');
        let mut part = || parts.next().unwrap_or_default().trim();
        PropertyWords {
            label: part(),
            noun: part(),
            hint: part(),
        }
    }

    /// Whether no text was missing and none is left.
    pub(crate) fn are_complete(mut self) -> bool {
        let was_short = self.is_short;
        self.text();
        !was_short && self.is_short
    }
}
