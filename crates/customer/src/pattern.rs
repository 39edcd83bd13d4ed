//! Formats of postal codes and tax numbers.

/// One or several formats, separated by bars, the usual one first. `9` stands for a digit, `@` for a letter, `*`
/// for either; every other character, the letter A too, stands for itself. An example may follow after `=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern(&'static str);

impl Pattern {
    /// Creates the pattern of a table entry.
    pub(super) const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// Converts `typed` to the format: upper case, the format's spaces and hyphens, and the prefix of the country
    /// (`LV-1073` for `1073`). `None` if it does not match. Prefers a format that `typed` matches unchanged.
    pub fn normalize(self, typed: &str) -> Option<String> {
        let typed = typed.trim();
        let compact = compact(typed)?;
        let mut normal = None;
        for shape in self.shapes() {
            let filled = fill(shape, &compact).or_else(|| {
                let lead = shape.find(|c: char| !c.is_ascii_uppercase())?;
                fill(shape, &format!("{}{compact}", shape.get(..lead)?))
            });
            if filled.as_deref() == Some(typed) {
                return filled;
            }
            normal = normal.or(filled);
        }
        normal
    }

    /// Whether the usual format begins with a digit.
    pub(super) fn begins_with_digit(self) -> bool {
        self.0.starts_with('9')
    }

    /// Whether `typed` has the first two letters of the format and at least one digit, so that this format is
    /// certainly meant.
    pub(super) fn has_prefix_of(self, typed: &str) -> bool {
        let lead = self.0.get(..2).unwrap_or_default();
        let text = compact(typed.trim()).unwrap_or_default();
        text.starts_with(lead) && text.bytes().any(|b| b.is_ascii_digit())
    }

    /// An example: that of the table, or the usual format filled with 1, 2, 3 and A, B, C.
    pub fn example(self) -> String {
        if let Some((_, example)) = self.0.split_once('=') {
            return example.to_owned();
        }
        let (mut digit, mut letter) = (b'0', b'@');
        let shape = self.shapes().next().unwrap_or_default();
        let character = |c| match c {
            '9' | '*' => {
                digit = if digit == b'9' { b'0' } else { digit + 1 };
                char::from(digit)
            }
            '@' => {
                letter = if letter == b'Z' { b'A' } else { letter + 1 };
                char::from(letter)
            }
            own => own,
        };
        shape.chars().map(character).collect()
    }

    fn shapes(self) -> impl Iterator<Item = &'static str> {
        let shapes = self.0.split('=').next().unwrap_or_default();
        shapes.split('|')
    }
}

/// Converts `typed` to upper case and removes separators. `None` if there are characters other than letters A to Z
/// and digits.
pub(super) fn compact(typed: &str) -> Option<String> {
    let mut compact = String::new();
    for c in typed.chars() {
        if c.is_ascii_alphanumeric() {
            compact.push(c.to_ascii_uppercase());
        } else if !(c.is_whitespace() || matches!(c, '-' | '.' | '\u{2013}' | '〒')) {
            return None;
        }
    }
    Some(compact)
}

/// Fills `compact` into the placeholders of `shape`. `None` if it does not match completely.
fn fill(shape: &str, compact: &str) -> Option<String> {
    let mut rest = compact.chars();
    let mut filled = String::new();
    for slot in shape.chars() {
        if slot == ' ' || slot == '-' {
            filled.push(slot);
            continue;
        }
        let c = rest.next()?;
        let fits = match slot {
            '9' => c.is_ascii_digit(),
            '@' => c.is_ascii_uppercase(),
            '*' => true,
            own => c == own,
        };
        if !fits {
            return None;
        }
        filled.push(c);
    }
    rest.next().is_none().then_some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_filled() {
        for (pattern, typed, expected) in [
            ("9999 @@", "1234 AB", Some("1234 AB")),
            ("9999 @@", "1234ab", Some("1234 AB")),
            ("9999 @@", " 1234-ab ", Some("1234 AB")),
            ("9999 @@", "1234", None),
            ("9999 @@", "1234 ABC", None),
            ("9999 @@", "12E4 AB", None),
            ("9999-999|9999", "1100048", Some("1100-048")),
            ("9999-999|9999", "1100", Some("1100")),
            ("9999-999|9999", "1100\u{2013}048", Some("1100-048")),
            ("9999-999|9999", "1100/048", None),
            ("999 99|99999", "11455", Some("11455")),
            ("999 99|99999", "114-55", Some("114 55")),
            ("LV-9999", "1073", Some("LV-1073")),
            ("LV-9999", "lv 1073", Some("LV-1073")),
            ("LV-9999", "LT-1073", None),
            ("@9* ****=D02 AF30", "d02af30", Some("D02 AF30")),
            ("AD999", "AD500", Some("AD500")),
            ("AD999", "500", Some("AD500")),
            ("AD999", "ad 500", Some("AD500")),
            ("AD999", "BD500", None),
            ("AD999", "AB500", None),
            ("AZ 9999|AZ9999|9999", "AZ1000", Some("AZ1000")),
            ("AZ 9999|AZ9999|9999", "1000", Some("1000")),
            ("AZ 9999|AZ9999|9999", "BZ 1000", None),
            ("AZ 9999|AZ9999|9999", "AA 1000", None),
            ("ATU99999999", "12345678", Some("ATU12345678")),
            ("ATU99999999", "BTU12345678", None),
            ("@9@ 9@9", "k1a0b1", Some("K1A 0B1")),
            ("9", "\u{661}", None),
            ("9", "", None),
        ] {
            let normal = Pattern::new(pattern).normalize(typed);
            assert_eq!(normal.as_deref(), expected, "{typed} in {pattern}");
        }
    }

    #[test]
    fn examples() {
        for (pattern, expected) in [
            ("9999 @@", "1234 AB"),
            ("99999|99999-9999", "12345"),
            ("99999999999", "12345678901"),
            ("LV-9999", "LV-1234"),
            ("@9 9@@|@@9 9@@=SW1A 1AA", "SW1A 1AA"),
        ] {
            assert_eq!(Pattern::new(pattern).example(), expected);
        }
    }

    #[test]
    fn what_is_meant_by_a_text() {
        for (typed, expected) in [
            ("DE123", true),
            ("de 12", true),
            ("DE", false),
            ("123456789", false),
            ("HRB 12345", false),
        ] {
            assert_eq!(Pattern::new("DE999999999").has_prefix_of(typed), expected);
        }
    }
}
