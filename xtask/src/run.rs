//! `cargo xtask run`: the release app and the sandbox API at one address.

use std::{os::unix::process::CommandExt, process::ExitCode};

use anyhow::Result;

use crate::{
    cli::SignIn,
    dist, examples, gateway, process,
    sandbox::{self, SampleData},
    workspace::Workspace,
};

/// Builds what changed and serves it. The gateway has programs beside it; without it this becomes the sandbox: Ctrl+C and
/// the exit code are its own from there on, and it says how to sign in.
pub fn run(
    workspace: &Workspace,
    port: u16,
    sign_in: SignIn,
    sample_data: SampleData,
) -> Result<ExitCode> {
    sandbox::ensure_port_is_free(port)?;
    if sign_in == SignIn::Gateway {
        return gateway::run(workspace, port, sample_data);
    }
    dist::build(workspace, None, vec![sandbox::step(workspace)])?;
    let hosts = examples::build(workspace)?;
    let mut command = sandbox::command(workspace, port, Some(&workspace.dist()), sample_data)?;
    command.arg("--examples").arg(hosts);
    if sign_in == SignIn::Broker {
        command.arg("--broker");
    }
    // Returns only if the program cannot be started.
    let error = command.exec();
    Err(process::not_started(&command, &error))
}
