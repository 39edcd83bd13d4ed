//! trunk: assembles the page of the release, and serves it in development.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use super::{page, tidy};
use crate::{
    process,
    tools::{self, BuildTools},
    workspace::Workspace,
};

/// From the folder in which trunk finds the page of the release to the root of the project.
const TO_ROOT: &str = "../../../";

/// The script that starts the page, and the one that it imports.
const BOOT: &str = "boot.js";
const EARLY: &str = "early.js";

/// Lays the page and its assets into a folder. The program is compiled apart: see `program`.
pub fn assemble(workspace: &Workspace, tools: &BuildTools, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    let html =
        fs::read_to_string(workspace.path(page::FILE)).context("index.html cannot be read")?;
    // Beside a Cargo.toml trunk would compile it.
    let prepared = workspace.state().join("page");
    fs::create_dir_all(&prepared)?;
    let file = prepared.join(page::FILE);
    fs::write(&file, page::for_trunk(&html, TO_ROOT)?)
        .with_context(|| format!("{} cannot be written", file.display()))?;
    process::succeed(
        command(workspace, tools)?
            .args(["--log", "error", "build", "--offline", "--dist"])
            .arg(folder)
            .arg(file),
        "the page could not be assembled: trunk's message is above",
    )?;
    tidy::bundle_script(&workspace.path(BOOT), &folder.join(BOOT), tools)?;
    // The bundle contains it.
    fs::remove_file(folder.join(EARLY)).with_context(|| format!("{EARLY} is not there"))
}

/// `trunk serve`, to be completed by the caller.
pub fn serve_command(workspace: &Workspace) -> Result<Command> {
    let tools = tools::for_dev(workspace)?;
    // Offline, trunk downloads no tool; cargo then needs the crates to be there.
    process::succeed(
        process::cargo()
            .current_dir(workspace.root())
            .args(["fetch", "--locked", "--quiet"]),
        "the crates of Cargo.lock could not be fetched: cargo's message is above",
    )?;
    let mut command = command(workspace, &tools)?;
    command.args(["serve", "--offline"]);
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
