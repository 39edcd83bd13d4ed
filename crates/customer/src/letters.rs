//! Letters of all scripts, as far as the rules for names need them. The tables of the standard library are larger
//! than all of these rules.

/// Whether `c` is a letter, and not a digit, a sign or an emoji.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        '\u{0}'..='\u{7f}' => c.is_ascii_alphabetic(),
        '\u{80}'..='\u{bf}' => matches!(c, 'ª' | 'º' | 'µ'),
        '×' | '÷' => false,
        // Punctuation and symbols, private use, emoji and their joiners.
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3020}' | '\u{e000}'..='\u{f8ff}' => false,
        '\u{fe00}'..='\u{fe0f}' | '\u{1f000}'..='\u{1fbff}' | '\u{e0000}'.. => false,
        _ => true,
    }
}

/// Whether `c` is a Chinese character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Compares names without case, accents and dots.
pub(super) fn is_same_name(left: &str, right: &str) -> bool {
    plain(left).eq(plain(right))
}

/// Whether a name begins so, whatever the case, accents and dots.
pub(super) fn begins_name(name: &str, beginning: &str) -> bool {
    let mut letters = plain(name);
    plain(beginning).all(|c| letters.next() == Some(c))
}

fn plain(name: &str) -> impl Iterator<Item = char> {
    let letters = name.chars().filter(|c| *c != '.');
    letters.map(plain_letter)
}

/// Converts `c` to lower case without accent, for the languages of Western Europe. Other characters stay.
pub(super) fn plain_letter(c: char) -> char {
    match c {
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        // Full-width letters.
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            let at = (c as u32 - 'Ａ' as u32) % 32;
            char::from_u32('a' as u32 + at).unwrap_or(c)
        }
        other => other.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_others() {
        for (letters, others) in [
            ("AzãÉßøŁ", "09 &$^#'-_"),
            ("ΩЖאعअก", "×÷·«»"),
            ("明あア김", "…€→★☎"),
            ("ºª", "😀🇵🇹\u{fe0f}\u{200d}"),
        ] {
            assert!(letters.chars().all(is_letter), "{letters}");
            assert!(!others.chars().any(is_letter), "{others}");
        }
        assert!("明李".chars().all(is_han));
        assert!(!"aあ김é".chars().any(is_han));
    }

    #[test]
    fn names() {
        for (left, right, expected) in [
            ("Québec", "quebec", true),
            ("NUEVO LEON", "Nuevo León", true),
            ("N.Y.", "NY", true),
            ("ＮＹ", "ny", true),
            ("ｎｚ", "NZ", true),
            ("são paulo", "SAO PAULO", true),
            ("New York", "New Yorks", false),
            ("", "NY", false),
        ] {
            assert_eq!(is_same_name(left, right), expected, "{left}");
        }
    }
}
