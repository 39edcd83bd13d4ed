//! Leaves out what only authors read: comments of the page, comments and indentation of the styles.
//!
//! trunk's own minifiers are off: the one for scripts fails on wasm-bindgen's output, the one for pages drops
//! `<head>`, and after compression they would gain no more than this does.

use std::{fs, path::Path};

use anyhow::Result;

use super::{page, sources::files_below};

/// Tidies the page and every style in a folder.
pub fn tidy(folder: &Path) -> Result<()> {
    page::rewrite(folder, |html| Ok(page::without_comments(html)))?;
    for file in files_below(folder)? {
        if file.extension().is_some_and(|extension| extension == "css") {
            let css = fs::read_to_string(&file)?;
            fs::write(&file, tidy_css(&css))?;
        }
    }
    Ok(())
}

/// Takes out comments, and each run of white space that separates nothing. Strings stay as they are.
fn tidy_css(css: &str) -> String {
    let mut tidy = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        if next == '"' || next == '\'' {
            let (string, after) = rest.split_at(string_length(rest, next));
            tidy.push_str(string);
            rest = after;
        } else if rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, after)| after);
            // Two words stay two words: `.a/**/.b` means `.a.b`, `a/**/b` does not mean `ab`.
            if tidy.ends_with(is_word) && rest.starts_with(is_word) {
                tidy.push_str("/**/");
            }
        } else if next.is_ascii_whitespace() {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
            push_space(&mut tidy);
        } else {
            if "{};".contains(next) {
                tidy.truncate(tidy.trim_end_matches(' ').len());
            }
            tidy.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    tidy.truncate(tidy.trim_end().len());
    tidy
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || "-_%".contains(c)
}

/// A space, unless what stands before needs none after it.
fn push_space(tidy: &mut String) {
    if !tidy.is_empty() && !tidy.ends_with([' ', '{', '}', ';', ',']) {
        tidy.push(' ');
    }
}

/// The length of the string that `text` begins with, both quotes included.
fn string_length(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_keep_their_meaning() {
        let cases = [
            ("a {\n  color: red;\n}\n", "a{color: red;}"),
            ("/* why */\na :hover , b:hover { }", "a :hover ,b:hover{}"),
            ("a/**/b{}", "a/**/b{}"),
            (".a/**/.b /* c */ d{}", ".a.b d{}"),
            (
                "a::before { content: \"/* { ; } */  \\\" \" ; }",
                "a::before{content: \"/* { ; } */  \\\" \";}",
            ),
            (
                "@media (width > 40rem) and (hover) { a { margin: 0 -1px calc(1px + 2px) } }",
                "@media (width > 40rem) and (hover){a{margin: 0 -1px calc(1px + 2px)}}",
            ),
            (
                "a { --empty: ; background: url( 'a b.svg' ) }",
                "a{--empty:;background: url( 'a b.svg' )}",
            ),
            ("/* open", ""),
        ];
        for (css, expected) in cases {
            assert_eq!(tidy_css(css), expected);
        }
    }
}
