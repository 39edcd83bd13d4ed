//! The words for a property.

/// How a property is called on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PropertyWords {
    /// The label at its control.
    pub label: &'static str,
    /// The same inside a sentence, with its article: "Enter *the city*".
    pub noun: &'static str,
    /// What helps to fill it in; empty where nothing does.
    pub hint: &'static str,
}
