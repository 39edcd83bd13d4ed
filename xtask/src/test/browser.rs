//! Tests that run in a browser, compiled to wasm.

use std::fs;

use anyhow::{Context, Result};
use serde_json::json;

use super::{cargo_totals, totals::Totals};
use crate::{
    process,
    tools::{self, Browser, Driver},
    workspace::Workspace,
};

/// Tests the app's package in a headless Chromium.
pub fn test(workspace: &Workspace) -> Result<Totals> {
    let tools = tools::for_browser_tests(workspace)?;
    let Browser(chromium) = Browser::ensure()?;
    let Driver(driver) = Driver::ensure()?;

    // Names the browser: without it the driver takes the first one it knows.
    let settings = workspace.state().join("webdriver.json");
    fs::create_dir_all(workspace.state())?;
    fs::write(
        &settings,
        json!({ "goog:chromeOptions": { "binary": chromium } }).to_string(),
    )
    .with_context(|| format!("{} cannot be written", settings.display()))?;

    let mut cargo = process::cargo();
    cargo
        .current_dir(workspace.root())
        .args([
            "test",
            "--locked",
            "-p",
            "onboard",
            "--target",
            "wasm32-unknown-unknown",
            "--tests",
            "--no-fail-fast",
        ])
        .env("PATH", tools.path()?)
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings);
    cargo_totals::run(&mut cargo)
}
