//! Passages of texts. The standard library's search is made for long texts, and two kilobytes of the
//! program; those looked for here are words in sentences.

/// Where `passage` stands in `text` first, in bytes.
pub fn find(text: &str, passage: &str) -> Option<usize> {
    let (text, passage) = (text.as_bytes(), passage.as_bytes());
    let last = text.len().checked_sub(passage.len())?;
    (0..=last).find(|at| {
        text.get(*at..)
            .is_some_and(|rest| rest.starts_with(passage))
    })
}

/// What stands before `passage`, and what behind it.
pub fn around<'a>(text: &'a str, passage: &str) -> Option<(&'a str, &'a str)> {
    let at = find(text, passage)?;
    Some((text.get(..at)?, text.get(at + passage.len()..)?))
}

/// `text` with another text in the place of each `passage`.
pub fn replaced(text: &str, passage: &str, other: &str) -> String {
    let mut replaced = String::new();
    let mut rest = text;
    while let Some((before, behind)) = around(rest, passage) {
        replaced.push_str(before);
        replaced.push_str(other);
        rest = behind;
    }
    replaced.push_str(rest);
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_standard_library_does() {
        for text in [
            "",
            "a",
            "aab",
            "{n} of {n}",
            "São João",
            "~01~1",
            "]]",
            "{{n}}",
        ] {
            for passage in [
                "a", "ab", "{n}", "ã", " Jo", "~0", "~1", "]", "of {n}", "b]",
            ] {
                assert_eq!(
                    find(text, passage),
                    text.find(passage),
                    "{passage} in {text}"
                );
                assert_eq!(around(text, passage), text.split_once(passage), "{text}");
                let expected = text.replace(passage, "-");
                assert_eq!(
                    replaced(text, passage, "-"),
                    expected,
                    "{passage} in {text}"
                );
            }
        }
    }
}
