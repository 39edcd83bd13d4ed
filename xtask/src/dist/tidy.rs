//! Leaves out what only authors read: comments of the page, and whatever a browser does not need of scripts
//! and styles.
//!
//! trunk's own minifiers are off: the one for scripts fails on wasm-bindgen's output, the one for pages drops
//! `<head>`.

use std::{path::Path, process::Command};

use anyhow::Result;

use super::{page, sources::files_below};
use crate::{process, tools::BuildTools};

/// Tidies the page and every script and style in a folder.
pub fn tidy(folder: &Path, tools: &BuildTools) -> Result<()> {
    page::rewrite(folder, |html| Ok(page::without_comments(html)))?;
    let mut texts = files_below(folder)?;
    texts.retain(|file| {
        let extension = file.extension().and_then(|extension| extension.to_str());
        matches!(extension, Some("js" | "css"))
    });
    process::succeed(
        Command::new("esbuild")
            .env("PATH", tools.path()?)
            .args([
                "--minify",
                "--format=esm",
                "--target=esnext",
                "--log-level=warning",
            ])
            .args(["--allow-overwrite", "--outdir=."])
            .current_dir(folder)
            .args(
                texts
                    .iter()
                    .filter_map(|file| file.strip_prefix(folder).ok()),
            ),
        "the scripts and styles could not be minified: the message is above",
    )
}
