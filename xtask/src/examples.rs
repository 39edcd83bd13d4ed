//! The example hosts: the files of `examples/`, with the React page bundled.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};

use crate::{dist::files_below, process, tools, workspace::Workspace};

/// The source of the React page, and the name of the bundle.
const COMPONENTS: &str = "host/react/host.jsx";
const BUNDLE: &str = "host/react/host.bundle.js";

/// Puts the examples together, and says where they are.
pub fn build(workspace: &Workspace) -> Result<PathBuf> {
    let (sources, folder) = (
        workspace.path("examples"),
        workspace.state().join("examples"),
    );
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for file in files_below(&sources)? {
        let target = folder.join(file.strip_prefix(&sources)?);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::copy(&file, &target).with_context(|| format!("{} cannot be copied", file.display()))?;
    }
    let packages = tools::for_scripts(workspace)?;
    process::succeed(
        packages
            .esbuild()?
            .env("NODE_PATH", workspace.tools().join("npm/node_modules"))
            .current_dir(&folder)
            .args([COMPONENTS, "--bundle", "--format=esm"])
            .args(["--jsx=automatic", "--minify"])
            .args([
                "--define:process.env.NODE_ENV=\"production\"",
                "--external:/embed.js",
            ])
            .arg(format!("--outfile={BUNDLE}")),
        "the example made with React could not be put together: the message is above",
    )?;
    Ok(folder)
}
