//! The shells read the quoted text: `bash` itself is run, the others follow their documented rules.

use super::*;
use crate::pages::tools::json::shells::{Shell, words};

const TEXTS: usize = 10_000;

/// Pseudo-random numbers (SplitMix64), the same in each run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        it ^ (it >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    /// A text of pieces that mean something to a shell, and of characters of all kinds.
    fn text(&mut self) -> String {
        const PIECES: [&str; 48] = [
            "'", "\"", "`", "\\", "!", "!!", "$", "$HOME", "${x}", "$(id)", "`id`", "%PATH%", "%",
            "%%", "^", "^^", "&", "|", "<", ">", ";", "#", "*", "?", "~", "(", ")", "{a,b}", "[",
            "]", "=", " ", "\t", "\n", "\r\n", "\r", "\\n", "\\\"", "\\\\", "'@", "@'", "’", "‘",
            "é", "😀", "\u{301}", "JSON", "'\\''",
        ];
        let mut text = String::new();
        for _ in 0..self.below(12) {
            match self.below(4) {
                0 => text.push(char::from(self.below(127) as u8 + 1)),
                1 => text.extend(char::from_u32(self.below(0x3000) as u32 + 1)),
                _ => text.push_str(PIECES[self.below(PIECES.len())]),
            }
        }
        text
    }
}

fn texts() -> Vec<String> {
    let mut random = Random(18);
    let mut texts: Vec<_> = (1..128)
        .map(|code| String::from(char::from(code)))
        .collect();
    texts.push(String::new());
    texts.push("x".repeat(5000));
    while texts.len() < TEXTS {
        texts.push(random.text());
    }
    texts
}

#[test]
fn bash_reads_what_was_quoted() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let texts = texts();
    // A script of its own for each thousand: `printf` ends each word with a NUL.
    for (at, texts) in texts.chunks(1000).enumerate() {
        let mut script = String::new();
        for text in texts {
            script.push_str("printf '%s\\0' ");
            script.push_str(&bash(text));
            script.push('\n');
        }
        for locale in ["C.UTF-8", "C"] {
            let mut shell = Command::new("bash")
                .args(["--noprofile", "--norc"])
                .env("LC_ALL", locale)
                .env("x", "expanded")
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap_or_else(|error| panic!("bash does not start: {error}"));
            let mut stdin = shell.stdin.take();
            let written = script.clone();
            let writing = std::thread::spawn(move || {
                stdin
                    .as_mut()
                    .map(|stdin| stdin.write_all(written.as_bytes()))
            });
            let output = shell.wait_with_output();
            let output = output.unwrap_or_else(|error| panic!("bash did not end: {error}"));
            assert!(matches!(writing.join(), Ok(Some(Ok(())))));
            let output = String::from_utf8_lossy(&output.stdout).into_owned();
            let read: Vec<_> = output.split_terminator('\0').collect();
            assert_eq!(read.len(), texts.len(), "chunk {at}");
            for (text, read) in texts.iter().zip(read) {
                assert_eq!(text, read, "quoted as {}", bash(text));
            }
        }
    }
}

#[test]
fn what_was_quoted_is_read_back() {
    for text in texts() {
        let lines = text.replace("\r\n", "\n");
        for (shell, quoted, expected) in [
            (Shell::Bash, bash(&text), text.clone()),
            // Line breaks are one kind where they are not escaped.
            (Shell::Cmd, cmd(&text), lines.replace('\r', "\n")),
            (Shell::PowerShell, powershell(&text), lines.clone()),
            (Shell::PowerShell, powershell_lines(&text), lines.clone()),
        ] {
            let line = format!("curl {quoted} end");
            let read = words(shell, &line);
            let read: Vec<_> = read.iter().map(|it| it.text.as_str()).collect();
            assert_eq!(read, ["curl", &expected, "end"], "{shell:?}: {line}");
        }
    }
}

#[test]
fn rules_of_bash() {
    for (text, expected) in [
        ("", "''"),
        ("plain", "'plain'"),
        ("$HOME `id` \"x\" \\ é", "'$HOME `id` \"x\" \\ é'"),
        ("it's", "$'it\\'s'"),
        ("now!", "$'now\\041'"),
        ("a\nb\tc\r", "$'a\\nb\\tc\\r'"),
        ("\u{1}7\u{7f}\\", "$'\\0017\\177\\\\'"),
        ("a\0b", "'ab'"),
    ] {
        assert_eq!(bash(text), expected);
    }
}

#[test]
fn rules_of_cmd() {
    for (text, expected) in [
        ("", "^\"^\""),
        (
            "Content-Type: application/json",
            "^\"Content-Type: application/json^\"",
        ),
        ("{\"a\":\"b c\"}", "^\"^{\\^\"a\\^\":\\^\"b c\\^\"^}^\""),
        // As `{"a":"{\"b\":1}"}`: a backslash in front of a quote is doubled, and the quote has one.
        ("\\\"", "^\"\\\\\\^\"^\""),
        // Others stay: they are literal.
        ("C:\\new", "^\"C:\\new^\""),
        ("end\\", "^\"end\\\\^\""),
        ("%PATH%", "^\"^%^PATH^%^\""),
        ("a&b|c<d>e^f", "^\"a^&b^|c^<d^>e^^f^\""),
        ("!x!", "^\"^!x^!^\""),
        ("a\nb", "^\"a^\n\nb^\""),
        ("$(x)", "^\"^$^(x^)^\""),
    ] {
        assert_eq!(cmd(text), expected, "{text}");
    }
}

#[test]
fn rules_of_powershell() {
    for (text, expected, lines) in [
        ("", "''", "@'\n\n'@"),
        (
            "$env:PATH `n \"x\"",
            "'$env:PATH `n \"x\"'",
            "@'\n$env:PATH `n \"x\"\n'@",
        ),
        ("it's", "'it''s'", "@'\nit's\n'@"),
        ("d’Or", "'d’’Or'", "@'\nd’Or\n'@"),
        ("{\n'@\n}", "'{\n''@\n}'", "'{\n''@\n}'"),
        ("’@", "'’’@'", "'’’@'"),
        (" '@", "' ''@'", "@'\n '@\n'@"),
    ] {
        assert_eq!(powershell(text), expected, "{text}");
        assert_eq!(powershell_lines(text), lines, "{text}");
    }
}
