//! The sources of `dist/`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::workspace::Workspace;

/// Files and folders that a build reads. The commands themselves are among them:
/// another way of building is another build.
const SOURCES: [&str; 16] = [
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    ".cargo/config.toml",
    "Trunk.toml",
    "index.html",
    "boot.js",
    "early.js",
    "build.rs",
    "crates",
    "embed",
    "src",
    "stand-ins",
    "style",
    "xtask/src",
    "xtask/npm",
];

/// A text that changes whenever a source or an option does.
pub fn fingerprint(workspace: &Workspace, base: Option<&str>) -> Result<String> {
    let paths: Vec<PathBuf> = SOURCES
        .iter()
        .map(|source| workspace.path(source))
        .collect();
    let mut files = Vec::new();
    for path in paths.iter().filter(|path| path.exists()) {
        files.extend(files_below(path)?);
    }
    files.sort();
    files.dedup();

    let mut hash = Sha256::new();
    hash.update(format!("base {base:?}\n"));
    hash.update(format!("rustflags {:?}\n", std::env::var_os("RUSTFLAGS")));
    for file in files {
        let contents =
            fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let name = file.strip_prefix(workspace.root()).unwrap_or(&file);
        // The length keeps the end of one file apart from the start of the next.
        hash.update(format!("{} {}\n", name.display(), contents.len()));
        hash.update(contents);
    }
    Ok(format!("{:x}", hash.finalize()))
}

/// The file itself, or every file below the folder, in order.
pub fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in
        fs::read_dir(path).with_context(|| format!("{} cannot be listed", path.display()))?
    {
        files.extend(files_below(&entry?.path())?);
    }
    files.sort();
    Ok(files)
}
