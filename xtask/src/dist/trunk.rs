//! trunk: compiles the app, joins it to the browser and assembles the page.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{
    process,
    tools::{self, BuildTools},
    workspace::Workspace,
};

/// The release is compiled together with the standard library, so that a panic is a trap at once: without
/// the code that words panics the program is a tenth smaller. What asks the compiler for that is not stable,
/// which does no harm here: the compiler is pinned to one version. `boot.js` tells people of a trap, and
/// `cargo xtask dev` what it was.
const STANDARD_LIBRARY: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// What the compiler is told besides.
const FLAGS: [&str; 6] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    // Like functions keep their names until the program is divided: see `two_parts`.
    "-Zmerge-functions=disabled",
    // The form uses 14 kB of its stack at most, with 500 entries loaded and sent: of the megabyte that would be
    // there otherwise, the rest is nobody's. What goes beyond is a trap.
    "-Clink-arg=-zstack-size=98304",
];

/// Assembles the release app in a folder.
pub fn build(workspace: &Workspace, tools: &BuildTools, folder: &Path) -> Result<()> {
    fetch_crates(workspace, &STANDARD_LIBRARY)?;
    if folder.exists() {
        std::fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    println!("Building the release app.");
    process::succeed(
        command(workspace, tools)?
            .env("CARGO_ENCODED_RUSTFLAGS", release_flags(workspace))
            .envs(STANDARD_LIBRARY)
            .args(["build", "--release", "--dist"])
            .arg(folder),
        "the release app could not be built: the message is above",
    )
}

/// Cargo's call for another program of the release, to be completed by its name.
pub fn release(workspace: &Workspace) -> Command {
    let mut cargo = process::cargo();
    cargo
        .current_dir(workspace.root())
        .env("CARGO_ENCODED_RUSTFLAGS", release_flags(workspace))
        .envs(STANDARD_LIBRARY)
        .args(["build", "--release", "--locked", "--offline"])
        .args(["--target", "wasm32-unknown-unknown"]);
    cargo
}

/// `trunk serve`, to be completed by the caller.
pub fn serve_command(workspace: &Workspace) -> Result<Command> {
    let tools = tools::for_dev(workspace)?;
    fetch_crates(workspace, &[])?;
    let mut command = command(workspace, &tools)?;
    command.arg("serve");
    Ok(command)
}

fn command(workspace: &Workspace, tools: &BuildTools) -> Result<Command> {
    let mut trunk = Command::new("trunk");
    trunk
        .current_dir(workspace.root())
        // trunk itself is looked up there too.
        .env("PATH", tools.path()?)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // trunk takes only true and false for this variable, others set it to 1.
        .env_remove("NO_COLOR");
    Ok(trunk)
}

/// Where this machine keeps its sources is nobody's business: panics name them from the root of the
/// project and of the crates.
fn release_flags(workspace: &Workspace) -> OsString {
    let crates = env::var_os("CARGO_HOME").map(PathBuf::from);
    let crates = crates.or_else(|| Some(env::home_dir()?.join(".cargo")));
    // Cargo's own separator: a path may hold spaces.
    let mut flags = OsString::from(FLAGS.join("\x1f"));
    flags.push("\x1f--remap-path-prefix=");
    flags.push(workspace.root());
    flags.push("=onboard");
    if let Some(crates) = crates {
        flags.push("\x1f--remap-path-prefix=");
        flags.push(crates);
        flags.push("=crates");
    }
    flags
}

/// trunk builds offline, so that it never downloads a tool; the crates have to be there before.
fn fetch_crates(workspace: &Workspace, settings: &[(&str, &str)]) -> Result<()> {
    for mut cargo in fetch_commands(workspace, settings) {
        process::succeed(
            &mut cargo,
            "the crates of Cargo.lock could not be fetched: cargo's message is above",
        )?;
    }
    Ok(())
}

/// Fetches the crates of every target, then those that only a named target brings: the standard library's own.
fn fetch_commands(workspace: &Workspace, settings: &[(&str, &str)]) -> [Command; 2] {
    let fetch = |target: &[&str]| {
        let mut cargo = process::cargo();
        cargo
            .current_dir(workspace.root())
            .envs(settings.iter().copied())
            .args(["fetch", "--locked", "--quiet"])
            .args(target);
        cargo
    };
    [fetch(&[]), fetch(&["--target", "wasm32-unknown-unknown"])]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// The crates that the standard library itself needs come with the rest, on a machine that has none.
    #[test]
    fn fetches_the_crates_of_the_standard_library() -> Result<()> {
        let workspace = Workspace::locate()?;
        let home = workspace.state().join("empty-cargo-home");
        if home.exists() {
            fs::remove_dir_all(&home)?;
        }
        for mut cargo in fetch_commands(&workspace, &STANDARD_LIBRARY) {
            process::succeed(cargo.env("CARGO_HOME", &home), "fetching failed")?;
        }
        let mut names = Vec::new();
        for index in fs::read_dir(home.join("registry/cache"))? {
            for file in fs::read_dir(index?.path())? {
                names.push(file?.file_name().to_string_lossy().into_owned());
            }
        }
        fs::remove_dir_all(&home)?;
        assert!(
            names.iter().any(|it| it.starts_with("dlmalloc-")),
            "{names:?}"
        );
        Ok(())
    }
}
