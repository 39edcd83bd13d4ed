//! wasm-opt, on the parts of the programs as the splitter and wasm-bindgen leave them.

use std::{path::Path, process::Command};

use anyhow::Result;

use crate::{process, tools::BuildTools};

/// The features that the compiler uses by default: a chunk does not list them. `--all-features` writes
/// what browsers refuse.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A memory of zeros of which the first kilobyte is unused lets some checks go. The flattened program is put
/// together again, and both it and the one before are made small.
const PASSES: [&str; 6] = [
    "--low-memory-unused",
    "--zero-filled-memory",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
];

/// Writes a small version of a module. wasm-opt warns of names that it does not know, which it leaves out.
pub fn optimise(source: &Path, target: &Path, tools: &BuildTools) -> Result<()> {
    process::succeed_silently(
        Command::new("wasm-opt")
            .env("PATH", tools.path()?)
            .args(FEATURES)
            .args(PASSES)
            .arg("--quiet")
            .arg(source)
            .arg("--output")
            .arg(target),
        "the program could not be optimised: the message is above",
    )
}
