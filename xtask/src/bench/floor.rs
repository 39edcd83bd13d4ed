//! The floor, made ready as the page is: one script, the page's own styles, everything compressed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{dist, process, tools, workspace::Workspace};

/// The floor's entries never fold: what is far away is neither laid out nor painted.
const ENTRIES: &str =
    ".entry { content-visibility: auto; contain-intrinsic-block-size: auto 60rem; }";

/// The page's styles, in its order.
const STYLES: [&str; 3] = ["tokens.css", "base.css", "form.css"];

/// Makes the folder that is served, and says where it is.
pub fn assemble(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.state().join("floor");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let source = workspace.path("bench/floor");
    fs::copy(source.join("index.html"), folder.join("index.html"))
        .context("bench/floor/index.html cannot be copied")?;
    write_styles(workspace, &folder)?;

    let tools = tools::for_scripts(workspace)?;
    process::succeed(
        tools
            .esbuild()?
            .current_dir(&source)
            .args(["form.js", "--bundle", "--format=esm"])
            .arg(format!("--outfile={}", folder.join("form.js").display())),
        "the floor's scripts could not be joined: the message is above",
    )?;
    dist::finish_by_hand(&folder, &tools)?;
    Ok(folder)
}

fn write_styles(workspace: &Workspace, folder: &Path) -> Result<()> {
    let mut styles = String::new();
    for name in STYLES {
        let file = workspace.path("style").join(name);
        styles += &fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
    }
    styles += ENTRIES;
    fs::write(folder.join("style.css"), styles).context("the floor's styles cannot be written")
}
