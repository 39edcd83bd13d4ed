//! Lists that are written as words with spaces between: the smallest table there is.

/// Whether `word` stands in `list`.
pub(super) fn listed(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|it| it == word)
}
