//! The patterns of postal codes, for the countries that Microsoft checks most.

/// The patterns of each country: `9` is a digit, `A` a letter, `*` either; all else is literal.
const SHAPES: &[(&str, &[&str])] = &[
    ("AT", &["9999"]),
    ("AU", &["9999"]),
    ("BE", &["9999"]),
    ("BR", &["99999-999", "99999999"]),
    ("CA", &["A9A 9A9"]),
    ("CH", &["9999"]),
    ("CZ", &["999 99", "99999"]),
    ("DE", &["99999"]),
    ("DK", &["9999"]),
    ("ES", &["99999"]),
    ("FI", &["99999"]),
    ("FR", &["99999"]),
    (
        "GB",
        &[
            "A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA",
        ],
    ),
    ("GR", &["999 99", "99999"]),
    ("HU", &["9999"]),
    ("IE", &["A9* ****", "A9*****"]),
    ("IN", &["999999"]),
    ("IT", &["99999"]),
    ("JP", &["999-9999", "9999999"]),
    ("LU", &["9999", "L-9999"]),
    ("MX", &["99999"]),
    ("NL", &["9999 AA"]),
    ("NO", &["9999"]),
    ("NZ", &["9999"]),
    ("PL", &["99-999"]),
    ("PT", &["9999", "9999-999"]),
    ("SE", &["999 99", "99999"]),
    ("SG", &["999999"]),
    ("SK", &["999 99", "99999"]),
    ("TR", &["99999"]),
    ("US", &["99999", "99999-9999"]),
    ("ZA", &["9999"]),
];

/// Whether the code could be one of the country's; any code could be where the country is not listed.
#[must_use]
pub fn fits(country: &str, code: &str) -> bool {
    shapes(country).is_none_or(|shapes| shapes.iter().any(|shape| has_shape(code.trim(), shape)))
}

/// A code of the country, from the digits of a number.
#[must_use]
pub fn example(country: &str, number: usize) -> String {
    let shape = shapes(country).map_or("99999", |shapes| shapes[0]);
    let mut rest = number;
    let mut next = |count| {
        let digit = rest % count;
        rest /= count;
        digit as u8
    };
    shape
        .chars()
        .map(|expected| match expected {
            '9' | '*' => char::from(b'0' + next(10)),
            'A' => char::from(b'A' + next(26)),
            itself => itself,
        })
        .collect()
}

/// The patterns of a listed country.
fn shapes(country: &str) -> Option<&'static [&'static str]> {
    let listed = SHAPES.iter().find(|(listed, _)| *listed == country)?;
    Some(listed.1)
}

fn has_shape(code: &str, shape: &str) -> bool {
    code.chars().count() == shape.len()
        && code
            .chars()
            .zip(shape.chars())
            .all(|(letter, expected)| match expected {
                '9' => letter.is_ascii_digit(),
                'A' => letter.is_ascii_alphabetic(),
                '*' => letter.is_ascii_alphanumeric(),
                itself => letter == itself,
            })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_the_shape_of_their_country() {
        let cases = [
            ("US", "98052", true),
            ("US", "98052-6399", true),
            ("US", "9805", false),
            ("US", "98052 6399", false),
            ("PT", "1000", true),
            ("PT", "1000-001", true),
            ("PT", "1000 001", false),
            ("NL", "1012 AB", true),
            ("NL", "1012AB", false),
            ("GB", "SW1A 1AA", true),
            ("GB", "M1 1AE", true),
            ("GB", "12345", false),
            ("CA", "K1A 0B1", true),
            ("CA", "K1A0B1", false),
            ("DE", "10115", true),
            ("DE", "D-10115", false),
            ("FR", "75001", true),
            ("ES", "2800", false),
            ("BR", "01310-100", true),
            ("PL", "00-001", true),
            ("PL", "00001", false),
            ("IE", "D02 X285", true),
            ("JP", "100-0001", true),
            ("SE", "١١١ ٢٢", false),
            ("AO", "none", true),
        ];
        for (country, code, expected) in cases {
            assert_eq!(fits(country, code), expected, "{country} {code}");
        }
    }

    #[test]
    fn examples_fit() {
        for (country, _) in SHAPES {
            for number in [0, 7, 49_999] {
                let code = example(country, number);
                assert!(fits(country, &code), "{country} {code}");
            }
        }
        assert_eq!(example("PT", 4321), "1234");
    }
}
