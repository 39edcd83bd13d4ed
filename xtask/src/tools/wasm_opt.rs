//! The optimiser of the release build, from npm: the registry package runs on any machine that has node.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::npm;
use crate::{lock::Lock, workspace::Workspace};

/// The version of the npm package `binaryen`; `wasm-opt` calls itself by its first part.
pub const VERSION: &str = "132.0.0";

/// The folder of the program, filled if need be.
pub fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    let home = workspace.tools().join(format!("binaryen-{VERSION}"));
    let programs = home.join("node_modules/.bin");
    if programs.join("wasm-opt").exists() {
        return Ok(programs);
    }
    let _lock = Lock::take(&workspace.tools().join("lock"), "installing tools")?;
    if !programs.join("wasm-opt").exists() {
        install(workspace, &home).context("wasm-opt could not be put into .tools")?;
    }
    Ok(programs)
}

fn install(workspace: &Workspace, home: &Path) -> Result<()> {
    let incoming = workspace.tools().join("building-binaryen");
    fs::create_dir_all(&incoming)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(workspace.path("xtask/npm").join(file), incoming.join(file))?;
    }
    npm::install(&incoming, &format!("wasm-opt (binaryen {VERSION})"))?;
    if home.exists() {
        fs::remove_dir_all(home)?;
    }
    fs::rename(&incoming, home)?;
    Ok(())
}
