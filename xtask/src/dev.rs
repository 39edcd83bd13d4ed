//! `cargo xtask dev`: the page rebuilt and reloaded at every change, with the sandbox API behind it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};

use crate::{
    dist,
    running::{Running, until_ctrl_c},
    sandbox::{self, SampleData},
    steps::side_by_side,
    tools,
    workspace::Workspace,
};

/// The paths that the sandbox serves while trunk serves the rest.
const PROXIED: [&str; 3] = ["/v1", "/sandbox", "/config.json"];

/// Folders whose changes do not change the page.
const NOT_WATCHED: [&str; 10] = [
    ".git", ".tools", "bench", "dist", "embed", "examples", "sandbox", "target", "tests", "xtask",
];

/// Serves until Ctrl+C, or until one of the two programs ends.
pub fn dev(workspace: &Workspace, port: u16) -> Result<ExitCode> {
    sandbox::ensure_port_is_free(port)?;
    let mut steps = tools::dev_steps(workspace);
    steps.push(sandbox::step(workspace));
    side_by_side(steps)?;
    let mut trunk = dist::serve_command(workspace)?;

    let folder = workspace.state().join("dev");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let sandbox_port = sandbox::free_port()?;
    let configuration = write_configuration(workspace, sandbox_port)?;
    trunk
        .arg("--config")
        .arg(configuration)
        .args(["--address", "127.0.0.1", "--port", &port.to_string()])
        .args(["--public-url", "/", "--disable-address-lookup=true"])
        .arg("--dist")
        .arg(&folder)
        .arg(workspace.path("index.html"));

    let sandbox = Running::start(
        "the sandbox",
        sandbox::command(workspace, sandbox_port, None, SampleData::Small)?,
    )?;
    let trunk = Running::start("trunk", trunk)?;
    println!("Editing at http://127.0.0.1:{port}, once trunk has built the page. Ctrl+C ends it.");
    until_ctrl_c(&mut [sandbox, trunk])?;
    Ok(ExitCode::SUCCESS)
}

/// Our Trunk.toml, with the values of this run. It is in another folder, so the paths added to it are absolute.
fn write_configuration(workspace: &Workspace, sandbox_port: u16) -> Result<PathBuf> {
    let shared =
        fs::read_to_string(workspace.path("Trunk.toml")).context("Trunk.toml cannot be read")?;
    let ignored = NOT_WATCHED
        .map(|folder| workspace.path(folder))
        .into_iter()
        .filter(|folder| folder.exists());
    let file = workspace.state().join("Trunk.toml");
    fs::write(&file, configuration(&shared, ignored, sandbox_port))
        .with_context(|| format!("{} cannot be written", file.display()))?;
    Ok(file)
}

fn configuration(
    shared: &str,
    ignored: impl Iterator<Item = impl AsRef<Path>>,
    sandbox_port: u16,
) -> String {
    let ignored: Vec<String> = ignored
        .map(|folder| format!("{:?}", folder.as_ref()))
        .collect();
    let mut text = format!("{shared}\n[watch]\nignore = [{}]\n", ignored.join(", "));
    for path in PROXIED {
        text.push_str(&format!(
            "\n[[proxy]]\nrewrite = \"{path}\"\nbackend = \"http://127.0.0.1:{sandbox_port}{path}\"\nno_system_proxy = true\n"
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sandbox_answers_for_the_api() {
        let text = configuration(
            "[build]\n",
            ["/r/dist", "/r/a \"b\""].iter().map(Path::new),
            4000,
        );
        let expected = "[build]\n\n[watch]\nignore = [\"/r/dist\", \"/r/a \\\"b\\\"\"]\n";
        assert!(text.starts_with(expected), "{text}");
        for path in PROXIED {
            assert!(
                text.contains(&format!(
                    "rewrite = \"{path}\"\nbackend = \"http://127.0.0.1:4000{path}\"\n"
                )),
                "{text}"
            );
        }
    }
}
