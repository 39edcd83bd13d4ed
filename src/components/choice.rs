//! The choices of a combobox, and how they are searched.

use std::sync::Arc;

/// Something to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The value.
    pub key: String,
    /// The text shown.
    pub label: String,
    /// The text behind the label. May be empty.
    pub code: String,
    /// The effect of choosing it.
    pub kind: ChoiceKind,
}

/// The effect of choosing an entry of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChoiceKind {
    /// Selects the value.
    #[default]
    Value,
    /// Loads more of the list.
    More,
}

/// The entries of the list that fit a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// The choices, best first.
    pub choices: Vec<Choice>,
    /// The status message, instead of the number of choices. May be empty.
    pub note: String,
}

impl From<Vec<Choice>> for Matches {
    fn from(choices: Vec<Choice>) -> Self {
        Self {
            choices,
            note: String::new(),
        }
    }
}

/// Returns what fits a text, best first. Everything for an empty text.
pub type Search = Arc<dyn Fn(&str) -> Matches + Send + Sync>;

/// Runs a function once the search can answer.
pub type WhenReady = Arc<dyn Fn(Box<dyn FnOnce()>) + Send + Sync>;
