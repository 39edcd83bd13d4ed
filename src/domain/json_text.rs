//! JSON that a person types: the data of providers that have no controls of their own here.

use super::{Problem, Property};
use crate::json::{Json, JsonFault};

/// Text that is JSON, kept to the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonText(String);

impl JsonText {
    /// JSON that has to be there.
    ///
    /// # Errors
    /// [`Problem::NotJson`] and [`Problem::JsonTooDeep`] with the place of the first character that does
    /// not fit; [`Problem::RepeatedKey`] where a key stands twice, for one of the two values is lost on
    /// the way.
    pub fn required(typed: &str) -> Result<Self, Problem> {
        let trimmed = typed.trim();
        if trimmed.is_empty() {
            return Err(Problem::Required);
        }
        // Places are those of the text as it stands in the control.
        match Json::check(typed) {
            Ok(()) => Ok(Self(trimmed.to_owned())),
            Err(JsonFault::Syntax(place)) => Err(Problem::NotJson {
                line: place.line,
                column: place.column,
            }),
            Err(JsonFault::TooDeep(place)) => Err(Problem::JsonTooDeep(place)),
            Err(JsonFault::Repeated(name, place)) => Err(Problem::RepeatedKey {
                key: Property::MICROSOFT.into_iter().find(|it| it.key() == name),
                place,
            }),
        }
    }

    /// The JSON itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Place;

    #[test]
    fn json() {
        for (typed, expected) in [
            ("{\"Account\":\"4711\"}", None),
            (" {} ", None),
            ("", Some(Problem::Required)),
            (
                "{\"Account\":}",
                Some(Problem::NotJson {
                    line: 1,
                    column: 12,
                }),
            ),
            (
                "{\n  \"Account\": 1,\n}",
                Some(Problem::NotJson { line: 3, column: 1 }),
            ),
            ("{} {}", Some(Problem::NotJson { line: 1, column: 4 })),
            (
                r#"{"a":"\ud83d"}"#,
                Some(Problem::NotJson {
                    line: 1,
                    column: 13,
                }),
            ),
            ("\n\n {", Some(Problem::NotJson { line: 3, column: 2 })),
        ] {
            assert_eq!(JsonText::required(typed).err(), expected, "{typed}");
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
            let place = Place { line, column };
            let expected = Err(Problem::RepeatedKey { key, place });
            assert_eq!(JsonText::required(typed).map(drop), expected, "{typed}");
        }
        for typed in [
            r#"{"Domain":"a","domain":"b"}"#,
            r#"{"a":{"Domain":1},"Domain":2}"#,
            r#"[{"Domain":1},{"Domain":2}]"#,
        ] {
            assert!(JsonText::required(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn values_within_values() {
        for (depth, is_taken) in [(99, true), (100, false), (50_000, false)] {
            let typed = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
            let problem = JsonText::required(&typed).err();
            let is_too_deep = matches!(problem, Some(Problem::JsonTooDeep(_)));
            assert_eq!(is_too_deep, !is_taken, "{depth}");
            assert_eq!(problem.is_none(), is_taken, "{depth}");
        }
    }
}
