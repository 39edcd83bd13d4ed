//! The npm tools of the release build: they run on any machine that has
//! node. `wasm-opt` for the program, `esbuild` for scripts and styles, React for one of the examples.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};

use super::npm;
use crate::{lock::Lock, workspace::Workspace};

/// The folder of the programs, filled if need be.
pub fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    let home = workspace.tools().join("npm");
    let _lock = Lock::take(
        &workspace.tools().join("npm.lock"),
        "installing tools of npm",
    )?;
    fs::create_dir_all(&home)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(workspace.path("xtask/npm").join(file), home.join(file))
            .with_context(|| format!("xtask/npm/{file} cannot be copied into .tools"))?;
    }
    npm::install(&home, "wasm-opt, esbuild and React")?;
    Ok(home.join("node_modules/.bin"))
}
