//! trunk: compiles the app, joins it to the browser and assembles the page.

use std::{path::Path, process::Command};

use anyhow::{Context, Result};

use crate::{
    process,
    tools::{self, BuildTools},
    workspace::Workspace,
};

/// Assembles the release app in a folder.
pub fn build(workspace: &Workspace, tools: &BuildTools, folder: &Path) -> Result<()> {
    fetch_crates(workspace)?;
    if folder.exists() {
        std::fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    println!("Building the release app.");
    process::succeed(
        command(workspace, tools)?
            .args(["build", "--release", "--dist"])
            .arg(folder),
        "the release app could not be built: the message is above",
    )
}

/// `trunk serve`, to be completed by the caller.
pub fn serve_command(workspace: &Workspace) -> Result<Command> {
    let tools = tools::for_dev(workspace)?;
    fetch_crates(workspace)?;
    let mut command = command(workspace, &tools)?;
    command.arg("serve");
    Ok(command)
}

fn command(workspace: &Workspace, tools: &BuildTools) -> Result<Command> {
    let mut trunk = Command::new("trunk");
    trunk
        .current_dir(workspace.root())
        // trunk itself is looked up there too.
        .env("PATH", tools.path()?)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // trunk takes only true and false for this variable, others set it to 1.
        .env_remove("NO_COLOR");
    Ok(trunk)
}

/// trunk builds offline, so that it never downloads a tool; the crates have to be there before.
fn fetch_crates(workspace: &Workspace) -> Result<()> {
    process::succeed(
        process::cargo()
            .current_dir(workspace.root())
            .args(["fetch", "--locked", "--quiet"]),
        "the crates of Cargo.lock could not be fetched: cargo's message is above",
    )
}
