//! Compares the parser with serde_json.
#![allow(clippy::expect_used, reason = "a test ends there")]

use json_digits::Json;
use proptest::prelude::*;
use serde_json::Value;

/// Converts to serde_json's value: of several members with the same name the last one, numbers as numbers.
fn to_value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(digits) => serde_json::from_str(digits).expect("a number"),
        Json::Text(text) => Value::String(text.clone()),
        Json::List(items) => Value::Array(items.iter().map(to_value).collect()),
        Json::Object(members) => Value::Object(
            members
                .iter()
                .map(|(name, value)| (name.clone(), to_value(value)))
                .collect(),
        ),
    }
}

/// Numbers of any length.
const LONG: &str = "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?";

/// Numbers that serde_json reads exactly, without rounding.
const SHORT: &str = "-?(0|[1-9][0-9]{0,8})(\\.[0-9]{1,5})?([eE][+-]?[0-9])?";

/// Any value with numbers like these.
fn any_json(numbers: &'static str) -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        numbers.prop_map(Json::Number),
        any::<String>().prop_map(Json::Text),
    ];
    leaf.prop_recursive(5, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::List),
            prop::collection::vec((any::<String>(), inner), 0..6).prop_map(Json::Object),
        ]
    })
}

/// Texts that are nearly JSON: its tokens in any order.
fn nearly_json() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\n",
        "\\u0041",
        "\\u00e9",
        "\\ud83d\\ude00",
        "a",
        "é",
        "😀",
        "0",
        "1",
        "-",
        ".",
        "5",
        "e",
        "E",
        "+",
        "true",
        "false",
        "null",
        " ",
        "\n",
        "\t",
        "\u{1}",
        "\"a\"",
        "\"a\":1",
        "[1]",
        "{\"a\":1}",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_with_all_its_digits(json in any_json(LONG)) {
        prop_assert_eq!(Json::read(&json.to_text()), Ok(json));
    }

    #[test]
    fn serde_json_reads_the_same_in_what_is_written(json in any_json(SHORT)) {
        let value: Value = serde_json::from_str(&json.to_text()).expect("JSON");
        prop_assert_eq!(value, to_value(&json));
    }

    #[test]
    fn what_serde_json_writes_is_read(json in any_json(SHORT)) {
        let value = to_value(&json);
        for text in [serde_json::to_string(&value), serde_json::to_string_pretty(&value)] {
            let read = Json::read(&text.expect("a text")).expect("JSON");
            prop_assert_eq!(to_value(&read), value.clone());
        }
    }

    #[test]
    fn it_accepts_what_serde_json_accepts(text in nearly_json()) {
        let value: Result<Value, _> = serde_json::from_str(&text);
        match (Json::read(&text), value) {
            (Ok(read), Ok(value)) => prop_assert_eq!(to_value(&read), value),
            (Err(_), Err(_)) => (),
            (read, value) => prop_assert!(false, "{text:?}: {read:?}, {value:?}"),
        }
    }
}
