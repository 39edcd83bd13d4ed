//! Packages of npm, at the versions of a lockfile.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::process;

/// Written last, so that a broken-off installation is seen as one.
const STAMP: &str = "node_modules/.installed-lock";

/// Installs the packages of the folder's lockfile, unless they are there already.
pub fn install(folder: &Path, what: &str) -> Result<()> {
    let lockfile = folder.join("package-lock.json");
    let lock =
        fs::read(&lockfile).with_context(|| format!("{} cannot be read", lockfile.display()))?;
    let wanted = format!("{:x}", Sha256::digest(&lock));
    let stamp = folder.join(STAMP);
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }

    ensure_npm()?;
    println!("Installing {what} with npm: under a minute.");
    process::succeed(
        Command::new("npm")
            .current_dir(folder)
            .args([
                "ci",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
                "--no-update-notifier",
            ])
            // The tests use the machine's Chromium.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
        &format!("npm could not install {what}: its message is above"),
    )?;
    fs::write(&stamp, wanted).with_context(|| format!("{} cannot be written", stamp.display()))
}

fn ensure_npm() -> Result<()> {
    for program in ["node", "npm"] {
        ensure!(
            process::on_path(program).is_some(),
            "{program} is missing: install Node.js 20 or newer with npm and start again"
        );
    }
    Ok(())
}
