//! The layout of the code: rustfmt for Rust, prettier for the rest.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use super::totals::Totals;
use crate::{price, process, tools, workspace::Workspace};

/// The files that prettier checks: single files, and folders with extensions.
const LAID_OUT: [(&str, &[&str]); 11] = [
    ("index.html", &["html"]),
    ("boot.js", &["js"]),
    ("early.js", &["js"]),
    ("src/browser", &["js"]),
    ("xtask/src", &["js"]),
    ("style", &["css"]),
    ("bench", &["mjs", "js", "html"]),
    ("embed", &["html", "js", "css", "ts"]),
    ("examples", &["html", "js", "jsx", "css"]),
    ("sandbox/identity", &["mjs"]),
    ("tests/e2e", &["mjs", "js", "ts", "json"]),
];

/// Folders that programs write.
const WRITTEN_BY_PROGRAMS: [&str; 2] = ["node_modules", "results"];

/// Checks the layout and changes nothing.
pub fn check(workspace: &Workspace) -> Result<Totals> {
    let rustfmt = |what: &[&str]| {
        let mut cargo = process::cargo();
        cargo.current_dir(workspace.root()).args(["fmt", "--check"]);
        process::succeeds(cargo.args(what))
    };
    let members = rustfmt(&["--all"])?;
    let views = rustfmt(&["--manifest-path", price::MANIFEST])?;
    let rest = prettier(workspace)?;
    Ok(Totals::of_check(members && views && rest))
}

fn prettier(workspace: &Workspace) -> Result<bool> {
    tools::install_packages(&workspace.e2e(), "the test tools of tests/e2e")?;
    let program = workspace.e2e().join("node_modules/.bin/prettier");
    ensure!(
        program.exists(),
        "prettier is missing: add it to tests/e2e/package.json"
    );

    let mut files = Vec::new();
    for (path, endings) in LAID_OUT {
        collect(&workspace.path(path), endings, &mut files)?;
    }
    let names = files
        .iter()
        .map(|file| file.strip_prefix(workspace.root()).unwrap_or(file));
    process::succeeds(
        Command::new(program)
            .current_dir(workspace.root())
            .args(["--check", "--log-level", "warn"])
            .args(names),
    )
}

fn collect(path: &Path, endings: &[&str], files: &mut Vec<PathBuf>) -> Result<()> {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    if path.is_dir() && !WRITTEN_BY_PROGRAMS.contains(&name) {
        for entry in
            fs::read_dir(path).with_context(|| format!("{} cannot be listed", path.display()))?
        {
            collect(&entry?.path(), endings, files)?;
        }
    } else if path.is_file()
        && endings
            .iter()
            .any(|ending| path.extension().is_some_and(|own| own == *ending))
    {
        files.push(path.to_owned());
    }
    Ok(())
}
