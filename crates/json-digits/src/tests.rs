//! Texts that are read and written.

use super::*;

#[test]
fn what_is_read_is_written_as_it_was() {
    for text in [
        "null",
        "true",
        "false",
        "0",
        "-10.60",
        "1e400",
        "123456789012345678901234567890",
        "\"\"",
        r#""a\"b\\c\n\u0001é😀""#,
        "[]",
        "{}",
        r#"[1,[2,{"b":1,"a":[]}],null]"#,
        r#"{"":{},"b":"x","a":0.10}"#,
    ] {
        let read = Json::read(text).map(|json| json.to_text());
        assert_eq!(read.as_deref(), Ok(text));
    }
}

#[test]
fn white_space_and_other_spellings_go() {
    for (text, expected) in [
        (" { \"a\" : [ 1 , 2 ] } ", r#"{"a":[1,2]}"#),
        (r#""\u00e9\/\ud83d\ude00""#, "\"é/😀\""),
        (r#""\u000A\b\f\u00e9\u001F""#, r#""\n\u0008\u000cé\u001f""#),
    ] {
        let read = Json::read(text).map(|json| json.to_text());
        assert_eq!(read.as_deref(), Ok(expected));
    }
}

#[test]
fn the_last_of_one_name_counts() {
    let json = Json::read(r#"{"a":1,"a":"2"}"#).unwrap_or_default();
    assert_eq!(json.text("a"), Some("2"));
    assert_eq!(json.get("b"), None);
}

#[test]
fn what_is_no_json_is_told_by_its_place() {
    for (text, line, column) in [
        ("", 1, 0),
        ("{", 1, 1),
        ("{\n \"a\": 1,\n}", 3, 1),
        ("{} {}", 1, 4),
        ("[01]", 1, 3),
        ("nul", 1, 3),
    ] {
        let error = JsonError::Syntax(Position { line, column });
        assert_eq!(Json::read(text), Err(error), "{text}");
    }
}

#[test]
fn half_a_letter_is_read_as_the_sign_for_none() {
    for (text, expected) in [
        (r#""Bad \ud83d""#, "Bad \u{fffd}"),
        (r#""\ud83d""#, "\u{fffd}"),
        (r#""\ude00""#, "\u{fffd}"),
        (r#""\uDBFF.""#, "\u{fffd}."),
        (r#""\ude00\ud83d""#, "\u{fffd}\u{fffd}"),
        (r#""\ud83d\ud83d\ude00""#, "\u{fffd}😀"),
        (r#""\ud83d\u0041""#, "\u{fffd}A"),
        (r#""\ud83d\ue000""#, "\u{fffd}\u{e000}"),
        (r#""\ud83d\n""#, "\u{fffd}\n"),
        (r#""\ud83dude00""#, "\u{fffd}ude00"),
        (r#""\ud83d\\ude00""#, "\u{fffd}\\ude00"),
        (r#""\ud83d\ude00""#, "😀"),
    ] {
        assert_eq!(Json::read(text), Ok(expected.into()), "{text}");
        let around = format!(r#"{{{text}:[1,{text}]}}"#);
        let read = Json::read(&around).unwrap_or_default();
        let items = read.get(expected).map(Json::items).unwrap_or_default();
        assert_eq!(items.last().and_then(Json::as_str), Some(expected));
    }
}

#[test]
fn what_others_may_read_otherwise_is_a_fault_in_what_is_sent() {
    let repeated = |name: &str, line, column| {
        Err(JsonError::DuplicateKey(
            name.to_owned(),
            Position { line, column },
        ))
    };
    let syntax = |line, column| Err(JsonError::Syntax(Position { line, column }));
    for (text, expected) in [
        (r#"{"a":1,"a":2}"#, repeated("a", 1, 8)),
        ("{\"a\":1,\n  \"b\":2,\n  \"a\":1\n}", repeated("a", 3, 3)),
        (r#"[{"x":{"a":1,"b":{},"a":2}}]"#, repeated("a", 1, 21)),
        (r#"{"a":1,"\u0061":2}"#, repeated("a", 1, 8)),
        (r#"{"":1,"":2}"#, repeated("", 1, 7)),
        (r#"{"a":{"b":1,"b":2},"a":3}"#, repeated("b", 1, 13)),
        (r#""\ud800""#, syntax(1, 8)),
        (r#""\udc00""#, syntax(1, 8)),
        ("[\n\"\\ud83d\\ue000\"]", syntax(2, 8)),
        (r#"{"a":1,"a":2"#, syntax(1, 12)),
        (r#"{"a":1,"A":2}"#, Ok(())),
        (r#"{"a":{"a":{"a":1}}}"#, Ok(())),
        (r#"[{"a":1},{"a":2}]"#, Ok(())),
        (r#"{"a":"a","b":"a"}"#, Ok(())),
        (r#""\ud83d\ude00""#, Ok(())),
        ("{}", Ok(())),
        ("7", Ok(())),
    ] {
        assert_eq!(Json::validate(text), expected, "{text}");
    }
}

#[test]
fn what_is_too_deep_is_told_by_its_place() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
        for (times, is_read) in [(25, true), (49, true), (100, false), (50_000, false)] {
            let text = format!("{}1{}", open.repeat(times), close.repeat(times));
            let read = Json::read(&text).map(drop);
            match (is_read, read) {
                (true, Ok(())) | (false, Err(JsonError::TooDeep(Position { line: 1, .. }))) => {}
                (_, read) => panic!("{open} {times}: {read:?}"),
            }
        }
    }
    // Nesting is not reported where the text is not JSON.
    let open = "[".repeat(50_000);
    assert!(matches!(Json::read(&open), Err(JsonError::Syntax(_))));
}
