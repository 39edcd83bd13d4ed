//! The Chromium of the tests, and the driver for it.

use std::{
    env,
    path::PathBuf,
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
};

use anyhow::{Result, anyhow, bail};

use crate::process;

/// The browser that shows the pages under test.
#[derive(Debug)]
pub struct Browser(pub PathBuf);

/// The program that steers the browser for tests compiled to wasm.
#[derive(Debug)]
pub struct Driver(pub PathBuf);

struct Wanted {
    name: &'static str,
    /// Variables that name the program, for machines that have it elsewhere.
    variables: &'static [&'static str],
    programs: &'static [&'static str],
}

const CHROMIUM: Wanted = Wanted {
    name: "Chromium",
    variables: &["CHROMIUM", "CHROME"],
    programs: &["chromium", "chromium-browser", "google-chrome"],
};

const CHROMEDRIVER: Wanted = Wanted {
    name: "chromedriver",
    variables: &["CHROMEDRIVER"],
    programs: &["chromedriver"],
};

impl Browser {
    /// Finds the browser, or installs it.
    pub fn ensure() -> Result<Self> {
        CHROMIUM.ensure().map(Self)
    }
}

impl Driver {
    /// Finds the driver, or installs it.
    pub fn ensure() -> Result<Self> {
        CHROMEDRIVER.ensure().map(Self)
    }
}

impl Wanted {
    fn ensure(&self) -> Result<PathBuf> {
        if let Some(found) = self.find()? {
            return Ok(found);
        }
        install()?;
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
            "{} is missing: install the packages chromium and chromium-driver, or name the program in {}",
            self.name,
            self.variables.join(" or ")
        )
    }
}

/// Installs browser and driver with the system's package manager, where this run may. One attempt is enough.
fn install() -> Result<()> {
    static TRIED: AtomicBool = AtomicBool::new(false);
    let Some(apt) = apt_get() else { return Ok(()) };
    if TRIED.swap(true, Ordering::Relaxed) {
        return Ok(());
    }
    println!("Installing chromium and chromium-driver with apt-get: one to three minutes.");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(apt[0]);
        command
            .args(&apt[1..])
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        process::succeed(&mut command, "apt-get failed: its message is above")
    };
    run(&["update"])?;
    run(&[
        "install",
        "-y",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
    ])
}

/// How to call apt-get with the rights to install, if there is a way that asks nobody.
fn apt_get() -> Option<&'static [&'static str]> {
    process::on_path("apt-get")?;
    let is_root = process::output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if is_root {
        return Some(&["apt-get"]);
    }
    process::output(Command::new("sudo").args(["-n", "true"]))?;
    Some(&["sudo", "-n", "apt-get"])
}
