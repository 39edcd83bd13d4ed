//! The rule of JSON that a person types.

use customer::{MicrosoftProperties, Rule, TextPosition};
use json_digits::{Json, JsonError};

/// Checks the syntax of a text that is sent as it is. Positions are those of the control's text.
///
/// # Errors
/// [`Rule::NotJson`] and [`Rule::JsonTooDeep`] with the position of the first wrong character;
/// [`Rule::DuplicateKey`] for a second member of the same name, since one of the two values would be lost.
pub fn check(typed: &str) -> Result<(), Rule> {
    let position = |it: json_digits::Position| TextPosition {
        line: it.line,
        column: it.column,
    };
    Json::validate(typed).map_err(|error| match error {
        JsonError::Syntax(at) => Rule::NotJson {
            line: at.line,
            column: at.column,
        },
        JsonError::TooDeep(at) => Rule::JsonTooDeep {
            place: position(at),
        },
        JsonError::DuplicateKey(name, at) => Rule::DuplicateKey {
            key: MicrosoftProperties::PROPERTIES
                .into_iter()
                .find(|it| it.key() == name),
            place: position(at),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use customer::Property;
    use customer::TextPosition as Position;

    #[test]
    fn json() {
        for (typed, expected) in [
            ("{\"Account\":\"4711\"}", None),
            (" {} ", None),
            (
                "{\"Account\":}",
                Some(Rule::NotJson {
                    line: 1,
                    column: 12,
                }),
            ),
            (
                "{\n  \"Account\": 1,\n}",
                Some(Rule::NotJson { line: 3, column: 1 }),
            ),
            ("{} {}", Some(Rule::NotJson { line: 1, column: 4 })),
            (
                r#"{"a":"\ud83d"}"#,
                Some(Rule::NotJson {
                    line: 1,
                    column: 13,
                }),
            ),
            ("\n\n {", Some(Rule::NotJson { line: 3, column: 2 })),
        ] {
            assert_eq!(check(typed).err(), expected, "{typed}");
        }
    }
    #[test]
    fn keys_that_stand_twice() {
        for (typed, key, line, column) in [
            (
                r#"{"Domain":"a","Domain":"b"}"#,
                Some(Property::Domain),
                1,
                15,
            ),
            (
                "{\n  \"Domain\": \"a\",\n  \"Domain\": \"a\"\n}",
                Some(Property::Domain),
                3,
                3,
            ),
            (
                r#"{"FirstName":"A","LastName":"B","FirstName":"C"}"#,
                Some(Property::SignatoryFirstName),
                1,
                33,
            ),
            (
                r#"{"EnableGDAP":true,"\u0045nableGDAP":false}"#,
                Some(Property::EnableGdap),
                1,
                20,
            ),
            (r#"{"Account":1,"Account":2}"#, None, 1, 14),
            (r#"{"a":{"b":[{"c":1,"c":2}]}}"#, None, 1, 19),
            (r#"  {"Account":1,"Account":2}"#, None, 1, 16),
        ] {
            let place = Position { line, column };
            let expected = Err(Rule::DuplicateKey { key, place });
            assert_eq!(check(typed), expected, "{typed}");
        }
        for typed in [
            r#"{"Domain":"a","domain":"b"}"#,
            r#"{"a":{"Domain":1},"Domain":2}"#,
            r#"[{"Domain":1},{"Domain":2}]"#,
        ] {
            assert!(check(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn values_within_values() {
        for (depth, is_taken) in [(99, true), (100, false), (50_000, false)] {
            let typed = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
            let rule = check(&typed).err();
            let is_too_deep = matches!(rule, Some(Rule::JsonTooDeep { .. }));
            assert_eq!(is_too_deep, !is_taken, "{depth}");
            assert_eq!(rule.is_none(), is_taken, "{depth}");
        }
    }
}
