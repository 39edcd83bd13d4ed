//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::{Long, Short, ValueExt};

use crate::config::SignIn;
use crate::sample::SampleData;

/// The text of `--help`.
pub const USAGE: &str = "\
A stand-in for the CloudCockpit API and the server of the built app, for this machine only.

Usage: onboard-sandbox [OPTIONS]

  --port N                the port; 0 takes any that is free (8080)
  --data FILE             keep customers in this file (in memory)
  --dist DIR              serve the built app in this directory
  --base /PREFIX/         serve the app below this path (/)
  --examples DIR          serve the example hosts in this directory at /examples/
  --broker                people sign in at a token broker, not with a token
  --fill                  5,000 resellers and 50,000 customers to find, and all assists on
  --processing-seconds S  how long a provider takes (3)
  --help                  print this
";

/// The arguments of the command line.
#[derive(Debug, PartialEq)]
pub struct Arguments {
    /// The port; 0 takes any.
    pub port: u16,
    /// The database; in memory without one.
    pub data: Option<PathBuf>,
    /// The built app.
    pub dist: Option<PathBuf>,
    /// The path below which the app is served: starts and ends with a slash.
    pub base: String,
    /// The example hosts.
    pub examples: Option<PathBuf>,
    /// How people sign in.
    pub sign_in: SignIn,
    /// The amount of sample data.
    pub sample_data: SampleData,
    /// How long a provider takes.
    pub processing_milliseconds: i64,
    /// Only the usage is wanted.
    pub help: bool,
}

impl Default for Arguments {
    fn default() -> Self {
        Self {
            port: 8080,
            data: None,
            dist: None,
            base: "/".to_owned(),
            examples: None,
            sign_in: SignIn::Token,
            sample_data: SampleData::Small,
            processing_milliseconds: 3000,
            help: false,
        }
    }
}

impl Arguments {
    /// Reads the arguments behind the program's name.
    ///
    /// # Errors
    /// One sentence that says what to write instead.
    pub fn read(arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Result<Self, String> {
        let mut read = Self::default();
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next().map_err(|error| sentence(&error))? {
            match argument {
                Short('h') | Long("help") => read.help = true,
                Long("port") => {
                    let port = text(&mut parser)?;
                    read.port = port.parse().map_err(|_| {
                        format!("--port must be a number from 0 to 65535, and {port} is none.")
                    })?;
                }
                Long("data") => read.data = Some(file(&mut parser)?),
                Long("dist") => read.dist = Some(file(&mut parser)?),
                Long("base") => read.base = base(&text(&mut parser)?)?,
                Long("examples") => read.examples = Some(file(&mut parser)?),
                Long("broker") => read.sign_in = SignIn::Broker,
                Long("fill") => read.sample_data = SampleData::Large,
                Long("processing-seconds") => {
                    read.processing_milliseconds = milliseconds(&text(&mut parser)?)?;
                }
                other => return Err(sentence(&other.unexpected())),
            }
        }
        Ok(read)
    }
}

fn sentence(error: &lexopt::Error) -> String {
    format!("The command line has {error}: see --help.")
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser
        .value()
        .and_then(|value| value.string())
        .map_err(|error| sentence(&error))
}

fn file(parser: &mut lexopt::Parser) -> Result<PathBuf, String> {
    parser
        .value()
        .map(PathBuf::from)
        .map_err(|error| sentence(&error))
}

fn base(given: &str) -> Result<String, String> {
    let parts: Vec<&str> = given.split('/').filter(|part| !part.is_empty()).collect();
    let is_plain = |part: &&str| {
        !part.starts_with('.')
            && part
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "-._~".contains(letter))
    };
    let is_ours = matches!(parts.first(), Some(&("v1" | "sandbox" | "examples")));
    if !given.starts_with('/') || is_ours || !parts.iter().all(is_plain) {
        return Err(format!(
            "--base must be a path such as /onboard/ that does not start with /v1, /sandbox or /examples, and {given} is none."
        ));
    }
    Ok(if parts.is_empty() {
        "/".to_owned()
    } else {
        format!("/{}/", parts.join("/"))
    })
}

fn milliseconds(given: &str) -> Result<i64, String> {
    let seconds: f64 = given.parse().unwrap_or(f64::NAN);
    if !(0.0..=86_400.0).contains(&seconds) {
        return Err(format!(
            "--processing-seconds must be a number from 0 to 86400, and {given} is none."
        ));
    }
    Ok((seconds * 1000.0).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for() {
        let otherwise = Arguments::default;
        let cases = [
            ("", otherwise()),
            (
                "--port 0",
                Arguments {
                    port: 0,
                    ..otherwise()
                },
            ),
            (
                "--port=9000 --data a.sqlite",
                Arguments {
                    port: 9000,
                    data: Some("a.sqlite".into()),
                    ..otherwise()
                },
            ),
            (
                "--dist dist",
                Arguments {
                    dist: Some("dist".into()),
                    ..otherwise()
                },
            ),
            (
                "--base /onboard/",
                Arguments {
                    base: "/onboard/".into(),
                    ..otherwise()
                },
            ),
            (
                "--base /a/b",
                Arguments {
                    base: "/a/b/".into(),
                    ..otherwise()
                },
            ),
            ("--base /", otherwise()),
            (
                "--examples examples",
                Arguments {
                    examples: Some("examples".into()),
                    ..otherwise()
                },
            ),
            (
                "--broker",
                Arguments {
                    sign_in: SignIn::Broker,
                    ..otherwise()
                },
            ),
            (
                "--fill",
                Arguments {
                    sample_data: SampleData::Large,
                    ..otherwise()
                },
            ),
            (
                "--processing-seconds 0.25",
                Arguments {
                    processing_milliseconds: 250,
                    ..otherwise()
                },
            ),
            (
                "--help",
                Arguments {
                    help: true,
                    ..otherwise()
                },
            ),
        ];
        for (line, expected) in cases {
            assert_eq!(
                Arguments::read(line.split_whitespace()),
                Ok(expected),
                "{line}"
            );
        }
    }

    #[test]
    fn what_is_not_understood_gets_one_sentence() {
        let lines = [
            "--port",
            "--port many",
            "--port 65536",
            "--base onboard",
            "--base /v1/",
            "--base /sandbox",
            "--base /examples/",
            "--examples",
            "--base /../",
            "--base /a\"b/",
            "--broker=yes",
            "--fill 7",
            "--processing-seconds -1",
            "--processing-seconds soon",
            "--processing-seconds NaN",
            "--verbose",
            "dist",
        ];
        for line in lines {
            let message = Arguments::read(line.split_whitespace())
                .err()
                .unwrap_or_default();
            assert!(
                message.ends_with('.') && message.lines().count() == 1,
                "{line}: {message}"
            );
        }
    }
}
