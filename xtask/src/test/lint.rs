//! Warnings of the compiler and of clippy, as errors.

use anyhow::Result;

use super::totals::Totals;
use crate::{price, process, tools, workspace::Workspace};

/// Checks every package for this machine, the app for the browser, and both ways of the views of `cargo xtask price`.
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
    // In the target folder of the project, so that their dependencies are compiled once.
    let target = workspace.root().join("target").display().to_string();
    let mut prices = true;
    for features in price::FEATURES {
        prices &= clippy(&[
            "--manifest-path",
            price::MANIFEST,
            "--target-dir",
            &target,
            "--target",
            "wasm32-unknown-unknown",
            "--features",
            features,
        ])?;
    }
    Ok(Totals::of_check(natively && for_the_browser && prices))
}
