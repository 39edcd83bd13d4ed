//! Finds the body of a request in a command: cURL for `bash` or `cmd`, and PowerShell's `Invoke-RestMethod`.

use super::shells::{Shell, Word, WordKind, words};

/// A command that sends a request, as far as it is of use here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Command {
    /// The body.
    pub body: String,
    /// The tenant of its `X-Tenant`.
    pub tenant: Option<String>,
    /// Whether it has a token, a cookie or a password. They are not kept.
    pub has_secrets: bool,
}

/// Why there is no body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoBody {
    /// The text is no command.
    NoCommand,
    /// The command sends none.
    Missing,
    /// It is in a file of this name, which a page cannot read.
    InFile(String),
}

/// The options of cURL that have a value and are of no interest. Without them their value would look like an address;
/// that is harmless, except that it may be a body's option.
const WITH_VALUE: [&str; 30] = [
    "-A",
    "-C",
    "-E",
    "-K",
    "-T",
    "-X",
    "-c",
    "-e",
    "-m",
    "-o",
    "-r",
    "-w",
    "-x",
    "-y",
    "-z",
    "--request",
    "--url",
    "--output",
    "--user-agent",
    "--referer",
    "--max-time",
    "--connect-timeout",
    "--retry",
    "--proxy",
    "--cacert",
    "--cert",
    "--key",
    "--write-out",
    "--cookie-jar",
    "--resolve",
];

/// The headers that hold secrets, in lower case.
const SECRET_HEADERS: [&str; 6] = [
    "authorization",
    "proxy-authorization",
    "cookie",
    "x-api-key",
    "api-key",
    "ocp-apim-subscription-key",
];

impl Command {
    /// Reads a command.
    ///
    /// # Errors
    /// Why it has no body.
    pub fn read(text: &str) -> Result<Self, NoBody> {
        let shell = Shell::of(text).ok_or(NoBody::NoCommand)?;
        let words = words(shell, text.trim_start().trim_start_matches(['$', '>']));
        let is_curl = words
            .first()
            .is_some_and(|it| it.text.to_ascii_lowercase().starts_with("curl"));
        match is_curl {
            true => Curl::read(&words),
            false => invoke(&words),
        }
    }

    fn header(&mut self, name: &str, value: &str) {
        let name = name.trim().to_ascii_lowercase();
        if SECRET_HEADERS.contains(&name.as_str()) {
            self.has_secrets = true;
        }
        if name == "x-tenant" {
            self.tenant = Some(value.trim().to_owned());
        }
    }
}

/// The way an option of cURL gives data.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Data {
    /// `@` names a file.
    File,
    /// As it is.
    Raw,
}

#[derive(Default)]
struct Curl {
    command: Command,
    bodies: Vec<String>,
    file: Option<String>,
    takes_input: bool,
}

impl Curl {
    fn read(words: &[Word]) -> Result<Command, NoBody> {
        let mut curl = Self::default();
        let arguments = words.iter().filter(|it| it.kind == WordKind::Argument);
        let mut arguments = arguments.map(|it| it.text.as_str()).skip(1);
        while let Some(argument) = arguments.next() {
            let (option, value) = split(argument);
            let mut value = || {
                value
                    .map(str::to_owned)
                    .or_else(|| arguments.next().map(str::to_owned))
            };
            curl.option(option, &mut value);
        }
        if curl.takes_input {
            let input = words.iter().find(|it| it.kind == WordKind::Input);
            match input {
                Some(input) => curl
                    .bodies
                    .push(input.text.trim_end_matches('\n').to_owned()),
                None => curl.file = Some("-".to_owned()),
            }
        }
        if let Some(file) = curl.file {
            return Err(NoBody::InFile(file));
        }
        if curl.bodies.is_empty() {
            return Err(NoBody::Missing);
        }
        curl.command.body = curl.bodies.join("&");
        Ok(curl.command)
    }

    fn option(&mut self, option: &str, value: &mut dyn FnMut() -> Option<String>) {
        match option {
            "-H" | "--header" => {
                let header = value().unwrap_or_default();
                let (name, value) = header.split_once(':').unwrap_or((&header, ""));
                self.command.header(name, value);
            }
            "-d" | "--data" | "--data-ascii" | "--data-binary" | "--json" => {
                self.data(Data::File, value());
            }
            "--data-raw" => self.data(Data::Raw, value()),
            "-u" | "--user" | "-b" | "--cookie" | "--oauth2-bearer" | "--proxy-user" => {
                self.command.has_secrets = true;
                value();
            }
            option if WITH_VALUE.contains(&option) => {
                value();
            }
            _ => (),
        }
    }

    fn data(&mut self, data: Data, value: Option<String>) {
        let value = value.unwrap_or_default();
        match value.strip_prefix('@') {
            Some("-") if data == Data::File => self.takes_input = true,
            Some(file) if data == Data::File => self.file = Some(file.to_owned()),
            _ => self.bodies.push(value),
        }
    }
}

/// The option of an argument, and the value that is in the same one: `-dx`, `--data=x`. Of several short options, as in
/// `-sSd`, it is the last.
fn split(argument: &str) -> (&str, Option<&str>) {
    if argument.starts_with("--") {
        return match argument.split_once('=') {
            Some((option, value)) => (option, Some(value)),
            None => (argument, None),
        };
    }
    let Some(letters) = argument.strip_prefix('-') else {
        return (argument, None);
    };
    for (at, letter) in letters.char_indices() {
        if let Some(option) = short_with_value(letter) {
            let rest = &letters[at + letter.len_utf8()..];
            return (option, (!rest.is_empty()).then_some(rest));
        }
    }
    (argument, None)
}

/// The short option of this letter, if it has a value.
fn short_with_value(letter: char) -> Option<&'static str> {
    let own = ["-H", "-d", "-u", "-b"];
    let mut all = own.iter().chain(&WITH_VALUE).copied();
    all.find(|it| it.len() == 2 && it.ends_with(letter))
}

/// Reads a call of `Invoke-RestMethod`. Its parameters have any case, and may be cut short.
fn invoke(words: &[Word]) -> Result<Command, NoBody> {
    let texts: Vec<&str> = words.iter().map(|it| it.text.as_str()).collect();
    let mut command = Command::default();
    for (at, text) in texts.iter().enumerate() {
        if *text == "=" && at > 0 {
            let value = texts.get(at + 1).copied().unwrap_or_default();
            command.header(texts[at - 1], value);
        }
        let parameter = text.to_ascii_lowercase();
        if ["-credential", "-token", "-certificate", "-websession"].contains(&parameter.as_str()) {
            command.has_secrets = true;
        }
    }
    let body = texts.iter().position(|it| it.eq_ignore_ascii_case("-body"));
    let infile = texts
        .iter()
        .position(|it| it.eq_ignore_ascii_case("-infile"));
    if let Some(file) = infile.and_then(|at| texts.get(at + 1)) {
        return Err(NoBody::InFile((*file).to_owned()));
    }
    let rest = body.map(|at| &texts[at + 1..]).ok_or(NoBody::Missing)?;
    // The text may be the argument of a call, such as that of the bytes of UTF-8.
    let is_of_call = |it: &str| matches!(it, "(" | ")") || it.starts_with('[');
    let found = rest.iter().find(|it| !is_of_call(it));
    match found {
        Some(body) if body.starts_with('$') => Err(NoBody::Missing),
        Some(body) => {
            command.body = (*body).to_owned();
            Ok(command)
        }
        None => Err(NoBody::Missing),
    }
}

#[cfg(test)]
mod tests;
