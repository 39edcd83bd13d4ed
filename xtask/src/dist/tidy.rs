//! Joins the styles, and leaves out what only authors read: comments of the page, names and comments of the words,
//! and what a browser does not need of scripts and styles.
//!
//! trunk's own minifiers are off: the one for scripts fails on wasm-bindgen's output, the one for pages drops
//! `<head>`.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::{page, sources::files_below};
use crate::{process, tools::BuildTools};

/// The page's style. It imports the others.
const STYLE: &str = "style/app.css";

/// The style of the tools, which is loaded with them.
const TOOLS_STYLE: &str = "style/tools.css";

/// Tidies the page and every script and style in a folder.
pub fn tidy(folder: &Path, tools: &BuildTools) -> Result<()> {
    page::rewrite(folder, page::without_comments)?;
    join_styles(folder, tools)?;
    let html = fs::read_to_string(folder.join(page::FILE))?;
    let mut texts = page::word_files(&html)?;
    texts.extend(page::tool_files(&html)?);
    texts.retain(|file| file.ends_with(".txt"));
    for file in texts {
        let file = folder.join(file);
        let words = fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        fs::write(&file, without_names(&words))?;
    }
    let mut texts = files_below(folder)?;
    texts.retain(|file| {
        let extension = file.extension().and_then(|extension| extension.to_str());
        matches!(extension, Some("js" | "css"))
    });
    process::succeed(
        tools
            .esbuild()?
            .args(["--minify", "--format=esm"])
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

/// Puts the styles that the page's style imports into it, and removes their files: one request instead of five.
fn join_styles(folder: &Path, tools: &BuildTools) -> Result<()> {
    let style = folder.join(STYLE);
    if !style.exists() {
        return Ok(());
    }
    bundle_style(&style, &style, tools)?;
    for file in files_below(&folder.join("style"))? {
        if file != style && file != folder.join(TOOLS_STYLE) {
            fs::remove_file(file)?;
        }
    }
    Ok(())
}

/// A style with the styles that it imports in it.
pub fn bundle_style(source: &Path, target: &Path, tools: &BuildTools) -> Result<()> {
    process::succeed(
        tools
            .esbuild()?
            .arg(source)
            .args(["--bundle", "--allow-overwrite"])
            .arg(format!("--outfile={}", target.display())),
        "the styles could not be joined: the message is above",
    )
}

/// A script with the modules that it imports in it.
pub fn bundle_script(source: &Path, target: &Path, tools: &BuildTools) -> Result<()> {
    process::succeed(
        tools
            .esbuild()?
            .arg(source)
            .args(["--bundle", "--format=esm", "--allow-overwrite"])
            .arg(format!("--outfile={}", target.display())),
        "the scripts could not be bundled: the message is above",
    )
}

/// The words of a language, a line a text: the program knows them by their order.
fn without_names(words: &str) -> String {
    written(words, |_| true)
}

/// The same for the element, which has no use for the words of our own pages: their lines are empty.
pub fn words_of_element(words: &str) -> String {
    written(words, |section| !section.ends_with("(our own pages)"))
}

fn written(words: &str, is_used: impl Fn(&str) -> bool) -> String {
    let mut written = String::new();
    let mut section = "";
    for line in words.lines() {
        if line.starts_with('#') {
            section = line;
        } else if let Some((_, text)) = line.split_once('=') {
            let text = if is_used(section) {
                text.trim_start()
            } else {
                ""
            };
            written.push_str(&format!("={text}\n"));
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_their_names() {
        let words = "# English\n\nsign_in = Sign in\n# a = b\nsum = 1 = 1\nnone =\n";
        assert_eq!(without_names(words), "=Sign in\n=1 = 1\n=\n");
    }

    #[test]
    fn the_element_has_as_many_lines_and_fewer_words() {
        let words = "# Everywhere\ncopy = Copy\n\n# The header (our own pages)\nsign_out = Sign out\n# More\na = A\n";
        assert_eq!(words_of_element(words), "=Copy\n=\n=A\n");
    }
}
