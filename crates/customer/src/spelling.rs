//! The spellings of properties and paths by services.

/// Whether `spelled` is this key, in any case, with or without `_`, `-` or spaces between its words: `CompanyName`,
/// `company_name` and `company-name` all match `companyName`.
pub fn matches_key(spelled: &str, name: &str) -> bool {
    let letters = spelled.bytes().filter(|b| !matches!(b, b'_' | b'-' | b' '));
    letters
        .map(|b| b.to_ascii_lowercase())
        .eq(name.bytes().map(|b| b.to_ascii_lowercase()))
}

/// The names and keys of a path, outermost first: of `a.b[0]['c']` (.NET, JSONPath), of `/a/b/0` and of `#/a/b/0`
/// (JSON pointer, RFC 6901). Without empty ones and the root `$`.
pub(super) fn segments(spelled: &str) -> Vec<String> {
    let path = spelled.trim().trim_start_matches(['$', '#']);
    if path.starts_with('/') || (path.contains('/') && !path.contains(['.', '['])) {
        of_pointer(path)
    } else {
        of_expression(path)
    }
}

/// Percent escapes are decoded before the pointer's own (RFC 6901, section 6).
fn of_pointer(pointer: &str) -> Vec<String> {
    let mut segments = Vec::new();
    for segment in without_percents(pointer).split('/') {
        keep(&mut segments, segment.replace("~1", "/").replace("~0", "~"));
    }
    segments
}

/// Decodes percent escapes. Keeps percent signs that escape nothing, and the whole text if the result is not UTF-8.
fn without_percents(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    for (at, part) in text.split('%').enumerate() {
        let escaped = part.split_at_checked(2).filter(|_| at > 0);
        let byte = escaped.and_then(|(digits, _)| u8::from_str_radix(digits, 16).ok());
        match (byte, escaped) {
            (Some(byte), Some((_, rest))) => {
                bytes.push(byte);
                bytes.extend_from_slice(rest.as_bytes());
            }
            _ => {
                if at > 0 {
                    bytes.push(b'%');
                }
                bytes.extend_from_slice(part.as_bytes());
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Names separated by dots, and keys in brackets, which may contain dots.
fn of_expression(path: &str) -> Vec<String> {
    let mut segments = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        rest = match rest.strip_prefix('[') {
            Some(inside) => {
                let (key, behind) = in_brackets(inside);
                keep(&mut segments, key);
                behind
            }
            None => {
                let end = rest.find(['.', '[']).unwrap_or(rest.len());
                let (name, behind) = rest.split_at(end);
                keep(&mut segments, name.to_owned());
                behind.strip_prefix('.').unwrap_or(behind)
            }
        };
    }
    segments
}

/// Returns the key and the text after its bracket. Quoted keys may contain brackets.
fn in_brackets(inside: &str) -> (String, &str) {
    let closing = match inside.as_bytes().first() {
        Some(b'\'') => "']",
        Some(b'"') => "\"]",
        _ => "]",
    };
    let (key, behind) = inside
        .split_once(closing)
        .or_else(|| inside.split_once(']'))
        .unwrap_or((inside, ""));
    let key = key.trim_matches(['\'', '"', ' ']);
    (key.replace('\\', ""), behind)
}

fn keep(segments: &mut Vec<String>, segment: String) {
    let segment = segment.trim();
    if !matches!(segment, "" | "$") {
        segments.push(segment.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (spelled, expected) in [
            ("companyName", true),
            ("CompanyName", true),
            ("COMPANYNAME", true),
            ("company_name", true),
            ("company-name", true),
            ("Company Name", true),
            ("companyNames", false),
            ("company", false),
            ("compãnyName", false),
            ("", false),
        ] {
            assert_eq!(matches_key(spelled, "companyName"), expected, "{spelled}");
        }
    }

    #[test]
    fn paths() {
        for (spelled, expected) in [
            ("", &[][..]),
            (" ", &[]),
            ("$", &[]),
            ("#/", &[]),
            ("..[]", &[]),
            (" a ", &["a"]),
            ("a.b", &["a", "b"]),
            ("$.a.b", &["a", "b"]),
            ("a.$.b", &["a", "b"]),
            ("$['a']['b']", &["a", "b"]),
            ("a[0].b", &["a", "0", "b"]),
            ("a[0]b", &["a", "0", "b"]),
            ("a['b.c'].d", &["a", "b.c", "d"]),
            ("a[b.c].d", &["a", "b.c", "d"]),
            ("a['b]c'].d", &["a", "b]c", "d"]),
            (r"a['b\'c'].d", &["a", "b'c", "d"]),
            ("a['it's'].d", &["a", "it's", "d"]),
            ("a[ \"b\" ].d", &["a", "b", "d"]),
            ("a['b].c", &["a", "b", "c"]),
            ("a[b", &["a", "b"]),
            ("a]b", &["a]b"]),
            ("/a/b/0", &["a", "b", "0"]),
            ("#/a/b/0", &["a", "b", "0"]),
            ("a/b", &["a", "b"]),
            ("/a~1b/c~0d", &["a/b", "c~d"]),
            ("/a~01", &["a~1"]),
            ("#/a%20b/%7Ec", &["a b", "~c"]),
            ("#/%C3%A9%zz%4", &["é%zz%4"]),
            ("/%ff/b", &["%ff", "b"]),
            ("/a.b/c[d]", &["a.b", "c[d]"]),
            ("/a%é", &["a%é"]),
        ] {
            assert_eq!(segments(spelled), expected, "{spelled}");
        }
    }
}
