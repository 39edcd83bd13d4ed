//! The words for a property.

/// The words for a property.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PropertyWords {
    /// The label of its control.
    pub label: &'static str,
    /// The label inside a sentence, with its article: "Enter *the city*".
    pub noun: &'static str,
    /// The hint at its control; may be empty.
    pub hint: &'static str,
}
