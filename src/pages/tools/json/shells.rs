//! Splits a command into words, as shells do, without running anything: variables and substitutions stay as they are
//! written.

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
        Shell::Bash => Bash::new(&text).words(),
        Shell::Cmd => c_runtime_words(&without_carets(&text)),
        Shell::PowerShell => PowerShell::new(&text).words(),
    }
}

/// The characters of a text, one after the other.
struct Letters {
    letters: Vec<char>,
    at: usize,
}

impl Letters {
    fn new(text: &str) -> Self {
        Self {
            letters: text.chars().collect(),
            at: 0,
        }
    }

    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn peek_at(&self, offset: usize) -> Option<char> {
        self.letters.get(self.at + offset).copied()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += 1;
        Some(letter)
    }

    /// Goes behind `wanted`, if that comes next.
    fn take(&mut self, wanted: &str) -> bool {
        let is_next = wanted
            .chars()
            .enumerate()
            .all(|(offset, letter)| self.peek_at(offset) == Some(letter));
        if is_next {
            self.at += wanted.chars().count();
        }
        is_next
    }

    /// The rest of the line, without its end.
    fn line(&mut self) -> Option<String> {
        self.peek()?;
        let mut line = String::new();
        while let Some(letter) = self.next() {
            if letter == '\n' {
                break;
            }
            line.push(letter);
        }
        Some(line)
    }

    /// As many digits of this base as come next, `most` at most, as a number.
    fn number(&mut self, base: u32, most: usize) -> Option<u32> {
        let mut number = None;
        for _ in 0..most {
            let Some(digit) = self.peek().and_then(|it| it.to_digit(base)) else {
                break;
            };
            self.at += 1;
            number = Some(number.unwrap_or(0) * base + digit);
        }
        number
    }
}

/// The words being read. A word is there once something of it was read, even an empty quote.
#[derive(Default)]
struct Reading {
    words: Vec<Word>,
    word: Option<String>,
}

impl Reading {
    fn push(&mut self, letter: char) {
        self.begin().push(letter);
    }

    fn begin(&mut self) -> &mut String {
        self.word.get_or_insert_default()
    }

    fn end(&mut self) {
        if let Some(text) = self.word.take() {
            self.words.push(Word {
                text,
                kind: WordKind::Argument,
            });
        }
    }

    fn input(&mut self, text: String) {
        self.words.push(Word {
            text,
            kind: WordKind::Input,
        });
    }

    fn all(mut self) -> Vec<Word> {
        self.end();
        self.words
    }
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

#[cfg(test)]
mod tests;
