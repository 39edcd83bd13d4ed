//! Quotes texts for shells, so that a command gets exactly this text whatever is in it.

/// One word of `bash`, also of `zsh`. NUL is left out: no argument of a program can hold it.
///
/// Texts with quotes, control characters or `!` (history expansion) are written as `$'…'`, with octal escapes: older
/// versions, such as the 3.2 of macOS, do not know `\u`.
pub fn bash(text: &str) -> String {
    let text = text.replace('\0', "");
    let is_plain = |letter: char| !letter.is_ascii_control() && letter != '\'' && letter != '!';
    if text.chars().all(is_plain) {
        return format!("'{text}'");
    }
    let mut quoted = String::from("$'");
    for letter in text.chars() {
        match letter {
            '\\' => quoted.push_str("\\\\"),
            '\'' => quoted.push_str("\\'"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            letter if is_plain(letter) => quoted.push(letter),
            letter => {
                let code = u32::from(letter);
                quoted.push('\\');
                for place in [6, 3, 0] {
                    quoted.extend(char::from_digit((code >> place) & 7, 8));
                }
            }
        }
    }
    quoted.push('\'');
    quoted
}

/// One argument of a program, in a line of Windows' `cmd`. NUL is left out.
///
/// Two parsers read it. The program's own (Microsoft's C runtime) takes backslashes literally except in front of a
/// quote. `cmd` itself comes before: no character is quoted for it, so each that may mean something has a caret, and a
/// name behind `%` is broken up by one. A line break is a caret and two line breaks.
pub fn cmd(text: &str) -> String {
    let mut quoted = String::from("^\"");
    for letter in for_c_runtime(text).replace("\r\n", "\n").chars() {
        match letter {
            '\0' => (),
            '\n' | '\r' => quoted.push_str("^\n\n"),
            letter => {
                let is_plain = letter.is_ascii_alphanumeric()
                    || matches!(letter, ' ' | '\t')
                    || "_-:=+~'/.,?;*`\\".contains(letter);
                // Behind `%` the caret breaks up the name of a variable.
                if !is_plain || quoted.ends_with('%') {
                    quoted.push('^');
                }
                quoted.push(letter);
            }
        }
    }
    quoted.push_str("^\"");
    quoted
}

/// The inside of a quoted argument, as Microsoft's C runtime reads it: quotes have a backslash, and so have backslashes in
/// front of a quote or of the end.
fn for_c_runtime(text: &str) -> String {
    let (mut inside, mut backslashes) = (String::new(), 0);
    for letter in text.chars() {
        match letter {
            '\\' => backslashes += 1,
            '"' => {
                inside.push_str(&"\\".repeat(backslashes + 1));
                backslashes = 0;
            }
            _ => backslashes = 0,
        }
        inside.push(letter);
    }
    inside.push_str(&"\\".repeat(backslashes));
    inside
}

/// The characters that PowerShell takes for single quotes.
fn is_powershell_quote(letter: char) -> bool {
    matches!(letter, '\'' | '‘' | '’' | '‚' | '‛')
}

/// A text of PowerShell in single quotes. Nothing has a meaning in it except quotes, which are doubled.
pub fn powershell(text: &str) -> String {
    let mut quoted = String::from("'");
    for letter in text.chars() {
        quoted.push(letter);
        if is_powershell_quote(letter) {
            quoted.push(letter);
        }
    }
    quoted.push('\'');
    quoted
}

/// A text of PowerShell in lines of its own (a here-string), which stays readable; in single quotes if a line of it
/// would end that, or has an end of another kind.
pub fn powershell_lines(text: &str) -> String {
    let ends_it = |line: &str| {
        let mut letters = line.chars();
        letters.next().is_some_and(is_powershell_quote) && letters.next() == Some('@')
    };
    if text.contains('\r') || text.split('\n').any(ends_it) {
        return powershell(text);
    }
    format!("@'\n{text}\n'@")
}

#[cfg(test)]
mod tests;
