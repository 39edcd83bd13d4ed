//! `cargo xtask run --gateway`.

use std::{
    fs,
    net::{Ipv4Addr, TcpStream},
    process::{Command, ExitCode},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use super::{
    configuration::{configuration, write_configuration},
    identity, program, step,
};
use crate::{
    dist,
    running::{Running, until_ctrl_c},
    sandbox::{self, SampleData},
    workspace::Workspace,
};

/// How long a program may take to listen.
const PATIENCE: Duration = Duration::from_secs(30);

/// Starts the sandbox, the identity provider and the gateway, until Ctrl+C.
pub fn run(workspace: &Workspace, port: u16, sample_data: SampleData) -> Result<ExitCode> {
    dist::build(
        workspace,
        None,
        vec![sandbox::step(workspace), step(workspace)],
    )?;
    let identity = identity(workspace)?;
    let (api, provider, operations) = (
        sandbox::free_port()?,
        sandbox::free_port()?,
        sandbox::free_port()?,
    );
    let folder = workspace.path("target/gateway");
    let file = write_configuration(
        &folder,
        &configuration(port, api, provider, operations, sample_data),
    )?;

    let mut api_command = sandbox::command(workspace, api, None, sample_data)?;
    api_command.stdout(std::process::Stdio::null());
    let mut programs = vec![Running::start("the sandbox", api_command)?];
    let mut command = Command::new("node");
    command
        .arg(identity)
        .args([
            "--port",
            &provider.to_string(),
            "--app",
            &format!("http://127.0.0.1:{port}/"),
        ])
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null());
    programs.push(Running::start("the identity provider", command)?);
    for listening in [api, provider] {
        wait_for(listening, &mut programs)?;
    }
    let mut command = Command::new(program(workspace));
    command
        .arg("--config")
        .arg(&file)
        .arg("--dist")
        .arg(workspace.dist());
    let log = fs::File::create(folder.join("gateway.log"))
        .context("the gateway's log cannot be written")?;
    command.stderr(log);
    programs.push(Running::start("the gateway", command)?);
    wait_for(port, &mut programs)?;

    println!(
        "\nThis is a sandbox: nothing is sent to Microsoft or CloudCockpit.\n\n\
         Open      http://127.0.0.1:{port}/\n\
         Sign in   as ana, password ana-of-contoso (Ana Silva, CSP admin of Contoso and Fabrikam)\n          \
         or rui, password rui-of-fabrikam (Rui Costa, reseller of Contoso)\n\
         Health    http://127.0.0.1:{operations}/ready and /metrics\n\
         Audit     target/gateway/audit.jsonl; the gateway's log is beside it\n\n\
         People sign in at http://127.0.0.1:{provider}/, the API is at http://127.0.0.1:{api}/. Press Ctrl+C to stop."
    );
    until_ctrl_c(&mut programs)?;
    // The gateway first: requests under way are finished with the API still there.
    while programs.pop().is_some() {}
    Ok(ExitCode::SUCCESS)
}

fn wait_for(port: u16, programs: &mut [Running]) -> Result<()> {
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        for program in programs.iter_mut() {
            program.check()?;
        }
        if start.elapsed() > PATIENCE {
            bail!("a program does not listen at port {port}: see target/gateway/gateway.log");
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
