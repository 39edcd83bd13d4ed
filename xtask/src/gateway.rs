//! The gateway: built for a release, and started with a sandbox API and an identity provider around it.

use std::{
    fs,
    io::Write,
    net::{Ipv4Addr, TcpStream},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    digits, dist, process,
    running::{Running, until_ctrl_c},
    sandbox,
    steps::Step,
    tools,
    workspace::Workspace,
};

/// How long a program may take to listen.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the gateway is called at the identity provider, and the secrets of the sandbox's clients.
const SECRETS: [(&str, &str); 4] = [
    ("oidc.secret", "the secret of the gateway"),
    ("contoso.secret", "sandbox secret of contoso"),
    ("fabrikam.secret", "sandbox secret of fabrikam"),
    ("reseller.secret", "sandbox secret of the reseller"),
];

/// Builds the gateway for this machine; the app is served from `dist/`.
pub fn step(workspace: &Workspace) -> Step<'_> {
    Step::new("gateway", |progress| {
        progress.cargo(
            process::cargo().current_dir(workspace.root()).args([
                "build",
                "--locked",
                "-p",
                "onboard-gateway",
            ]),
            "the gateway could not be built: cargo's message is above",
        )
    })
}

/// The gateway as [`step`] builds it.
pub fn program(workspace: &Workspace) -> PathBuf {
    workspace.cargo_target().join("debug/onboard-gateway")
}

/// Builds `target/release/onboard-gateway` with the app of `dist/` inside, and prints its size.
pub fn build_release(workspace: &Workspace) -> Result<()> {
    println!("Compiling the gateway: some minutes the first time.");
    process::succeed(
        process::cargo()
            .current_dir(workspace.root())
            .env("ONBOARD_GATEWAY_DIST", workspace.dist())
            .args([
                "build",
                "--locked",
                "-p",
                "onboard-gateway",
                "--profile",
                "gateway",
            ]),
        "the gateway could not be built: cargo's message is above",
    )?;
    let built = workspace.cargo_target().join("gateway/onboard-gateway");
    let target = workspace.cargo_target().join("release/onboard-gateway");
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    let size = fs::copy(&built, &target)
        .with_context(|| format!("{} cannot be written", target.display()))?;
    println!(
        "target/release/onboard-gateway, with the app inside: {} bytes.",
        digits::grouped(size)
    );
    Ok(())
}

/// Builds the gateway for a release and measures it, each figure against its aim.
pub fn bench(workspace: &Workspace) -> Result<ExitCode> {
    dist::build(workspace, None, Vec::new())?;
    build_release(workspace)?;
    process::succeed(
        process::cargo()
            .current_dir(workspace.root())
            .args([
                "build",
                "--locked",
                "-p",
                "onboard-gateway",
                "--profile",
                "gateway",
            ])
            .args(["--example", "measure"]),
        "the measuring program could not be built: cargo's message is above",
    )?;
    let target = workspace.cargo_target();
    let is_met = process::succeeds(
        Command::new(target.join("gateway/examples/measure"))
            .arg(target.join("release/onboard-gateway"))
            .arg(workspace.dist()),
    )?;
    Ok(if is_met {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The programs of the identity provider, at the versions of its lockfile.
pub fn identity(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.path("sandbox/identity");
    tools::install_packages(&folder, "the local identity provider")?;
    Ok(folder.join("provider.mjs"))
}

/// Starts the sandbox, the identity provider and the gateway, until Ctrl+C.
pub fn run(workspace: &Workspace, port: u16) -> Result<ExitCode> {
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
    let file = write_configuration(&folder, &configuration(port, api, provider, operations))?;

    let mut api_command = sandbox::command(workspace, api, None)?;
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

/// Writes the configuration and its secrets, readable by nobody else.
fn write_configuration(folder: &Path, text: &str) -> Result<PathBuf> {
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let write = |name: &str, text: &str| -> Result<PathBuf> {
        let file = folder.join(name);
        let mut open = fs::OpenOptions::new();
        open.write(true).create(true).truncate(true).mode(0o600);
        let mut opened = open
            .open(&file)
            .with_context(|| format!("{} cannot be written", file.display()))?;
        opened.write_all(text.as_bytes())?;
        Ok(file)
    };
    for (name, secret) in SECRETS {
        write(name, secret)?;
    }
    write("gateway.toml", text)
}

fn configuration(port: u16, api: u16, provider: u16, operations: u16) -> String {
    let connection = |name: &str, tenant: &str, role: &str, client: &str, secret: &str| {
        format!(
            "[[connections]]\nname = \"{name}\"\napi_base = \"http://127.0.0.1:{api}\"\ntenant = \"{tenant}\"\n\
             role = \"{role}\"\ntoken_url = \"http://127.0.0.1:{api}/oauth2/v2.0/token\"\nclient_id = \"{client}\"\n\
             client_secret_file = \"{secret}\"\n\n"
        )
    };
    format!(
        "listen = \"127.0.0.1:{port}\"\npublic_url = \"http://127.0.0.1:{port}/\"\nmode = \"proxy\"\n\n\
         [oidc]\nissuer = \"http://127.0.0.1:{provider}\"\nclient_id = \"onboard\"\n\
         client_secret_file = \"oidc.secret\"\n\n{}{}{}\
         [[grants]]\nclaim = \"roles\"\nequals = \"Onboard.Csp\"\nconnections = [\"Contoso CSP\", \"Fabrikam CSP\"]\n\n\
         [[grants]]\nclaim = \"roles\"\nequals = \"Onboard.Reseller\"\nconnections = [\"Contoso reseller\"]\n\n\
         [sessions]\nstore = \"sqlite:sessions.sqlite\"\n\n[app]\ndefaultCountry = \"PT\"\nassists = {{ status = true }}\n\
         {INSTANCES}\n[audit]\nfile = \"audit.jsonl\"\n\n[operations]\nlisten = \"127.0.0.1:{operations}\"\n",
        connection(
            "Contoso CSP",
            "portal.contoso.example",
            "csp",
            "contoso-csp",
            "contoso.secret"
        ),
        connection(
            "Fabrikam CSP",
            "portal.fabrikam.example",
            "csp",
            "fabrikam-csp",
            "fabrikam.secret"
        ),
        connection(
            "Contoso reseller",
            "portal.contoso.example",
            "reseller",
            "contoso-reseller",
            "reseller.secret"
        ),
    )
}

/// The provider instances of the sandbox.
const INSTANCES: &str = r#"
[[app.providerInstances]]
id = "cb3cd15b-1d6e-45be-b493-c71549cbfd87"
name = "Contoso CSP"
kind = "microsoft"
offerTypes = ["License", "AzurePlan"]

[[app.providerInstances]]
id = "5b9a4a3e-7c52-4e0b-9d2f-0c1a6f3e8d21"
name = "Fabrikam Cloud"
kind = "other"
offerTypes = ["License"]
"#;
