//! wasm-opt, on the programs as wasm-bindgen leaves them.

use std::{path::Path, process::Command};

use anyhow::Result;

use crate::{process, tools::BuildTools};

/// A memory of zeros of which the first kilobyte is unused lets some checks go. The flattened program is put
/// together anew, and both it and the one before are made small. The calls of the second part stay as they are,
/// and functions keep their names until the program is divided (`two_parts`).
const OPTIONS: &str = "--low-memory-unused --zero-filled-memory --no-inline=*second_part*call* \
    --skip-pass=duplicate-function-elimination -Oz --flatten --rereloop -Oz --debuginfo";

const PART: &str = "--low-memory-unused --zero-filled-memory --enable-bulk-memory --enable-multivalue \
    --enable-mutable-globals --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext -Oz";

/// Makes a program small, in its place.
pub fn apply(program: &Path, tools: &BuildTools) -> Result<()> {
    run(program, OPTIONS, tools)
}

/// Makes a part small, in its place.
pub fn part(program: &Path, tools: &BuildTools) -> Result<()> {
    run(program, PART, tools)
}

fn run(program: &Path, options: &str, tools: &BuildTools) -> Result<()> {
    process::succeed(
        Command::new("wasm-opt")
            .env("PATH", tools.path()?)
            .args(options.split_whitespace())
            .arg("--output")
            .args([program, program]),
        "the program could not be optimised: the message is above",
    )
}
