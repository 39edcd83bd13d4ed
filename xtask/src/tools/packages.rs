//! Programs of the system: found, or installed with its package manager where this run may.

use std::{env, path::PathBuf, process::Command, sync::Mutex};

use anyhow::{Result, anyhow, bail};

use crate::process;

/// A program, and what brings it.
pub struct Wanted {
    /// Its name.
    pub name: &'static str,
    /// Variables that name the program, for machines that have it elsewhere.
    pub variables: &'static [&'static str],
    /// Its names on `PATH`.
    pub programs: &'static [&'static str],
    /// Debian's packages that hold it.
    pub packages: &'static [&'static str],
    /// How long installing them takes.
    pub duration: &'static str,
}

/// The packages that were tried: one attempt is enough.
static TRIED: Mutex<Vec<&'static [&'static str]>> = Mutex::new(Vec::new());

impl Wanted {
    /// Finds the program, or installs it.
    pub fn ensure(&self) -> Result<PathBuf> {
        if let Some(found) = self.find()? {
            return Ok(found);
        }
        self.install()?;
        self.find()?.ok_or_else(|| self.missing())
    }

    fn find(&self) -> Result<Option<PathBuf>> {
        for variable in self.variables {
            if let Some(file) = env::var_os(variable)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
            {
                if !file.is_file() {
                    bail!(
                        "{variable} names {}, which is not a program",
                        file.display()
                    );
                }
                return Ok(Some(file));
            }
        }
        Ok(self
            .programs
            .iter()
            .find_map(|program| process::on_path(program)))
    }

    fn missing(&self) -> anyhow::Error {
        anyhow!(
            "{} is missing: install {}, or name the program in {}",
            self.name,
            self.packages.join(" and "),
            self.variables.join(" or ")
        )
    }

    fn install(&self) -> Result<()> {
        let Some(apt) = apt_get() else { return Ok(()) };
        if let Ok(mut tried) = TRIED.lock() {
            if tried.contains(&self.packages) {
                return Ok(());
            }
            tried.push(self.packages);
        }
        println!(
            "Installing {} with apt-get: {}.",
            self.packages.join(" and "),
            self.duration
        );
        let run = |arguments: &[&str]| {
            let mut command = Command::new(apt[0]);
            command
                .args(&apt[1..])
                .args(arguments)
                .env("DEBIAN_FRONTEND", "noninteractive");
            process::succeed(&mut command, "apt-get failed: its message is above")
        };
        run(&["update"])?;
        let install = ["install", "-y", "--no-install-recommends"];
        run(&[&install[..], self.packages].concat())
    }
}

/// How to call apt-get with the rights to install; none if it would ask for a password.
fn apt_get() -> Option<&'static [&'static str]> {
    process::on_path("apt-get")?;
    let is_root = process::output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if is_root {
        return Some(&["apt-get"]);
    }
    process::output(Command::new("sudo").args(["-n", "true"]))?;
    Some(&["sudo", "-n", "apt-get"])
}
