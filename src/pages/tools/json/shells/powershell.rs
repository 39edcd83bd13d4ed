//! PowerShell.

use super::Word;
use super::letters::{Letters, Reading};

/// The words of the first command.
pub(super) fn words(text: &str) -> Vec<Word> {
    PowerShell::new(text).words()
}

struct PowerShell {
    letters: Letters,
    reading: Reading,
}

/// The characters that PowerShell takes for single quotes.
fn is_single(letter: char) -> bool {
    matches!(letter, '\'' | '‘' | '’' | '‚' | '‛')
}

/// The characters that PowerShell takes for double quotes.
fn is_double(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„')
}

impl PowerShell {
    fn new(text: &str) -> Self {
        Self {
            letters: Letters::new(text),
            reading: Reading::default(),
        }
    }

    /// Brackets, commas, equal signs and semicolons are words of their own: those of a table of headers and of a call.
    fn words(mut self) -> Vec<Word> {
        // A line break ends the command only outside of brackets.
        let mut depth = 0_usize;
        while let Some(letter) = self.letters.next() {
            let next = self.letters.peek();
            match letter {
                '`' => match self.letters.next() {
                    Some('\n') | None => (),
                    Some(letter) => self.reading.push(letter),
                },
                '@' if next.is_some_and(is_single) && self.letters.peek_at(1) == Some('\n') => {
                    self.lines(is_single);
                }
                '@' if next.is_some_and(is_double) && self.letters.peek_at(1) == Some('\n') => {
                    self.lines(is_double);
                }
                '@' if next == Some('{') => (),
                letter if is_single(letter) => self.quoted(is_single),
                letter if is_double(letter) => self.quoted(is_double),
                ' ' | '\t' => self.reading.end(),
                '\n' if depth == 0 && !self.reading.words.is_empty() => break,
                '\n' => self.reading.end(),
                '(' | ')' | '{' | '}' | ',' | ';' | '=' => {
                    depth = match letter {
                        '(' | '{' => depth + 1,
                        ')' | '}' => depth.saturating_sub(1),
                        _ => depth,
                    };
                    self.reading.end();
                    self.reading.push(letter);
                    self.reading.end();
                }
                letter => self.reading.push(letter),
            }
        }
        self.reading.all()
    }

    /// A text in quotes. Two quotes are one; in double quotes a backtick escapes.
    fn quoted(&mut self, is_quote: fn(char) -> bool) {
        self.reading.begin();
        while let Some(letter) = self.letters.next() {
            match letter {
                '`' if is_quote('"') => match self.letters.next() {
                    Some('n') => self.reading.push('\n'),
                    Some('r') => self.reading.push('\r'),
                    Some('t') => self.reading.push('\t'),
                    Some('\n') | None => (),
                    Some(letter) => self.reading.push(letter),
                },
                letter if is_quote(letter) => match self.letters.peek() {
                    Some(second) if is_quote(second) => {
                        self.letters.at += 1;
                        self.reading.push(second);
                    }
                    _ => break,
                },
                letter => self.reading.push(letter),
            }
        }
    }

    /// A here-string, behind its `@`. It ends with a quote and `@` at the beginning of a line.
    fn lines(&mut self, is_quote: fn(char) -> bool) {
        self.letters.at += 2;
        let mut lines = Vec::new();
        while let Some(line) = self.letters.line() {
            let mut start = line.chars();
            if start.next().is_some_and(is_quote) && start.next() == Some('@') {
                // The rest of that line goes on with the command.
                let rest = start.as_str().chars().count();
                let is_behind_its_end =
                    self.letters.letters.get(self.letters.at - 1) == Some(&'\n');
                self.letters.at -= rest + usize::from(is_behind_its_end);
                break;
            }
            lines.push(line);
        }
        self.reading.begin().push_str(&lines.join("\n"));
    }
}
