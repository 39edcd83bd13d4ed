use super::*;

#[test]
fn the_shell_of_a_command() {
    for (text, expected) in [
        ("curl https://x", Some(Shell::Bash)),
        ("  $ curl -X POST \\\n https://x", Some(Shell::Bash)),
        ("CURL.EXE https://x", Some(Shell::Bash)),
        ("curl ^\"https://x^\" ^\n  -H ^\"A: b^\"", Some(Shell::Cmd)),
        ("curl -X POST ^\r\n https://x", Some(Shell::Cmd)),
        ("curl.exe -X POST `\n https://x", Some(Shell::PowerShell)),
        (
            "Invoke-RestMethod -Uri 'https://x'",
            Some(Shell::PowerShell),
        ),
        ("irm https://x", Some(Shell::PowerShell)),
        ("{\"a\":1}", None),
        ("curling", None),
        ("", None),
    ] {
        assert_eq!(Shell::of(text), expected, "{text}");
    }
}

#[test]
fn words_of_each_shell() {
    let argument = |text: &str| Word {
        text: text.to_owned(),
        kind: WordKind::Argument,
    };
    let input = |text: &str| Word {
        text: text.to_owned(),
        kind: WordKind::Input,
    };
    use Shell::{Bash, Cmd, PowerShell};
    for (shell, text, expected) in [
        (Bash, "", vec![]),
        (Bash, "  a\tb  ", vec![argument("a"), argument("b")]),
        (Bash, "'a b'\"c d\"e\\ f", vec![argument("a bc de f")]),
        (Bash, "'' \"\" $''", vec![argument(""); 3]),
        (Bash, r#""a\"b\\c\$d\n""#, vec![argument(r#"a"b\c$d\n"#)]),
        (
            Bash,
            r"$'a\'b\\c\n\t\x41\u00e9\u{'",
            vec![argument("a'b\\c\n\tAé{")],
        ),
        (Bash, r"$'\041\0337\e'", vec![argument("!\u{1b}7\u{1b}")]),
        (Bash, r"$'\ud83d\ude00\ud83d'", vec![argument("😀")]),
        (Bash, r"$'\U0001F600'", vec![argument("😀")]),
        (
            Bash,
            "a \\\n  b \\\r\n c",
            vec![argument("a"), argument("b"), argument("c")],
        ),
        (Bash, "a\nb", vec![argument("a")]),
        (Bash, "a; b", vec![argument("a")]),
        (Bash, "a | b", vec![argument("a")]),
        (Bash, "a > out b", vec![argument("a"), argument("b")]),
        (Bash, "# why\na #not", vec![argument("a")]),
        (Bash, "it=$HOME", vec![argument("it=$HOME")]),
        (
            Bash,
            "a <<'JSON' b\n{\n\t\"x\": \"$y\"\n}\nJSON\nrest",
            vec![
                argument("a"),
                argument("b"),
                input("{\n\t\"x\": \"$y\"\n}\n"),
            ],
        ),
        (
            Bash,
            "a <<-E\n\tx\n\tE\n",
            vec![argument("a"), input("x\n")],
        ),
        (Bash, "a <<\"E\"\nx", vec![argument("a"), input("x\n")]),
        (
            Bash,
            "a <<< '{\"x\": 1}' b",
            vec![argument("a"), input("{\"x\": 1}\n"), argument("b")],
        ),
        (Bash, "'never ends", vec![argument("never ends")]),
        (
            Cmd,
            "a ^\"b c^\" ^\n  d",
            vec![argument("a"), argument("b c"), argument("d")],
        ),
        (
            Cmd,
            "^\"^{\\^\"a\\^\":\\^\"b^\"^\"",
            vec![argument("{\"a\":\"b\"")],
        ),
        (Cmd, "^\"a\\\\\\^\"b^\"", vec![argument("a\\\"b")]),
        (Cmd, "^\"C:\\new\\\\^\"", vec![argument("C:\\new\\")]),
        (Cmd, "\"a^b\" c^&d", vec![argument("a^b"), argument("c&d")]),
        (Cmd, "a\nb", vec![argument("a")]),
        (Cmd, "^\"a^\n\nb^\"", vec![argument("a\nb")]),
        (Cmd, "^\"^%^PATH^%^\"", vec![argument("%PATH%")]),
        (
            PowerShell,
            "a -B 'it''s' \"x `\"y`\" z\"",
            vec![
                argument("a"),
                argument("-B"),
                argument("it's"),
                argument("x \"y\" z"),
            ],
        ),
        (PowerShell, "a `\n b\nc", vec![argument("a"), argument("b")]),
        (
            PowerShell,
            "a @{\n'k' = 'v'\n}",
            ["a", "{", "k", "=", "v", "}"].map(argument).to_vec(),
        ),
        (
            PowerShell,
            "a (b @'\n{\n}\n'@) c",
            ["a", "(", "b", "{\n}", ")", "c"].map(argument).to_vec(),
        ),
        (
            PowerShell,
            "a @\"\nx\n\"@ b",
            ["a", "x", "b"].map(argument).to_vec(),
        ),
        (PowerShell, "a @'\nx\n'@", ["a", "x"].map(argument).to_vec()),
    ] {
        assert_eq!(words(shell, text), expected, "{shell:?} {text}");
    }
}
