//! Cultures and languages of a tenant, by their language tags (BCP 47).

/// Formats `typed` as a culture: `pt-PT`, `sr-Latn-RS`, `es-419`. `None` if it does not look like one.
pub(super) fn culture(typed: &str) -> Option<String> {
    let mut parts = typed.split(['-', '_']);
    let language = language(parts.next()?)?;
    let (mut script, mut region) = (String::new(), parts.next()?);
    if region.len() == 4 && is_word(region) {
        let (first, rest) = region.split_at_checked(1)?;
        script = format!(
            "-{}{}",
            first.to_ascii_uppercase(),
            rest.to_ascii_lowercase()
        );
        region = parts.next()?;
    }
    let is_region = match region.len() {
        2 => is_word(region),
        3 => region.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    };
    (is_region && parts.next().is_none())
        .then(|| format!("{language}{script}-{}", region.to_ascii_uppercase()))
}

/// Formats `typed` as a language: `pt`, `fil`. `None` if it does not look like one.
pub(super) fn language(typed: &str) -> Option<String> {
    (matches!(typed.len(), 2 | 3) && is_word(typed)).then(|| typed.to_ascii_lowercase())
}

/// The language of a culture.
pub(super) fn language_of_culture(typed: &str) -> Option<String> {
    culture(typed)?.split('-').next().map(str::to_owned)
}

fn is_word(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphabetic())
}
