//! Tools that cargo builds from the registry.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{lock::Lock, process, steps::Progress, workspace::Workspace};

/// A package of programs at one exact version.
#[derive(Debug)]
pub struct CargoTool {
    /// The package in the registry.
    pub package: &'static str,
    /// The one version that is used.
    pub version: &'static str,
    /// The programs wanted of it.
    pub programs: &'static [&'static str],
    /// How long building it takes on two cores, in words.
    pub duration: &'static str,
}

impl CargoTool {
    /// The folder that holds the programs: one on `PATH` if it has this very version, else our own, built if need be.
    pub fn ensure(&self, workspace: &Workspace, progress: &Progress) -> Result<PathBuf> {
        let home = workspace.tools().join(self.folder_name());
        if self.is_installed(&home) {
            return Ok(home.join("bin"));
        }
        if let Some(folder) = self.on_path() {
            return Ok(folder);
        }
        let lock = workspace.tools().join(format!("{}.lock", self.package));
        let _lock = Lock::take(&lock, &format!("installing {}", self.package))?;
        if !self.is_installed(&home) {
            self.install(workspace, &home, progress)?;
        }
        Ok(home.join("bin"))
    }

    fn folder_name(&self) -> String {
        let name = self.package.trim_end_matches("-cli");
        format!("{name}-{}", self.version)
    }

    /// The home is renamed into place as a whole, so that an existing one is complete.
    fn is_installed(&self, home: &Path) -> bool {
        self.programs
            .iter()
            .all(|program| home.join("bin").join(program).is_file())
    }

    fn on_path(&self) -> Option<PathBuf> {
        let folder = process::on_path(self.programs.first()?)?
            .parent()?
            .to_owned();
        let fits = |program: &&str| {
            let said = process::output(Command::new(folder.join(program)).arg("--version"));
            said.is_some_and(|said| says_version(&said, self.version))
        };
        self.programs.iter().all(fits).then_some(folder)
    }

    fn install(&self, workspace: &Workspace, home: &Path, progress: &Progress) -> Result<()> {
        let Self {
            package,
            version,
            duration,
            ..
        } = self;
        println!("Installing {package} {version} into .tools, once: {duration} on two cores.");
        let context = || format!("{package} could not be put into .tools");

        // Left behind by an interrupted run, the build folder saves the time already spent.
        let building = workspace
            .tools()
            .join(format!("building-{}", self.folder_name()));
        let incoming = building.join("root");
        remove(&incoming).with_context(context)?;
        progress.cargo(
            process::cargo()
                .current_dir(workspace.root())
                // Forced, for what an interrupted run still installs may come in between.
                .args([
                    "install",
                    package,
                    "--version",
                    version,
                    "--locked",
                    "--force",
                    "--no-default-features",
                    // A tool runs for seconds; optimising it would take minutes.
                    "--debug",
                    "--config",
                    "profile.dev.debug=false",
                ])
                .arg("--root")
                .arg(&incoming)
                .arg("--target-dir")
                .arg(building.join("target"))
                // The project's compiler flags are not for the tools.
                .env_remove("RUSTFLAGS"),
            &format!("{package} {version} could not be built: cargo's message is above"),
        )?;
        remove(home).with_context(context)?;
        fs::rename(&incoming, home).with_context(context)?;
        remove(&building).with_context(context)
    }
}

fn remove(folder: &Path) -> std::io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// `--version` prints the program's name, the version and at times a commit in brackets.
fn says_version(said: &str, version: &str) -> bool {
    said.split_whitespace().nth(1) == Some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_version_will_do() {
        let cases = [
            ("trunk 0.21.14\n", true),
            ("trunk 0.21.14 (abcdef0)\n", true),
            ("trunk 0.21.1\n", false),
            ("trunk 0.21.14-beta.1\n", false),
            ("trunk\n", false),
            ("", false),
        ];
        for (said, expected) in cases {
            assert_eq!(says_version(said, "0.21.14"), expected, "{said}");
        }
    }
}
