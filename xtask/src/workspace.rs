//! The paths of the workspace.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The checked-out repository. All paths it gives are absolute.
#[derive(Debug)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the repository: from the manifest cargo names when it runs the commands, else from the current folder.
    pub fn locate() -> Result<Self> {
        let start = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(folder) => PathBuf::from(folder),
            None => env::current_dir().context("the current folder cannot be read")?,
        };
        start
            .ancestors()
            .find(|folder| folder.join("xtask/Cargo.toml").is_file())
            .map(|root| Self {
                root: root.to_owned(),
            })
            .context("this folder is not inside the repository: change to it and start again")
    }

    /// The folder of the repository.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A file or folder of the repository.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The built app.
    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// The pinned tools.
    pub fn tools(&self) -> PathBuf {
        self.path(".tools")
    }

    /// The end-to-end tests.
    pub fn e2e(&self) -> PathBuf {
        self.path("tests/e2e")
    }

    /// The folder of the commands' own files. Always inside the repository, whatever
    /// `CARGO_TARGET_DIR` says: programs started from here must find its toolchain and configuration.
    pub fn state(&self) -> PathBuf {
        self.path("target/xtask")
    }

    /// The target folder of cargo.
    pub fn cargo_target(&self) -> PathBuf {
        match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => self.root.join(folder),
            None => self.path("target"),
        }
    }
}
