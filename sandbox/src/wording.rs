//! Broken schemas, said in plain English and under the names .NET services give.

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::paths::{Location, LocationSegment};
use jsonschema::{JsonType, JsonTypeSet};
use serde_json::Value;

use crate::problem::Violation;

/// The violations of one schema error; `place` is the property that holds the checked value.
#[must_use]
pub fn violations(place: &str, error: &ValidationError<'_>) -> Vec<Violation> {
    let at = property(place, error.instance_path());
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            vec![Violation::new(
                joined(&at, name),
                format!("{} is needed.", label(name)),
            )]
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => unexpected
            .iter()
            .map(|name| Violation::new(joined(&at, name), "The API does not know this property."))
            .collect(),
        ValidationErrorKind::PropertyNames { error } => {
            let key = error.instance().as_str().unwrap_or_default();
            vec![Violation::new(
                format!("{at}[{key}]"),
                "The key must be the GUID of a provider instance.",
            )]
        }
        kind => {
            let message = message(&label(last_name(&at)), last_name(&at), kind);
            let at = if at.is_empty() { "Body".to_owned() } else { at };
            vec![Violation::new(at, message)]
        }
    }
}

/// The property's name in words: `companyName` becomes `Company name`; runs of capitals stay as they are.
#[must_use]
pub fn label(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut words = String::new();
    for (position, letter) in letters.iter().enumerate() {
        let previous_is_small = position > 0 && letters[position - 1].is_lowercase();
        let next_is_capital = letters
            .get(position + 1)
            .is_some_and(|next| next.is_uppercase());
        if previous_is_small && !letter.is_lowercase() {
            words.push(' ');
        }
        match position {
            0 => words.extend(letter.to_uppercase()),
            _ if previous_is_small && !next_is_capital => words.extend(letter.to_lowercase()),
            _ => words.push(*letter),
        }
    }
    if words.is_empty() {
        "The body".to_owned()
    } else {
        words
    }
}

/// `base.Name`, with the name's first letter as a capital.
#[must_use]
pub fn joined(base: &str, name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let name: String = first.chain(letters).collect();
    if base.is_empty() {
        name
    } else {
        format!("{base}.{name}")
    }
}

fn last_name(property: &str) -> &str {
    let name = property.rsplit('.').next().unwrap_or_default();
    name.split('[').next().unwrap_or(name)
}

/// Keys of dictionaries are in brackets; the wrapper `Value` around offer type margins is left out, for it is
/// an artefact of how the API serialises and not a place a person would look for.
fn property(place: &str, path: &Location) -> String {
    let mut name = place.to_owned();
    let mut next_is_key = false;
    let mut wrapper_may_follow = false;
    for segment in path.iter() {
        match segment {
            LocationSegment::Index(index) => name.push_str(&format!("[{index}]")),
            LocationSegment::Property(property) if wrapper_may_follow && property == "Value" => {
                wrapper_may_follow = false;
            }
            LocationSegment::Property(property) if next_is_key => {
                name.push_str(&format!("[{property}]"));
                (next_is_key, wrapper_may_follow) = (false, false);
            }
            LocationSegment::Property(property) => {
                name = joined(&name, &property);
                wrapper_may_follow = property == "offerTypeMargins";
                next_is_key = wrapper_may_follow || property == "providerCustomers";
            }
        }
    }
    name
}

fn message(label: &str, name: &str, kind: &ValidationErrorKind) -> String {
    match kind {
        ValidationErrorKind::Type { kind } => format!("{label} must be {}.", types(kind)),
        // The lengths.
        ValidationErrorKind::Custom { message, .. } => format!("{label} {message}"),
        ValidationErrorKind::MinProperties { .. } => "At least one provider is needed.".to_owned(),
        ValidationErrorKind::Format { format } if format == "uuid" => {
            format!("{label} must be a GUID.")
        }
        ValidationErrorKind::Format { .. } => {
            format!("{label} must be a date and time such as 2026-01-31T00:00:00Z.")
        }
        ValidationErrorKind::Pattern { .. } if name == "Domain" => {
            format!("{label} must be 1 to 27 letters and digits, nothing else.")
        }
        ValidationErrorKind::Pattern { .. } => format!("{label} must be digits only."),
        ValidationErrorKind::Enum { options } => {
            let options: Vec<&str> = options
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            format!("{label} must be one of {}.", options.join(", "))
        }
        _ => format!("{label} is not accepted as it stands."),
    }
}

fn types(kind: &TypeKind) -> String {
    let allowed = match kind {
        TypeKind::Single(single) => JsonTypeSet::empty().insert(*single),
        TypeKind::Multiple(several) => *several,
    };
    let words = [
        (JsonType::String, "text"),
        (JsonType::Number, "a number"),
        (JsonType::Integer, "a whole number"),
        (JsonType::Boolean, "true or false"),
        (JsonType::Object, "an object"),
        (JsonType::Array, "a list"),
        (JsonType::Null, "null"),
    ];
    let words: Vec<&str> = words
        .into_iter()
        .filter(|(kind, _)| allowed.contains(*kind))
        .map(|(_, word)| word)
        .collect();
    words.join(" or ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_words() {
        let cases = [
            ("companyName", "Company name"),
            ("addressLine1", "Address line 1"),
            ("zip", "Zip"),
            ("AcceptedMCA", "Accepted MCA"),
            ("EnableGDAP", "Enable GDAP"),
            ("resellerId", "Reseller id"),
            ("", "The body"),
        ];
        for (name, words) in cases {
            assert_eq!(label(name), words);
        }
    }
}
