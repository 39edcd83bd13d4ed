//! `cargo xtask run`: the release app and the sandbox API at one address.

use std::{os::unix::process::CommandExt, process::ExitCode};

use anyhow::Result;

use crate::{dist, examples, process, sandbox, workspace::Workspace};

/// Builds what changed and becomes the sandbox: Ctrl+C and the exit code are its own from there on, and it says how to
/// sign in. With `broker` that goes through its token broker.
pub fn run(workspace: &Workspace, port: u16, broker: bool) -> Result<ExitCode> {
    sandbox::ensure_port_is_free(port)?;
    dist::build(workspace, None, vec![sandbox::step(workspace)])?;
    let hosts = examples::build(workspace)?;
    let mut command = sandbox::command(workspace, port, Some(&workspace.dist()))?;
    command.arg("--examples").arg(hosts);
    if broker {
        command.arg("--broker");
    }
    // Returns only if the program cannot be started.
    let error = command.exec();
    Err(process::not_started(&command, &error))
}
