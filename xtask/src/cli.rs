//! The command line: which command, with which options.

use std::ffi::OsString;

use anyhow::{Result, anyhow, bail, ensure};
use lexopt::Arg;

use crate::{sandbox::SampleData, test::Step};

/// The output of `cargo xtask` without a command, or with `--help`.
pub const HELP: &str = "\
cargo xtask run   [--port N] [--broker | --gateway] [--fill]  build the release app and serve it with the sandbox API;
                                       --broker: people sign in at a token broker, not with a token;
                                       --gateway: behind the gateway, with a local identity provider;
                                       --fill: with 5,000 resellers and 50,000 customers in the sandbox
cargo xtask test  [--only STEP,…]      format, lint, unit, browser and e2e checks, with the totals
cargo xtask build [--base /PREFIX/] [--gateway]  dist/, ready for any static host;
                                       --gateway: also target/release/onboard-gateway with the app inside
cargo xtask dev   [--port N]           live reload while editing, with the sandbox API
cargo xtask bench [--quick | --gateway]  budgets and figures against a form written by hand; --gateway: of the gateway
cargo xtask price                      bytes of two views, with leptos-erased and with plain Leptos
";

const COMMANDS: &str = "run, test, build, dev, bench and price";

/// The port of the page, unless another is asked for.
const PORT: u16 = 8080;

/// How people sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// With a token that they paste.
    Token,
    /// At the sandbox's token broker.
    Broker,
    /// At a local identity provider, by the gateway.
    Gateway,
}

/// A command with its options, checked.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print the list of commands.
    Help,
    /// Build the release app and serve it with the sandbox API.
    Run {
        /// The port of the page, on the loopback address.
        port: u16,
        /// How people sign in.
        sign_in: SignIn,
        /// How much there is to find in the sandbox.
        sample_data: SampleData,
    },
    /// Build `dist/`.
    Build {
        /// The path prefix written into the page as `<base href>`.
        base: Option<String>,
        /// Whether the gateway is built as well.
        gateway: bool,
    },
    /// Serve with live reload.
    Dev {
        /// The port of the page, on the loopback address.
        port: u16,
    },
    /// Run the checks.
    Test {
        /// The steps asked for, in the order they run.
        steps: Vec<Step>,
    },
    /// Measure the page against a form written by hand.
    Bench {
        /// Each figure once, without a verdict.
        quick: bool,
    },
    /// Measure the gateway.
    BenchGateway,
    /// Weigh two views, each written in two ways.
    Price,
}

/// Reads the command and its options.
pub fn parse(mut line: lexopt::Parser) -> Result<Command> {
    let mut name = None;
    let mut port = None;
    let mut base = None;
    let mut only = None;
    let mut broker = false;
    let mut gateway = false;
    let mut quick = false;
    let mut fill = false;

    while let Some(argument) = line.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Long("port") => port = Some(checked_port(&line.value()?)?),
            Arg::Long("base") => base = Some(checked_base(&line.value()?)?),
            Arg::Long("only") => only = Some(checked_steps(&line.value()?)?),
            Arg::Long("broker") => broker = true,
            Arg::Long("gateway") => gateway = true,
            Arg::Long("quick") => quick = true,
            Arg::Long("fill") => fill = true,
            Arg::Value(value) if name.is_none() => name = Some(text(&value)?),
            other => bail!(
                "{}; `cargo xtask --help` lists the commands",
                unknown(&other)
            ),
        }
    }

    let name = name.unwrap_or_default();
    let given = [
        ("--port", port.is_some()),
        ("--base", base.is_some()),
        ("--only", only.is_some()),
        ("--broker", broker),
        ("--gateway", gateway),
        ("--quick", quick),
        ("--fill", fill),
    ];
    let allow = |allowed: &[&str]| match given
        .iter()
        .find(|(option, is_given)| *is_given && !allowed.contains(option))
    {
        Some((option, _)) => Err(anyhow!(
            "`{name}` has no option {option}; `cargo xtask --help` lists them"
        )),
        None => Ok(()),
    };
    match name.as_str() {
        "" | "help" => Ok(Command::Help),
        "run" => {
            allow(&["--port", "--broker", "--gateway", "--fill"])?;
            let sign_in = match (broker, gateway) {
                (false, false) => SignIn::Token,
                (true, false) => SignIn::Broker,
                (false, true) => SignIn::Gateway,
                (true, true) => bail!("--broker and --gateway exclude each other: take one"),
            };
            let port = port.unwrap_or(PORT);
            let sample_data = if fill {
                SampleData::Large
            } else {
                SampleData::Small
            };
            Ok(Command::Run {
                port,
                sign_in,
                sample_data,
            })
        }
        "dev" => allow(&["--port"]).map(|()| Command::Dev {
            port: port.unwrap_or(PORT),
        }),
        "build" => {
            allow(&["--base", "--gateway"])?;
            // The gateway writes the base that its configuration names.
            ensure!(
                base.is_none() || !gateway,
                "--base and --gateway exclude each other: the gateway takes the base from its configuration"
            );
            Ok(Command::Build { base, gateway })
        }
        "test" => allow(&["--only"]).map(|()| Command::Test {
            steps: only.unwrap_or_else(|| Step::ALL.to_vec()),
        }),
        "bench" => {
            allow(&["--quick", "--gateway"])?;
            ensure!(
                !(quick && gateway),
                "--quick and --gateway exclude each other: take one"
            );
            Ok(if gateway {
                Command::BenchGateway
            } else {
                Command::Bench { quick }
            })
        }
        "price" => allow(&[]).map(|()| Command::Price),
        other => bail!("there is no command `{other}`: the commands are {COMMANDS}"),
    }
}

