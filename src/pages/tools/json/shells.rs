//! Splits a command into words, as shells do, without running anything: variables and substitutions stay as they are
//! written.

mod bash;
mod cmd;
mod letters;
mod powershell;

/// The shell that a command was written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::enum_variant_names, reason = "PowerShell is a name")]
pub enum Shell {
    /// And `zsh`, `sh`.
    Bash,
    /// Windows' `cmd`, with the C runtime of the program that is called.
    Cmd,
    PowerShell,
}

/// A word of a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    /// What it is: a redirection of the input brings its own text.
    pub kind: WordKind,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordKind {
    #[default]
    Argument,
    /// The text of a here-document or of a here-string: the program's input.
    Input,
}

impl Shell {
    /// The shell of this text. `None`: it is no command that is known.
    pub fn of(text: &str) -> Option<Self> {
        let start = text
            .trim_start()
            .trim_start_matches(['$', '>'])
            .trim_start();
        let name: String = start.chars().take_while(|it| !it.is_whitespace()).collect();
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "invoke-restmethod" | "invoke-webrequest" | "irm" | "iwr" => Some(Self::PowerShell),
            "curl" | "curl.exe" => Some(match () {
                () if has_line_end(start, '`') => Self::PowerShell,
                () if start.contains("^\"") || has_line_end(start, '^') => Self::Cmd,
                () => Self::Bash,
            }),
            _ => None,
        }
    }
}

fn has_line_end(text: &str, mark: char) -> bool {
    text.lines().any(|line| {
        let before = line.trim_end().strip_suffix(mark);
        before.is_some_and(|it| it.ends_with(' '))
    })
}

/// The words of the first command in this text.
pub fn words(shell: Shell, text: &str) -> Vec<Word> {
    let text = text.replace("\r\n", "\n");
    match shell {
        Shell::Bash => bash::words(&text),
        Shell::Cmd => cmd::words(&text),
        Shell::PowerShell => powershell::words(&text),
    }
}

#[cfg(test)]
mod tests;
