//! Bash, and shells like it.

use super::Word;
use super::letters::{Letters, Reading};

/// The words of the first command.
pub(super) fn words(text: &str) -> Vec<Word> {
    Bash::new(text).words()
}

struct Bash {
    letters: Letters,
    reading: Reading,
    /// The delimiter of a here-document whose text begins with the next line, and whether tabs at its lines' beginnings
    /// do not count.
    heredoc: Option<(String, bool)>,
}

impl Bash {
    fn new(text: &str) -> Self {
        Self {
            letters: Letters::new(text),
            reading: Reading::default(),
            heredoc: None,
        }
    }

    fn words(mut self) -> Vec<Word> {
        while let Some(letter) = self.letters.next() {
            match letter {
                '\\' => match self.letters.next() {
                    Some('\n') | None => (),
                    Some(letter) => self.reading.push(letter),
                },
                '\'' => self.single(),
                '"' => self.double(),
                '$' if self.letters.take("'") => self.escaped(),
                '$' if self.letters.take("\"") => self.double(),
                ' ' | '\t' => self.reading.end(),
                '\n' if self.heredoc.is_some() => {
                    self.reading.end();
                    self.read_heredoc();
                    break;
                }
                // The command ends here.
                '\n' | ';' | '|' | '&'
                    if self.reading.word.is_some() || !self.reading.words.is_empty() =>
                {
                    break;
                }
                '\n' => (),
                '<' => self.redirection(),
                // The output goes into a file or to another stream.
                '>' => {
                    self.reading.end();
                    self.letters.take(">");
                    self.letters.take("&");
                    self.skip_word();
                }
                '#' if self.reading.word.is_none() => {
                    self.letters.line();
                }
                letter => self.reading.push(letter),
            }
        }
        self.reading.all()
    }

    fn single(&mut self) {
        self.reading.begin();
        while let Some(letter) = self.letters.next() {
            if letter == '\'' {
                break;
            }
            self.reading.push(letter);
        }
    }

    fn double(&mut self) {
        self.reading.begin();
        while let Some(letter) = self.letters.next() {
            match letter {
                '"' => break,
                '\\' => match self.letters.peek() {
                    Some('\n') => self.letters.at += 1,
                    Some(next @ ('"' | '\\' | '$' | '`')) => {
                        self.letters.at += 1;
                        self.reading.push(next);
                    }
                    // Bash keeps the backslash in front of it, which is never intended.
                    Some('!') => (),
                    _ => self.reading.push('\\'),
                },
                letter => self.reading.push(letter),
            }
        }
    }

    /// `$'…'`
    fn escaped(&mut self) {
        self.reading.begin();
        let mut high: Option<u32> = None;
        while let Some(letter) = self.letters.next() {
            let read = match letter {
                '\'' => break,
                '\\' => self.escape(),
                letter => Some(u32::from(letter)),
            };
            // Two escapes of a letter outside of the first plane, as browsers write them.
            let read = match (high.take(), read) {
                (Some(high), Some(low @ 0xdc00..0xe000)) => {
                    Some(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))
                }
                (_, Some(code @ 0xd800..0xdc00)) => {
                    high = Some(code);
                    None
                }
                (_, read) => read,
            };
            if let Some(code) = read {
                self.reading
                    .push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
        }
    }

    /// The code of an escape, behind its backslash.
    fn escape(&mut self) -> Option<u32> {
        let letters = &mut self.letters;
        if let Some('0'..='7') = letters.peek() {
            return letters.number(8, 3);
        }
        Some(match letters.next()? {
            'n' => 0x0a,
            'r' => 0x0d,
            't' => 0x09,
            'a' => 0x07,
            'b' => 0x08,
            'e' | 'E' => 0x1b,
            'f' => 0x0c,
            'v' => 0x0b,
            'x' => letters.number(16, 2)?,
            'u' => letters.number(16, 4)?,
            'U' => letters.number(16, 8)?,
            other => u32::from(other),
        })
    }

    fn redirection(&mut self) {
        self.reading.end();
        if self.letters.take("<<") {
            // A here-string: the next word and a line break are the input.
            let mut text = self.word();
            text.push('\n');
            self.reading.input(text);
        } else if self.letters.take("<") {
            let has_tabs = self.letters.take("-");
            self.heredoc = Some((self.word(), has_tabs));
        } else {
            self.skip_word();
        }
    }

    /// The next word.
    fn word(&mut self) -> String {
        self.skip_blanks();
        let outer = std::mem::take(&mut self.reading);
        while let Some(letter) = self.letters.peek() {
            if letter.is_whitespace() || matches!(letter, '<' | '>' | '|' | '&' | ';') {
                break;
            }
            self.letters.at += 1;
            match letter {
                '\'' => self.single(),
                '"' => self.double(),
                '$' if self.letters.take("'") => self.escaped(),
                '\\' => {
                    if let Some(letter) = self.letters.next() {
                        self.reading.push(letter);
                    }
                }
                letter => self.reading.push(letter),
            }
        }
        let inner = std::mem::replace(&mut self.reading, outer);
        inner.word.unwrap_or_default()
    }

    fn skip_word(&mut self) {
        self.word();
    }

    fn skip_blanks(&mut self) {
        while matches!(self.letters.peek(), Some(' ' | '\t')) {
            self.letters.at += 1;
        }
    }

    fn read_heredoc(&mut self) {
        let Some((delimiter, has_tabs)) = self.heredoc.take() else {
            return;
        };
        let mut text = String::new();
        while let Some(line) = self.letters.line() {
            let line = match has_tabs {
                true => line.trim_start_matches('\t'),
                false => &line,
            };
            if line == delimiter {
                break;
            }
            text.push_str(line);
            text.push('\n');
        }
        self.reading.input(text);
    }
}
