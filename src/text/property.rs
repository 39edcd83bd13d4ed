//! The words for a property.

/// How a property is called on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PropertyWords {
    /// The label at its control.
    pub label: &'static str,
    /// The same inside a sentence, with its article: "Enter *the city*".
    pub noun: &'static str,
    /// What helps to fill it in; empty where nothing does.
    pub hint: &'static str,
}

impl PropertyWords {
    /// A property whose label says enough.
    pub(super) const fn plain(label: &'static str, noun: &'static str) -> Self {
        Self {
            label,
            noun,
            hint: "",
        }
    }

    /// A property that wants a word of advice.
    pub(super) const fn hinted(
        label: &'static str,
        noun: &'static str,
        hint: &'static str,
    ) -> Self {
        Self { label, noun, hint }
    }
}
