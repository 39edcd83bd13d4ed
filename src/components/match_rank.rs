//! How well a name fits a typed text.

/// The rank of a match. Smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    Whole,
    /// The beginning of what is shown.
    Beginning,
    /// The beginning of its code, or of what it is called elsewhere.
    BeginningElsewhere,
    BeginningOfWord,
    Inside,
}

/// How `wanted` fits a name. Both are keys: without capitals and accents.
pub fn fit(name: &str, wanted: &str) -> Option<Fit> {
    let at = name.find(wanted)?;
    Some(match at {
        // Nothing typed: everything fits alike.
        _ if wanted.is_empty() => Fit::Whole,
        0 if name.len() == wanted.len() => Fit::Whole,
        0 => Fit::Beginning,
        _ if name
            .as_bytes()
            .get(at - 1)
            .is_some_and(|b| !b.is_ascii_alphanumeric()) =>
        {
            Fit::BeginningOfWord
        }
        _ => Fit::Inside,
    })
}
