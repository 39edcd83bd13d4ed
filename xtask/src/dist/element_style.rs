//! The style of the element: the page's own, for a shadow root on somebody else's page.
//!
//! - What stands for the whole page stands for the form's outermost element.
//! - `rem` is the host's: the element has a size of its own, `--onboard-rem`.
//! - Each token can be set from outside: `--accent` is `--onboard-accent`, where the host gives one.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// The page's styles that the element shares; `page.css` is the page's alone.
const SHARED: [&str; 3] = ["style/tokens.css", "style/base.css", "style/form.css"];

/// What only the element has. It comes second: it undoes what a host's page lets in.
const OWN: &str = "embed/element.css";

/// The style as one text.
pub fn of(workspace: &Workspace) -> Result<String> {
    let read = |file: &str| {
        let path = workspace.path(file);
        fs::read_to_string(&path).with_context(|| format!("{} cannot be read", shown(&path)))
    };
    let [tokens, base, form] = SHARED.map(read);
    let all = [themable(&tokens?), base?, form?, read(OWN)?].concat();
    Ok(with_own_size(&all.replace(":root", ".onboard")))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// `--name: value;` takes the host's `--onboard-name` where there is one.
fn themable(tokens: &str) -> String {
    let line = |line: &str| {
        let token = line.trim().strip_prefix("--").and_then(|token| {
            let (name, value) = token.split_once(": ")?;
            Some((name, value.strip_suffix(';')?))
        });
        match token {
            Some((name, value)) => format!("  --{name}: var(--onboard-{name}, {value});\n"),
            None => format!("{line}\n"),
        }
    };
    let rem = "  --rem: var(--onboard-rem, 16px);\n}";
    tokens
        .lines()
        .map(line)
        .collect::<String>()
        .replacen('}', rem, 1)
}

/// `1.5rem` becomes `calc(1.5 * var(--rem))`.
fn with_own_size(style: &str) -> String {
    let mut sized = String::new();
    let mut rest = style;
    while let Some(at) = rest.find("rem") {
        let (before, behind) = rest.split_at(at);
        let digits = before
            .rfind(|c: char| !c.is_ascii_digit() && c != '.' && c != '-')
            .map_or(0, |at| at + 1);
        let (before, number) = before.split_at(digits);
        let behind = &behind[3..];
        let is_size = number.parse::<f64>().is_ok()
            && !behind.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        sized.push_str(before);
        if is_size {
            sized.push_str(&format!("calc({number} * var(--rem))"));
        } else {
            sized.push_str(number);
            sized.push_str("rem");
        }
        rest = behind;
    }
    sized.push_str(rest);
    sized
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_the_elements_own() {
        for (style, expected) in [
            ("a { top: 1rem }", "a { top: calc(1 * var(--rem)) }"),
            (
                "margin: -0.5rem 0 .25rem;",
                "margin: calc(-0.5 * var(--rem)) 0 calc(.25 * var(--rem));",
            ),
            (
                "calc(2 * 13rem + 1px)",
                "calc(2 * calc(13 * var(--rem)) + 1px)",
            ),
            (
                "--rem: var(--rem); .remedy { }",
                "--rem: var(--rem); .remedy { }",
            ),
            ("16px", "16px"),
        ] {
            assert_eq!(with_own_size(style), expected);
        }
    }

    #[test]
    fn tokens_can_be_set_from_outside() {
        let tokens = ":root {\n  color-scheme: light dark;\n\n  --space: 0.25rem;\n}\n";
        let expected = ":root {\n  color-scheme: light dark;\n\n  --space: var(--onboard-space, 0.25rem);\n  --rem: var(--onboard-rem, 16px);\n}\n";
        assert_eq!(themable(tokens), expected);
    }

    #[test]
    fn no_size_of_the_host_is_left() -> Result<()> {
        let style = of(&Workspace::locate()?)?;
        let left: Vec<&str> = style.lines().filter(|line| has_rem(line)).collect();
        assert!(left.is_empty(), "{left:?}");
        assert!(!style.contains(":root") && style.contains("--onboard-accent"));
        Ok(())
    }

    fn has_rem(line: &str) -> bool {
        line.match_indices("rem")
            .any(|(at, _)| line[..at].ends_with(|c: char| c.is_ascii_digit()))
    }
}
