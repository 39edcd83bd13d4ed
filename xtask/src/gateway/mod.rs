//! The gateway: built for a release, measured, and started with a sandbox API and an identity provider around it.

mod bench;
mod configuration;
mod run;

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};

pub use bench::bench;
pub use run::run;

use crate::{digits, process, steps::Step, tools, workspace::Workspace};

/// A command of cargo for the gateway's package.
fn cargo(workspace: &Workspace, command: &str) -> Command {
    let mut cargo = process::cargo();
    cargo
        .current_dir(workspace.root())
        .args([command, "--locked", "-p", "onboard-gateway"]);
    cargo
}

/// Builds the gateway for this machine; the app is served from `dist/`.
pub fn step(workspace: &Workspace) -> Step<'_> {
    Step::new("gateway", |progress| {
        progress.cargo(
            &mut cargo(workspace, "build"),
            "the gateway could not be built: cargo's message is above",
        )
    })
}

/// The gateway as [`step`] builds it.
pub fn program(workspace: &Workspace) -> PathBuf {
    workspace.cargo_target().join("debug/onboard-gateway")
}

/// Builds `target/release/onboard-gateway` with the app of `dist/` inside, and prints its size.
pub fn build_release(workspace: &Workspace) -> Result<()> {
    println!("Compiling the gateway: some minutes the first time.");
    process::succeed(
        cargo(workspace, "build")
            .env("ONBOARD_GATEWAY_DIST", workspace.dist())
            .args(["--profile", "gateway"]),
        "the gateway could not be built: cargo's message is above",
    )?;
    let built = workspace.cargo_target().join("gateway/onboard-gateway");
    let target = workspace.cargo_target().join("release/onboard-gateway");
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    let size = fs::copy(&built, &target)
        .with_context(|| format!("{} cannot be written", target.display()))?;
    println!(
        "target/release/onboard-gateway, with the app inside: {} bytes.",
        digits::grouped(size)
    );
    Ok(())
}

/// The programs of the identity provider, at the versions of its lockfile.
pub fn identity(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.path("sandbox/identity");
    tools::install_packages(&folder, "the local identity provider")?;
    Ok(folder.join("provider.mjs"))
}
