//! The source of the standard library, which the release is compiled with.

use std::{path::Path, process::Command};

use anyhow::{Result, bail};

use crate::process;

const COMPONENT: &str = "rust-src";

/// Adds the source to the toolchain unless it is there.
pub fn ensure() -> Result<()> {
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]));
    let is_there = |root: String| {
        Path::new(root.trim())
            .join("lib/rustlib/src/rust/library/Cargo.lock")
            .is_file()
    };
    if sysroot.is_some_and(is_there) {
        return Ok(());
    }
    if process::on_path("rustup").is_none() {
        bail!(
            "the source of Rust's standard library is missing: install rustup, which brings it in, or add the component {COMPONENT} to your toolchain"
        );
    }
    println!("Installing the Rust component {COMPONENT}: seconds.");
    process::succeed(
        Command::new("rustup").args(["component", "add", COMPONENT]),
        &format!("rustup could not add the component {COMPONENT}: its message is above"),
    )
}
