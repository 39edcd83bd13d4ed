//! The element for other companies' pages: the files around its program, most of them under names that stay.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, ensure};

use super::{content_names, program::ELEMENT, skeleton, tidy};
use crate::{tools::BuildTools, workspace::Workspace};

/// The script that a host's page names. It knows the files below by their names.
pub const SCRIPT: &str = "embed.js";

const STYLE: &str = "element.css";

/// Where the script has the form that the build writes into it.
const NO_FORMS: &str = "FORMS = {}";

/// The folder with a file of words for each language.
pub const WORDS: &str = "src/i18n";

/// Copied under their own names.
const FILES: [&str; 4] = ["embed.d.ts", "embed.html", "frame.js", "frame.css"];

/// Lays the files around the program beside the app.
pub fn assemble(workspace: &Workspace, tools: &BuildTools, folder: &Path) -> Result<()> {
    tidy::bundle_style(
        &workspace.path("embed/element.css"),
        &folder.join(STYLE),
        tools,
    )?;
    for entry in fs::read_dir(workspace.path(WORDS))? {
        let source = entry?.path();
        if let Some(file) = words_file(&source) {
            let words = fs::read_to_string(&source)
                .with_context(|| format!("{} cannot be read", source.display()))?;
            fs::write(folder.join(file), tidy::words_of_element(&words))?;
        }
    }
    for file in FILES {
        fs::copy(workspace.path("embed").join(file), folder.join(file))
            .with_context(|| format!("embed/{file} cannot be copied"))?;
    }
    let script = folder.join(SCRIPT);
    tidy::bundle_script(&workspace.path("embed").join(SCRIPT), &script, tools)?;
    let text = fs::read_to_string(&script)?;
    ensure!(
        text.contains(NO_FORMS),
        "embed/{SCRIPT} has no place for the form: {NO_FORMS}"
    );
    let forms = format!("FORMS = {}", skeleton::forms(workspace)?);
    Ok(fs::write(script, text.replacen(NO_FORMS, &forms, 1))?)
}

/// The name beside the element of a language's file; none for other files.
fn words_file(source: &Path) -> Option<String> {
    let language = source.file_stem()?.to_str()?;
    let is_words = source.extension()? == "txt";
    is_words.then(|| format!("element.{language}.txt"))
}

/// Names the files by their contents.
pub fn name_by_contents(folder: &Path) -> Result<()> {
    let mut names = BTreeMap::new();
    let mut words = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with("element.") && name.ends_with(".txt") {
            words.push(name);
        }
    }
    words.sort_unstable();
    // The program's script names its parts.
    let mut files = ELEMENT.chunk_files(folder)?;
    files.extend([ELEMENT.wasm(), STYLE.to_owned(), ELEMENT.script()]);
    for file in files.into_iter().chain(words) {
        let name = content_names::rename(folder, &file, &names)?;
        names.insert(file, name);
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
