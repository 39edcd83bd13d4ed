//! The compiler's target for the browser.

use std::{path::Path, process::Command};

use anyhow::{Result, bail};

use crate::process;

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target to the toolchain unless it is there.
pub fn ensure() -> Result<()> {
    let library = process::output(Command::new("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]));
    if library.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    if process::on_path("rustup").is_none() {
        bail!(
            "the Rust target {TARGET} is missing: install rustup, which brings it in, or add the target to your toolchain"
        );
    }
    println!("Installing the Rust target {TARGET}: under a minute.");
    process::succeed(
        Command::new("rustup").args(["target", "add", TARGET]),
        &format!("rustup could not add the target {TARGET}: its message is above"),
    )
}
