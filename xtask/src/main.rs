//! The project's commands, called as `cargo xtask <command>`.
//!
//! - [`cli`] reads the command line
//! - [`tools`] brings in what a command lacks, each tool at one exact version
//! - [`dist`] makes `dist/`: the release build, its names, its compressed copies, its budget
//! - [`sandbox`] builds the stand-in for the API, [`examples`] the hosts that show the form, [`gateway`] the gateway;
//!   [`run`] and [`dev`] start them, [`running`] keeps them until Ctrl+C
//! - [`test`] runs every check and counts, [`bench`] measures against a form written by hand, [`price`] weighs views
//! - [`workspace`] knows where things lie, [`process`] runs programs, [`steps`] runs several at once, [`lock`] keeps two runs apart,
//!   [`digits`] writes numbers, [`columns`] tables

mod bench;
mod cli;
mod columns;
mod dev;
mod digits;
mod dist;
mod examples;
mod gateway;
mod lock;
mod price;
mod process;
mod run;
mod running;
mod sandbox;
mod steps;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use cli::Command;
use workspace::Workspace;

fn main() -> ExitCode {
    match carry_out() {
        Ok(code) => code,
        Err(error) => {
            report(&error);
            ExitCode::FAILURE
        }
    }
}

fn carry_out() -> Result<ExitCode> {
    let command = cli::parse(lexopt::Parser::from_env())?;
    if command == Command::Help {
        print!("{}", cli::HELP);
        return Ok(ExitCode::SUCCESS);
    }

    let workspace = Workspace::locate()?;
    match command {
        Command::Help => Ok(ExitCode::SUCCESS),
        Command::Run {
            port,
            sign_in,
            sample_data,
        } => run::run(&workspace, port, sign_in, sample_data),
        Command::Build { base, gateway } => build(&workspace, base.as_deref(), gateway),
        Command::Dev { port } => dev::dev(&workspace, port),
        Command::Test { steps } => test::test(&workspace, &steps),
        Command::Bench { quick } => bench::bench(&workspace, quick),
        Command::Price => price::price(&workspace),
        Command::BenchGateway => gateway::bench(&workspace),
    }
}

fn build(workspace: &Workspace, base: Option<&str>, gateway: bool) -> Result<ExitCode> {
    dist::build(workspace, base, Vec::new())?;
    let weighed = dist::weighed(workspace)?;
    for loaded in &weighed {
        print!("{loaded}");
    }
    for loaded in &weighed {
        loaded.check()?;
    }
    println!("dist/ is ready for any static host.");
    if gateway {
        gateway::build_release(workspace)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints what went wrong in one line, and its causes, if any, in a second.
fn report(error: &anyhow::Error) {
    eprintln!("error: {error}");
    let causes: Vec<String> = error.chain().skip(1).map(ToString::to_string).collect();
    if !causes.is_empty() {
        eprintln!("       {}", causes.join(": "));
    }
}
