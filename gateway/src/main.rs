//! Starts the gateway.

use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

use onboard_gateway::clock::Clock;
use onboard_gateway::config::read;
use onboard_gateway::gateway::Gateway;
use onboard_gateway::{check, cli, run};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

fn main() -> ExitCode {
    match begin() {
        Ok(code) => code,
        Err(sentences) => {
            for sentence in sentences {
                let _ = writeln!(io::stderr(), "{sentence}");
            }
            ExitCode::from(2)
        }
    }
}

#[tokio::main]
async fn begin() -> Result<ExitCode, Vec<String>> {
    let one = |sentence: String| vec![sentence];
    let arguments = cli::read(env::args_os().skip(1)).map_err(one)?;
    if let Some(text) = arguments.print {
        let _ = io::stdout().write_all(text.as_bytes());
        return Ok(ExitCode::SUCCESS);
    }
    // Variables that are no text are none of ours.
    let variables = env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let config = read::load(&arguments.config, variables)?;
    // Other crates' lower levels may hold headers and addresses.
    let level = Targets::new()
        .with_default(LevelFilter::WARN)
        .with_target("onboard_gateway", LevelFilter::INFO);
    let lines = tracing_subscriber::fmt::layer()
        .json()
        .flatten_event(true)
        .with_writer(io::stderr);
    if !arguments.check {
        tracing_subscriber::registry()
            .with(lines.with_filter(level))
            .init();
    }
    let gateway =
        Gateway::open(config, arguments.dist.as_deref(), Clock::default()).map_err(one)?;
    if arguments.check {
        let table = check::check(&gateway).await;
        let _ = io::stdout().write_all(table.to_string().as_bytes());
        return Ok(if table.works() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        });
    }
    run::run(gateway).await.map_err(one)?;
    Ok(ExitCode::SUCCESS)
}
