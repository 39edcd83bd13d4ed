//! Truncates outside texts for display.

/// Returns at most the first `max` characters of `text`, with an ellipsis if it is longer.
pub fn truncate(text: &str, max: usize) -> String {
    match text.char_indices().nth(max) {
        Some((end, _)) => {
            let mut short = text.get(..end).unwrap_or_default().trim_end().to_owned();
            short.push('…');
            short
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_too_long_is_shortened() {
        for (text, max, expected) in [
            ("", 0, ""),
            ("", 3, ""),
            ("a", 0, "…"),
            ("abc", 3, "abc"),
            ("abcd", 3, "abc…"),
            ("ab cd", 3, "ab…"),
            ("éèê", 3, "éèê"),
            ("éèêë", 3, "éèê…"),
            ("😀😀", 1, "😀…"),
        ] {
            assert_eq!(truncate(text, max), expected, "{text} {max}");
        }
    }
}
