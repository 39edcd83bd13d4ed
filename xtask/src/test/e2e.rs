//! Tests of the built app with the sandbox behind it, by Playwright.

use std::{fs, io, process::Command};

use anyhow::{Context, Result, ensure};

use super::{playwright_report::Report, totals::Totals};
use crate::{
    dist, examples, gateway, process, sandbox,
    tools::{self, Browser, Servers},
    workspace::Workspace,
};

/// Builds the release app, the sandbox and the gateway, and hands them to Playwright.
pub fn test(workspace: &Workspace) -> Result<Totals> {
    let Browser(chromium) = Browser::ensure()?;
    let Servers { redis, nginx } = Servers::ensure()?;
    tools::install_packages(&workspace.e2e(), "the test tools of tests/e2e")?;
    let playwright = workspace.e2e().join("node_modules/.bin/playwright");
    ensure!(
        playwright.exists(),
        "Playwright is missing: add @playwright/test to tests/e2e/package.json"
    );

    let servers = vec![sandbox::step(workspace), gateway::step(workspace)];
    dist::build(workspace, None, servers)?;
    let within_budget = check_budget(workspace)?;
    let hosts = examples::build(workspace)?;
    let identity = gateway::identity(workspace)?;

    let report = workspace.state().join("playwright.json");
    match fs::remove_file(&report) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("{} cannot be removed", report.display()));
        }
        _ => {}
    }
    let succeeded = process::succeeds(
        Command::new(playwright)
            .current_dir(workspace.e2e())
            .args(["test", "--reporter=list,json"])
            .env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report)
            .env("ONBOARD_SANDBOX", sandbox::program(workspace))
            .env("ONBOARD_GATEWAY", gateway::program(workspace))
            .env("ONBOARD_IDENTITY", identity)
            .env("ONBOARD_REDIS", redis)
            .env("ONBOARD_NGINX", nginx)
            .env("ONBOARD_DIST", workspace.dist())
            .env("ONBOARD_EXAMPLES", hosts)
            .env("ONBOARD_CHROMIUM", chromium),
    )?;

    let text =
        fs::read_to_string(&report).context("Playwright wrote no report: its message is above")?;
    let report = Report::read(&text)?;
    for failure in &report.failures {
        println!("{failure}");
    }
    let mut totals = report.totals.with_ending(succeeded);
    if !within_budget {
        totals += Totals::FAILED;
    }
    Ok(totals)
}

/// Whether the first visit is within its budget. If not, it counts as one failure.
fn check_budget(workspace: &Workspace) -> Result<bool> {
    let mut is_small = true;
    for loaded in dist::weighed(workspace)? {
        print!("{loaded}");
        if let Err(error) = loaded.check() {
            crate::report(&error);
            is_small = false;
        }
    }
    Ok(is_small)
}
