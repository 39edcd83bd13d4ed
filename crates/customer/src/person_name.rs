//! Microsoft's rules for names of contacts (Partner Center: "Validate company names, customer names, and email
//! addresses"; CloudCockpit: "Customer Company Info Rules").

use super::Rule;
use super::letters::{is_han, is_letter};

/// The maximum number of characters.
const MAX: usize = 40;

const PLACEHOLDERS: [&str; 7] = [
    "test",
    "testing",
    "admin",
    "administrator",
    "nobody",
    "unknown",
    "dummy",
];

/// The part of a person's name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum NamePart {
    FirstOrLast,
    /// May be an initial.
    Middle,
}

/// Returns the warning about a name that is not blank.
pub(super) fn warning(name: &str, part: NamePart) -> Option<Rule> {
    let length = name.chars().count();
    if !name.chars().any(is_letter) {
        Some(Rule::PersonNameWithoutLetters)
    } else if length == 1 && part != NamePart::Middle && !name.chars().all(is_han) {
        Some(Rule::PersonNameTooShort)
    } else if length > MAX {
        let excess = length - MAX;
        Some(Rule::PersonNameTooLong { excess })
    } else if PLACEHOLDERS.iter().any(|it| it.eq_ignore_ascii_case(name)) {
        Some(Rule::PersonNameIsPlaceholder)
    } else {
        None
    }
}
