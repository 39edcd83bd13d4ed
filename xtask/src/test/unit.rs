//! Tests that run on this machine.

use anyhow::Result;

use super::{cargo_totals, totals::Totals};
use crate::{process, tools::Servers, workspace::Workspace};

/// Tests every package, the fault proof among them; files of browser tests are empty here.
pub fn test(workspace: &Workspace) -> Result<Totals> {
    let mut cargo = process::cargo();
    cargo
        .current_dir(workspace.root())
        .env("ONBOARD_REDIS", Servers::redis()?)
        .args(["test", "--locked", "--workspace", "--no-fail-fast"]);
    cargo_totals::run(&mut cargo)
}