fn unknown(argument: &Arg<'_>) -> String {
    match argument {
        Arg::Long(name) => format!("there is no option --{name}"),
        Arg::Short(letter) => format!("there is no option -{letter}"),
        Arg::Value(value) => format!("`{}` is one argument too many", value.to_string_lossy()),
    }
}

fn text(value: &OsString) -> Result<String> {
    let text = value
        .to_str()
        .ok_or_else(|| anyhow!("`{}` is not readable as text", value.to_string_lossy()))?;
    Ok(text.to_owned())
}

fn checked_port(value: &OsString) -> Result<u16> {
    let value = text(value)?;
    match value.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => bail!("--port takes a number from 1 to 65535, not `{value}`"),
    }
}

/// A base is a path prefix of one's own host: `//name/` would name another host.
fn checked_base(value: &OsString) -> Result<String> {
    let value = text(value)?;
    let plain = value
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "/-._~%".contains(c));
    ensure!(
        plain && value.starts_with('/') && value.ends_with('/') && !value.contains("//"),
        "--base takes a path that starts and ends with a slash, such as /onboard/, not `{value}`"
    );
    Ok(value)
}

fn checked_steps(value: &OsString) -> Result<Vec<Step>> {
    let value = text(value)?;
    let asked = value
        .split(',')
        .map(|name| {
            Step::named(name.trim()).ok_or_else(|| {
                anyhow!(
                    "there is no step `{name}`: --only takes {}",
                    Step::ALL.map(Step::name).join(", ")
                )
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Step::ALL
        .into_iter()
        .filter(|step| asked.contains(step))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command> {
        parse(lexopt::Parser::from_args(line.split_whitespace()))
    }

    #[test]
    fn reads_each_command_with_its_options() -> Result<()> {
        let all = || Step::ALL.to_vec();
        let cases = [
            ("", Command::Help),
            ("--help", Command::Help),
            ("run -h", Command::Help),
            (
                "run",
                Command::Run {
                    port: 8080,
                    sign_in: SignIn::Token,
                    sample_data: SampleData::Small,
                },
            ),
            (
                "run --port 9000",
                Command::Run {
                    port: 9000,
                    sign_in: SignIn::Token,
                    sample_data: SampleData::Small,
                },
            ),
            (
                "run --broker --port 9000",
                Command::Run {
                    port: 9000,
                    sign_in: SignIn::Broker,
                    sample_data: SampleData::Small,
                },
            ),
            (
                "run --gateway",
                Command::Run {
                    port: 8080,
                    sign_in: SignIn::Gateway,
                    sample_data: SampleData::Small,
                },
            ),
            (
                "run --fill --broker",
                Command::Run {
                    port: 8080,
                    sign_in: SignIn::Broker,
                    sample_data: SampleData::Large,
                },
            ),
            ("dev --port=9000", Command::Dev { port: 9000 }),
            (
                "build",
                Command::Build {
                    base: None,
                    gateway: false,
                },
            ),
            (
                "build --gateway",
                Command::Build {
                    base: None,
                    gateway: true,
                },
            ),
            (
                "build --base /onboard/",
                Command::Build {
                    base: Some("/onboard/".into()),
                    gateway: false,
                },
            ),
            (
                "build --base /",
                Command::Build {
                    base: Some("/".into()),
                    gateway: false,
                },
            ),
            ("test", Command::Test { steps: all() }),
            ("bench", Command::Bench { quick: false }),
            ("bench --quick", Command::Bench { quick: true }),
            ("bench --gateway", Command::BenchGateway),
            ("price", Command::Price),
            (
                "test --only e2e,unit",
                Command::Test {
                    steps: vec![Step::Unit, Step::E2e],
                },
            ),
        ];
        for (line, expected) in cases {
            assert_eq!(parsed(line)?, expected, "{line}");
        }
        Ok(())
    }

    #[test]
    fn says_what_is_wrong_in_one_sentence() {
        let cases = [
            ("measure", "there is no command `measure`"),
            ("bench --port 1", "`bench` has no option --port"),
            ("price --quick", "`price` has no option --quick"),
            ("test --quick", "`test` has no option --quick"),
            ("run --port 0", "--port takes a number"),
            ("run --port", "missing argument"),
            ("run --base /x/", "`run` has no option --base"),
            ("run --broker=yes", "unexpected argument"),
            ("dev --broker", "`dev` has no option --broker"),
            ("dev --fill", "`dev` has no option --fill"),
            ("dev --gateway", "`dev` has no option --gateway"),
            ("run --gateway --broker", "--broker and --gateway exclude"),
            ("build --gateway --base /x/", "--base and --gateway exclude"),
            ("build --port 1", "`build` has no option --port"),
            ("build --base onboard/", "--base takes a path"),
            ("build --base /onboard", "--base takes a path"),
            ("build --base //other.example/", "--base takes a path"),
            ("build --base /a\"b/", "--base takes a path"),
            ("test --only unit,all", "there is no step `all`"),
            ("run there", "`there` is one argument too many"),
            ("run --fast", "there is no option --fast"),
        ];
        for (line, beginning) in cases {
            let said = parsed(line)
                .map_or_else(|error| error.to_string(), |command| format!("{command:?}"));
            assert!(said.starts_with(beginning), "{line}: {said}");
        }
    }
}
