//! `cargo xtask bench --gateway`.

use std::process::{Command, ExitCode};

use anyhow::Result;

use super::{build_release, cargo};
use crate::{dist, process, tools::Servers, workspace::Workspace};

/// The runs in which something breaks.
const RUNS: &str = "1000";

/// Builds the gateway for a release and measures it, each figure against its aim.
pub fn bench(workspace: &Workspace) -> Result<ExitCode> {
    dist::build(workspace, None, Vec::new())?;
    build_release(workspace)?;
    process::succeed(
        cargo(workspace, "build")
            .args(["--profile", "gateway"])
            .args(["--example", "measure"]),
        "the measuring program could not be built: cargo's message is above",
    )?;
    let target = workspace.cargo_target();
    let is_met = process::succeeds(
        Command::new(target.join("gateway/examples/measure"))
            .arg(target.join("release/onboard-gateway"))
            .arg(workspace.dist()),
    )?;
    let is_right = chaos(workspace)?;
    Ok(if is_met && is_right {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Breaks one thing in each of many runs. Whether every answer was true, and nothing was created twice.
fn chaos(workspace: &Workspace) -> Result<bool> {
    println!("\n{RUNS} runs with two gateways, in each of which something breaks: some minutes.");
    process::succeeds(
        cargo(workspace, "test")
            .env("ONBOARD_REDIS", Servers::redis()?)
            .env("ONBOARD_CHAOS_RUNS", RUNS)
            .args(["--test", "gateway"])
            .args(["chaos", "--", "--nocapture"]),
    )
}
