//! `cargo xtask bench`: the page against a floor written by hand, in a real browser.
//!
//! Scripts in `bench/` measure both in turns and write down what they find ([`samples`]). What is made of it
//! ([`figures`]), in the [`lines`] of the table, is compared with its [`budget`] and printed as a [`table`] and as JSON
//! ([`report`]).

mod budget;
mod figures;
mod floor;
mod lines;
mod report;
mod samples;
mod spread;
mod table;

use std::{
    fs,
    process::{Command, ExitCode},
};

use anyhow::{Context, Result};

use crate::{
    dist::{self, FirstVisit},
    process, sandbox,
    tools::{self, Browser},
    workspace::Workspace,
};
use report::Machine;
use samples::Samples;

/// Measures, prints the table, writes `target/bench.json`, and fails where a budget does not hold. A quick run
/// measures each figure once, which is too little to judge by.
pub fn bench(workspace: &Workspace, quick: bool) -> Result<ExitCode> {
    let Browser(chromium) = Browser::ensure()?;
    tools::install_packages(&workspace.e2e(), "the test tools of tests/e2e")?;
    dist::build(workspace, None, vec![sandbox::step(workspace)])?;
    let floor = floor::assemble(workspace)?;

    let machine = Machine::now();
    let found = workspace.state().join("bench-samples.json");
    let mut node = Command::new("node");
    node.current_dir(workspace.root())
        .arg("bench/run.mjs")
        .env("ONBOARD_CHROMIUM", chromium)
        .env("ONBOARD_SANDBOX", sandbox::program(workspace))
        .env("ONBOARD_DIST", workspace.dist())
        .env("ONBOARD_FLOOR", &floor)
        .env("ONBOARD_SAMPLES", &found)
        .env("ONBOARD_QUICK", if quick { "1" } else { "" });
    process::succeed(&mut node, "the measurement broke off: its message is above")?;

    let text = fs::read_to_string(&found)
        .with_context(|| format!("{} cannot be read", found.display()))?;
    let mut samples = Samples::read(&text)?;
    let by_hand = FirstVisit::of(&floor)?;
    let [page, element] = dist::weighed(workspace)?;
    samples.weigh("bytes", &page, &by_hand);
    samples.weigh("element", &element, &by_hand);
    let figures = figures::of(&samples)?;

    println!("\n{}", table::of(&figures));
    let file = workspace.path("target/bench.json");
    report::write(&file, &machine, &samples, &figures, quick)?;
    println!("All figures are in {}.", file.display());

    let broken: Vec<&str> = figures
        .iter()
        .filter(|figure| figure.holds() == Some(false))
        .map(|figure| figure.words)
        .collect();
    if broken.is_empty() {
        println!("All budgets hold.");
    } else {
        println!("Over budget: {}.", broken.join("; "));
    }
    Ok(if broken.is_empty() || quick {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
