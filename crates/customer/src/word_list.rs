//! Lists of words as one text, separated by spaces: the smallest form of a table.

/// Whether `word` is in `list`.
pub(super) fn contains_word(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|it| it == word)
}
