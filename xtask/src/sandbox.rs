//! The stand-in for the API: building it and calling it.

use std::{
    fs,
    io::ErrorKind,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{process, steps::Step, workspace::Workspace};

/// How much there is to find in the sandbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleData {
    /// Three resellers, and the customers that were created with it.
    Small,
    /// Thousands of resellers and customers, in a database of their own.
    Large,
}

/// Builds the sandbox.
pub fn step(workspace: &Workspace) -> Step<'_> {
    Step::new("sandbox", |progress| {
        progress.cargo(
            process::cargo().current_dir(workspace.root()).args([
                "build",
                "--locked",
                "-p",
                "onboard-sandbox",
            ]),
            "the sandbox could not be built: cargo's message is above",
        )
    })
}

/// The built sandbox.
pub fn program(workspace: &Workspace) -> PathBuf {
    workspace.cargo_target().join("debug/onboard-sandbox")
}

/// The call that serves the API, and beside it a folder with the built app where there is one.
pub fn command(
    workspace: &Workspace,
    port: u16,
    dist: Option<&Path>,
    sample_data: SampleData,
) -> Result<Command> {
    let data = workspace.path("target/sandbox");
    fs::create_dir_all(&data).with_context(|| format!("{} cannot be made", data.display()))?;
    let mut command = Command::new(program(workspace));
    command
        .current_dir(workspace.root())
        .arg("--port")
        .arg(port.to_string());
    let file = match sample_data {
        SampleData::Small => "customers.sqlite",
        SampleData::Large => {
            command.arg("--fill");
            "filled.sqlite"
        }
    };
    command.arg("--data").arg(data.join(file));
    if let Some(dist) = dist {
        command.arg("--dist").arg(dist);
    }
    Ok(command)
}

/// Fails, with what to do, if another program listens at the port.
pub fn ensure_port_is_free(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!(
                "port {port} is in use: end the program that uses it, or choose another with --port"
            )
        }
        Err(error) => bail!("port {port} cannot be used ({error}): choose another with --port"),
    }
}

/// A port at which nothing listens just now.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("there is no free port")?;
    Ok(listener.local_addr()?.port())
}
