//! Tools that the commands need and the machine may lack: installed into `.tools/`, each at one exact version.

mod browser;
mod cargo_tool;
mod npm;
mod npm_tools;
mod packages;
mod servers;
mod wasm_target;

use std::{ffi::OsString, path::PathBuf, process::Command};

use anyhow::Result;

use crate::{
    process,
    steps::{Progress, Step, side_by_side},
    workspace::Workspace,
};

pub use browser::{Browser, Driver};
use cargo_tool::CargoTool;
pub use npm::install as install_packages;
pub use servers::Servers;

/// Assembles the page and serves it in development. Without its default features it cannot download anything.
const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    version: "0.21.14",
    programs: &["trunk"],
    duration: "about four minutes",
};

/// Runs tests in the browser, and joins the program to the browser in development; a release uses the library. Must
/// be the very version of the `wasm-bindgen` crate.
const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    version: "0.2.129",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    duration: "about a minute",
};

/// Brings in what a release needs besides the wasm target: trunk, wasm-opt and esbuild.
pub fn release_steps(workspace: &Workspace) -> Vec<Step<'_>> {
    vec![
        step(workspace, "trunk", &TRUNK),
        Step::new("npm", |_| npm_tools::ensure(workspace).map(drop)),
    ]
}

/// Brings in what development needs besides the wasm target: trunk and wasm-bindgen.
pub fn dev_steps(workspace: &Workspace) -> Vec<Step<'_>> {
    vec![
        step(workspace, "trunk", &TRUNK),
        step(workspace, "wasm-bindgen", &WASM_BINDGEN),
    ]
}

fn step<'a>(workspace: &'a Workspace, name: &'static str, tool: &'static CargoTool) -> Step<'a> {
    Step::new(name, move |progress| {
        tool.ensure(workspace, progress).map(drop)
    })
}

/// The tools of a release.
pub fn for_release(workspace: &Workspace) -> Result<BuildTools> {
    side_by_side(release_steps(workspace))?;
    Ok(BuildTools {
        folders: vec![
            TRUNK.ensure(workspace, &Progress::default())?,
            npm_tools::ensure(workspace)?,
        ],
    })
}

/// The tools of a build for editing: nothing is optimised.
pub fn for_dev(workspace: &Workspace) -> Result<BuildTools> {
    wasm_target::ensure()?;
    side_by_side(dev_steps(workspace))?;
    let ensure = |tool: &CargoTool| tool.ensure(workspace, &Progress::default());
    Ok(BuildTools {
        folders: vec![ensure(&TRUNK)?, ensure(&WASM_BINDGEN)?],
    })
}

/// Only wasm-opt and esbuild.
pub fn for_scripts(workspace: &Workspace) -> Result<BuildTools> {
    Ok(BuildTools {
        folders: vec![npm_tools::ensure(workspace)?],
    })
}

/// The tools of tests in the browser: the wasm target and the runner that comes with wasm-bindgen.
pub fn for_browser_tests(workspace: &Workspace) -> Result<BuildTools> {
    wasm_target::ensure()?;
    side_by_side(vec![step(workspace, "wasm-bindgen", &WASM_BINDGEN)])?;
    Ok(BuildTools {
        folders: vec![WASM_BINDGEN.ensure(workspace, &Progress::default())?],
    })
}

/// The tools for compiling to wasm.
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

    /// esbuild for the browsers of today, with its warnings on the terminal.
    pub fn esbuild(&self) -> Result<Command> {
        let mut command = Command::new("esbuild");
        command.env("PATH", self.path()?).args([
            "--target=esnext",
            "--log-level=warning",
            // wasm-bindgen lists a module once for each function that it imports without a wrapper.
            "--log-override:duplicate-object-key=silent",
        ]);
        Ok(command)
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
            (
                "bench/view-price/Cargo.lock",
                format!("name = \"wasm-bindgen\"\nversion = \"{bindgen}\""),
            ),
            ("Trunk.toml", format!("wasm_bindgen = \"{bindgen}\"")),
            ("Trunk.toml", format!("trunk-version = \"={trunk}\"")),
            (
                "xtask/Cargo.toml",
                format!("wasm-bindgen-cli-support = \"={bindgen}\""),
            ),
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
