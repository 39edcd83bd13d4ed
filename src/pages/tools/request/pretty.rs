//! JSON in lines, for people to read.

use json_digits::{Json, write_string};

/// The JSON text with line breaks and indents; digits and order stay. A text that is no JSON stays as it is.
pub fn pretty(text: &str) -> String {
    let Ok(json) = Json::read(text) else {
        return text.to_owned();
    };
    let mut lines = String::new();
    write(&json, 0, &mut lines);
    lines
}

fn write(value: &Json, depth: usize, lines: &mut String) {
    let new_line = |depth: usize, lines: &mut String| {
        lines.push('\n');
        lines.push_str(&"  ".repeat(depth));
    };
    match value {
        Json::Object(members) if !members.is_empty() => {
            lines.push('{');
            for (at, (key, value)) in members.iter().enumerate() {
                if at > 0 {
                    lines.push(',');
                }
                new_line(depth + 1, lines);
                write_string(key, lines);
                lines.push_str(": ");
                write(value, depth + 1, lines);
            }
            new_line(depth, lines);
            lines.push('}');
        }
        Json::List(items) if !items.is_empty() => {
            lines.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    lines.push(',');
                }
                new_line(depth + 1, lines);
                write(item, depth + 1, lines);
            }
            new_line(depth, lines);
            lines.push(']');
        }
        value => lines.push_str(&value.to_text()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_in_lines() {
        for (text, expected) in [
            ("{}", "{}"),
            (r#"{"a":[]}"#, "{\n  \"a\": []\n}"),
            (
                r#"{"a":10.60,"b":[1,{"c":null}],"d":"x\"\n"}"#,
                "{\n  \"a\": 10.60,\n  \"b\": [\n    1,\n    {\n      \"c\": null\n    }\n  ],\n  \"d\": \"x\\\"\\n\"\n}",
            ),
            ("no JSON", "no JSON"),
        ] {
            assert_eq!(pretty(text), expected);
            let back = Json::read(expected).map(|it| it.to_text());
            assert!(back.is_err() || back.as_deref() == Ok(text), "{text}");
        }
    }
}
