//! Warnings of the compiler and of clippy, as errors.

use anyhow::Result;

use super::totals::Totals;
use crate::{process, tools, workspace::Workspace};

/// Checks every package for this machine, and the app for the browser.
pub fn check(workspace: &Workspace) -> Result<Totals> {
    tools::for_wasm_check()?;
    let clippy = |what: &[&str]| {
        let mut cargo = process::cargo();
        cargo
            .current_dir(workspace.root())
            .args(["clippy", "--locked", "--all-targets"])
            .args(what);
        process::succeeds(cargo.args(["--", "-D", "warnings"]))
    };
    let natively = clippy(&["--workspace"])?;
    let for_the_browser = clippy(&["-p", "onboard", "--target", "wasm32-unknown-unknown"])?;
    Ok(Totals::of_check(natively && for_the_browser))
}
