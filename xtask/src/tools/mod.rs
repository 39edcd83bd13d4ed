//! What the commands need and the machine may lack: brought into `.tools/`, each at one exact version.

mod browser;
mod cargo_tool;
mod npm;
mod npm_tools;
mod rust_source;
mod wasm_target;

use std::{ffi::OsString, path::PathBuf};

use anyhow::Result;

use crate::{process, workspace::Workspace};

pub use browser::{Browser, Driver};
use cargo_tool::CargoTool;
pub use npm::install as install_packages;

/// Builds the page and its assets. Without its default features it has no TLS and no update check, so that it
/// could not download anything; it does little itself, so that its speed matters less than the time to build it.
const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    version: "0.21.14",
    options: &[
        "--no-default-features",
        "--config",
        "profile.release.opt-level=1",
    ],
    programs: &["trunk"],
    duration: "about six minutes on two cores",
};

/// Joins the program to the browser. Must be the very version of the `wasm-bindgen` crate.
const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    version: "0.2.129",
    options: &[],
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    duration: "about two minutes on two cores",
};

/// What a release build needs: the wasm target, trunk, wasm-bindgen, wasm-opt and esbuild.
pub fn for_release(workspace: &Workspace) -> Result<BuildTools> {
    rust_source::ensure()?;
    let mut tools = for_dev(workspace)?;
    tools.folders.push(npm_tools::ensure(workspace)?);
    Ok(tools)
}

/// What a build for editing needs: as a release, but nothing is optimised.
pub fn for_dev(workspace: &Workspace) -> Result<BuildTools> {
    wasm_target::ensure()?;
    let folders = vec![TRUNK.ensure(workspace)?, WASM_BINDGEN.ensure(workspace)?];
    Ok(BuildTools { folders })
}

/// What tests in the browser need: the wasm target and the runner that comes with wasm-bindgen.
pub fn for_browser_tests(workspace: &Workspace) -> Result<BuildTools> {
    wasm_target::ensure()?;
    Ok(BuildTools {
        folders: vec![WASM_BINDGEN.ensure(workspace)?],
    })
}

/// What compiling for the browser needs.
pub fn for_wasm_check() -> Result<()> {
    wasm_target::ensure()
}

/// The folders of the pinned tools.
#[derive(Debug)]
pub struct BuildTools {
    folders: Vec<PathBuf>,
}

impl BuildTools {
    /// A `PATH` on which the pinned tools come first.
    pub fn path(&self) -> Result<OsString> {
        process::path_with(&self.folders)
    }
}

#[cfg(test)]
mod tests {
    use anyhow::{Context, Result};

    use super::*;

    fn read(relative: &str) -> Result<String> {
        let file = Workspace::locate()?.path(relative);
        std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))
    }

    #[test]
    fn every_place_names_the_same_versions() -> Result<()> {
        let bindgen = WASM_BINDGEN.version;
        let trunk = TRUNK.version;
        let binaryen = "132.0.0";
        let cases = [
            (
                "Cargo.lock",
                format!("name = \"wasm-bindgen\"\nversion = \"{bindgen}\""),
            ),
            ("Trunk.toml", format!("wasm_bindgen = \"{bindgen}\"")),
            ("Trunk.toml", format!("trunk-version = \"={trunk}\"")),
            (
                "xtask/npm/package.json",
                format!("\"binaryen\": \"{binaryen}\""),
            ),
            (
                "xtask/npm/package-lock.json",
                format!("\"binaryen\": \"{binaryen}\""),
            ),
        ];
        for (file, line) in cases {
            assert!(read(file)?.contains(&line), "{file} lacks: {line}");
        }
        Ok(())
    }

    #[test]
    fn every_crate_comes_from_one_registry() -> Result<()> {
        let lock = read("Cargo.lock")?;
        let sources: std::collections::BTreeSet<_> = lock
            .lines()
            .filter(|line| line.starts_with("source = "))
            .collect();
        assert_eq!(sources.len(), 1, "{sources:?}");
        assert!(
            sources
                .iter()
                .all(|source| source.starts_with("source = \"registry+")),
            "{sources:?}"
        );
        Ok(())
    }

    #[test]
    fn package_locks_name_no_host() -> Result<()> {
        let workspace = Workspace::locate()?;
        for file in ["xtask/npm/package-lock.json", "tests/e2e/package-lock.json"] {
            if workspace.path(file).exists() {
                assert!(
                    !read(file)?.contains("\"resolved\""),
                    "{file} names addresses"
                );
            }
        }
        Ok(())
    }
}
