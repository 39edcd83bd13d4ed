//! The controls that the page shows before its program runs, written by the program's own views (`src/bin/skeleton.rs`).

use std::process::Command;

use anyhow::{Context, Result};

use super::element::WORDS;
use crate::{process, steps::Progress, workspace::Workspace};

const BIN: &str = "skeleton";

/// Compiles the program that writes them, for this machine.
pub fn compile(workspace: &Workspace, progress: &Progress) -> Result<()> {
    progress.cargo(
        process::cargo()
            .current_dir(workspace.root())
            .args(["build", "--locked", "--package", "onboard", "--bin", BIN]),
        "the program that writes the page's controls could not be compiled: cargo's message is above",
    )
}

/// The templates of the page, as HTML.
pub fn templates(workspace: &Workspace) -> Result<String> {
    written(workspace, "page")
}

/// The forms of the element, as JSON.
pub fn forms(workspace: &Workspace) -> Result<String> {
    written(workspace, "element")
}

fn written(workspace: &Workspace, kind: &str) -> Result<String> {
    let program = workspace.cargo_target().join("debug").join(BIN);
    process::output(Command::new(&program).arg(kind).arg(workspace.path(WORDS)))
        .with_context(|| format!("{} wrote no controls for the {kind}", program.display()))
}
