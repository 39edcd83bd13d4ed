//! A program without a chunk, made with the same tools as those of the release: compiled, joined to the browser,
//! optimised, with short names, compressed.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::{compress, optimiser, program, short_names};
use crate::{steps::Progress, tools::BuildTools, workspace::Workspace};

/// A package outside the workspace, with the features that it is built with.
pub struct Unsplit<'a> {
    /// Its manifest, below the root of the repository.
    pub manifest: &'a str,
    /// Its program.
    pub bin: &'a str,
    /// Its features, with commas between them.
    pub features: String,
}

/// The bytes of a program, without its script.
#[derive(Clone, Copy)]
pub struct Weight {
    /// As the browser runs it.
    pub raw: u64,
    /// As it is sent.
    pub brotli: u64,
}

impl Unsplit<'_> {
    /// Compiles the program.
    pub fn compile(&self, workspace: &Workspace, progress: &Progress) -> Result<()> {
        progress.cargo(
            program::release_build(workspace)
                .args(["--manifest-path", self.manifest, "--bin", self.bin])
                .args(["--features", &self.features])
                .arg("--target-dir")
                .arg(workspace.cargo_target()),
            &format!(
                "{} could not be compiled with the features {}: cargo's message is above",
                self.bin, self.features
            ),
        )
    }

    /// Writes the finished program into a folder, and weighs it.
    pub fn finish(
        &self,
        workspace: &Workspace,
        folder: &Path,
        tools: &BuildTools,
    ) -> Result<Weight> {
        if folder.exists() {
            fs::remove_dir_all(folder)
                .with_context(|| format!("{} cannot be emptied", folder.display()))?;
        }
        let linked = workspace
            .cargo_target()
            .join("wasm32-unknown-unknown/release")
            .join(format!("{}.wasm", self.bin));
        program::bind(&linked, self.bin, folder)?;
        let bound = folder.join(format!("{}_bg.wasm", self.bin));
        let finished = folder.join(format!("{}.wasm", self.bin));
        optimiser::optimise(&bound, &finished, tools)?;
        short_names::apply(&finished, &folder.join(format!("{}.js", self.bin)))?;
        compress::compress_file(&finished)
            .with_context(|| format!("{} cannot be compressed", finished.display()))?;
        Ok(Weight {
            raw: bytes(&finished)?,
            brotli: bytes(&compress::beside(&finished, "br"))?,
        })
    }
}

fn bytes(file: &Path) -> Result<u64> {
    let metadata =
        fs::metadata(file).with_context(|| format!("{} is not there", file.display()))?;
    Ok(metadata.len())
}
