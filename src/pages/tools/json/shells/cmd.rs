//! Windows' `cmd`, and the C runtime of the program that is called.

use super::Word;
use super::letters::{Letters, Reading};

/// The words of the first command.
pub(super) fn words(text: &str) -> Vec<Word> {
    c_runtime_words(&without_carets(text))
}

/// What `cmd` hands to the program: without carets, with the line breaks that have one. Outside of quotes a caret makes
/// the next character literal; a line break behind one goes on with the line, and a second is a line break.
fn without_carets(text: &str) -> String {
    let mut letters = Letters::new(text);
    let (mut line, mut is_quoted) = (String::new(), false);
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                is_quoted = !is_quoted;
                line.push('"');
            }
            '^' if !is_quoted => match letters.next() {
                Some('\n') if letters.take("\n") => line.push('\n'),
                Some('\n') | None => (),
                Some(letter) => line.push(letter),
            },
            // The command ends here.
            '\n' | '&' | '|' if !is_quoted => {
                if !line.trim().is_empty() {
                    break;
                }
            }
            letter => line.push(letter),
        }
    }
    line
}

/// The arguments of a line, as Microsoft's C runtime splits it.
fn c_runtime_words(line: &str) -> Vec<Word> {
    let mut letters = Letters::new(line);
    let (mut reading, mut is_quoted) = (Reading::default(), false);
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => {
                let mut backslashes = 1;
                while letters.take("\\") {
                    backslashes += 1;
                }
                if letters.peek() == Some('"') {
                    reading.begin().push_str(&"\\".repeat(backslashes / 2));
                    if backslashes % 2 == 1 {
                        letters.at += 1;
                        reading.push('"');
                    }
                } else {
                    reading.begin().push_str(&"\\".repeat(backslashes));
                }
            }
            '"' if is_quoted && letters.take("\"") => reading.push('"'),
            '"' => {
                reading.begin();
                is_quoted = !is_quoted;
            }
            ' ' | '\t' | '\n' if !is_quoted => reading.end(),
            letter => reading.push(letter),
        }
    }
    reading.all()
}
