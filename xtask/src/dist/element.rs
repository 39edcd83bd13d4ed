//! The element for other people's pages: its own program, from the same sources as the app, and the scripts
//! and pages around it, most of them under names that stay.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use anyhow::{Context, Result};

use super::{content_names, element_style, second_part_of, tidy, trunk};
use crate::{process, tools::BuildTools, workspace::Workspace};

/// The script that a host's page names. It knows the files below by their names.
pub const SCRIPT: &str = "embed.js";

const PROGRAM: &str = "element_bg.wasm";
/// What joins the program to the browser.
pub const PROGRAM_SCRIPT: &str = "element.js";
const STYLE: &str = "element.css";

/// The words of each language: where they stand, and what they are called here.
const WORDS: [(&str, &str); 2] = [
    ("src/text/en.txt", "element.en.txt"),
    ("src/text/pt.txt", "element.pt.txt"),
];

/// What is taken as it is, under its own name.
const FILES: [&str; 5] = [SCRIPT, "embed.d.ts", "embed.html", "frame.js", "frame.css"];

/// Compiles the element and lays its files beside the app.
pub fn assemble(workspace: &Workspace, tools: &BuildTools, folder: &Path) -> Result<()> {
    println!("Building the element.");
    process::succeed(
        trunk::release(workspace).args(["--bin", "embed"]),
        "the element could not be built: the message is above",
    )?;
    let wasm = workspace
        .cargo_target()
        .join("wasm32-unknown-unknown/release/embed.wasm");
    process::succeed(
        Command::new("wasm-bindgen")
            .env("PATH", tools.path()?)
            .args(["--target=web", "--no-typescript", "--out-name=element"])
            .arg("--out-dir")
            .arg(folder)
            .arg(wasm),
        "the element could not be joined to the browser: the message is above",
    )?;
    fs::write(folder.join(STYLE), element_style::of(workspace)?)?;
    for (source, file) in WORDS {
        let words = fs::read_to_string(workspace.path(source))
            .with_context(|| format!("{source} cannot be read"))?;
        fs::write(folder.join(file), tidy::words_of_element(&words))?;
    }
    for file in FILES {
        fs::copy(workspace.path("embed").join(file), folder.join(file))
            .with_context(|| format!("embed/{file} cannot be copied"))?;
    }
    Ok(())
}

/// Names the files by their contents.
pub fn name_by_contents(folder: &Path) -> Result<()> {
    let mut names = BTreeMap::new();
    let words = WORDS.map(|(_, file)| file);
    let second = second_part_of("element");
    let files = [PROGRAM, &second, STYLE, PROGRAM_SCRIPT];
    for file in files.into_iter().chain(words) {
        let name = content_names::rename(folder, file, &names)?;
        names.insert(file.to_owned(), name);
    }
    let script = folder.join(SCRIPT);
    let mut text = fs::read_to_string(&script)?;
    for (old, new) in &names {
        text = text.replace(&format!("\"{old}\""), &format!("\"{new}\""));
    }
    Ok(fs::write(script, text)?)
}

/// The files that the first element of a page loads, and apart from them those of which it loads one: the
/// words.
pub fn loaded_files(folder: &Path) -> Result<(Vec<String>, Vec<String>)> {
    let (mut files, mut words) = (vec![SCRIPT.to_owned()], Vec::new());
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let is_compressed = name.ends_with(".br") || name.ends_with(".gz");
        if is_compressed {
            continue;
        }
        if name.starts_with("element-") {
            files.push(name);
        } else if name.starts_with("element.") {
            words.push(name);
        }
    }
    files.sort_unstable();
    Ok((files, words))
}
