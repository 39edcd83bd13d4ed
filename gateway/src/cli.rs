//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::Arg::Long;
use lexopt::Arg::Short;

/// The text of `--help`.
pub const USAGE: &str = "\
onboard-gateway --config FILE [--check] [--dist DIR]

  --config FILE  the configuration, in TOML; ONBOARD_… variables of the environment come before it,
                 with __ between levels, such as ONBOARD_OIDC__CLIENT_SECRET
  --check        try the identity provider, the token addresses and the session store, say what works, and end
  --dist DIR     serve this built app, and not the one inside the binary
  --version      print the version
";

/// The arguments of the command line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// The configuration.
    pub config: PathBuf,
    /// Only try everything.
    pub check: bool,
    /// The built app.
    pub dist: Option<PathBuf>,
    /// Print this and end.
    pub print: Option<String>,
}

/// Reads the arguments.
///
/// # Errors
/// One sentence that says what to write instead.
pub fn read(arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Result<Arguments, String> {
    let mut read = Arguments::default();
    let mut parser = lexopt::Parser::from_args(arguments);
    let sentence = |error: lexopt::Error| format!("The command line has {error}: see --help.");
    while let Some(argument) = parser.next().map_err(sentence)? {
        match argument {
            Long("config") => read.config = parser.value().map_err(sentence)?.into(),
            Long("dist") => read.dist = Some(parser.value().map_err(sentence)?.into()),
            Long("check" | "config-test") => read.check = true,
            Long("help") | Short('h') => read.print = Some(USAGE.to_owned()),
            Long("version") | Short('V') => {
                read.print = Some(format!("onboard-gateway {}\n", env!("CARGO_PKG_VERSION")));
            }
            other => return Err(sentence(other.unexpected())),
        }
    }
    if read.print.is_none() && read.config.as_os_str().is_empty() {
        return Err("Name the configuration with --config: see --help.".to_owned());
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments() {
        let cases = [
            ("--config a.toml", Ok(("a.toml", false, None))),
            ("--config=a.toml --check", Ok(("a.toml", true, None))),
            (
                "--config a.toml --dist dist",
                Ok(("a.toml", false, Some("dist"))),
            ),
            ("", Err(())),
            ("--check", Err(())),
            ("--config", Err(())),
            ("a.toml", Err(())),
            ("--config a.toml --verbose", Err(())),
            ("--config a.toml --check=yes", Err(())),
        ];
        for (line, expected) in cases {
            let found = read(line.split_whitespace())
                .map_err(|sentence| assert!(sentence.ends_with('.'), "{sentence}"));
            let expected =
                expected.map(
                    |(config, check, dist): (&str, bool, Option<&str>)| Arguments {
                        config: config.into(),
                        check,
                        dist: dist.map(Into::into),
                        print: None,
                    },
                );
            assert_eq!(found, expected, "{line}");
        }
    }
}
