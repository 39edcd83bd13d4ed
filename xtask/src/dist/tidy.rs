//! Leaves out what only authors read: comments of the page, names and comments of the words, and whatever a
//! browser does not need of scripts and styles.
//!
//! trunk's own minifiers are off: the one for scripts fails on wasm-bindgen's output, the one for pages drops
//! `<head>`.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use super::{page, sources::files_below};
use crate::{process, tools::BuildTools};

/// Tidies the page and every script and style in a folder.
pub fn tidy(folder: &Path, tools: &BuildTools) -> Result<()> {
    page::rewrite(folder, |html| Ok(page::without_comments(html)))?;
    for file in page::word_files(&fs::read_to_string(folder.join(page::FILE))?) {
        let file = folder.join(file);
        let words = fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        fs::write(&file, without_names(&words))?;
    }
    in_one(folder, tools)?;
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

/// The script of the program with the modules of ours that it imports in it: one request instead of one for
/// each.
fn in_one(folder: &Path, tools: &BuildTools) -> Result<()> {
    let modules = folder.join("snippets");
    if !modules.exists() {
        return Ok(());
    }
    process::succeed(
        Command::new("esbuild")
            .env("PATH", tools.path()?)
            .args(["app.js", "--bundle", "--format=esm", "--target=esnext"])
            .args([
                "--log-level=warning",
                "--allow-overwrite",
                "--outfile=app.js",
            ])
            .current_dir(folder),
        "the scripts could not be put in one: the message is above",
    )?;
    fs::remove_dir_all(&modules).with_context(|| format!("{} cannot be removed", modules.display()))
}

/// The words of a language, a line a text: the program knows them by their order.
fn without_names(words: &str) -> String {
    words
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(_, text)| format!("={}\n", text.trim_start()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_their_names() {
        let words = "# English\n\nsign_in = Sign in\n# a = b\nsum = 1 = 1\nnone =\n";
        assert_eq!(without_names(words), "=Sign in\n=1 = 1\n=\n");
    }
}
