//! `cargo xtask test`: every check, each announced in a line, with the totals at the end.

mod browser;
mod cargo_totals;
mod e2e;
mod format;
mod lint;
mod playwright_report;
mod totals;
mod unit;

use std::process::ExitCode;

use anyhow::Result;

use crate::workspace::Workspace;
use totals::Totals;

/// A kind of check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The layout of the code.
    Format,
    /// The compiler's and clippy's warnings.
    Lint,
    /// Tests that run on this machine.
    Unit,
    /// Tests that run in a browser, compiled to wasm.
    Browser,
    /// Tests of the built app with the sandbox, by Playwright.
    E2e,
}

impl Step {
    /// Every step, quick ones first.
    pub const ALL: [Self; 5] = [
        Self::Format,
        Self::Lint,
        Self::Unit,
        Self::Browser,
        Self::E2e,
    ];

    /// Its name for `--only`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lint => "lint",
            Self::Unit => "unit",
            Self::Browser => "browser",
            Self::E2e => "e2e",
        }
    }

    /// The step of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    fn announcement(self) -> &'static str {
        match self {
            Self::Format => "rustfmt and prettier",
            Self::Lint => "clippy, for this machine and for the browser",
            Self::Unit => "tests on this machine",
            Self::Browser => "tests in Chromium, compiled to wasm",
            Self::E2e => "the release app with the sandbox, in Chromium",
        }
    }

    fn run(self, workspace: &Workspace) -> Result<Totals> {
        match self {
            Self::Format => format::check(workspace),
            Self::Lint => lint::check(workspace),
            Self::Unit => unit::test(workspace),
            Self::Browser => browser::test(workspace),
            Self::E2e => e2e::test(workspace),
        }
    }
}

/// Runs the steps, all of them even if one fails, and prints the totals on the last line.
pub fn test(workspace: &Workspace, steps: &[Step]) -> Result<ExitCode> {
    let mut totals = Totals::default();
    let mut failed = Vec::new();
    for step in steps {
        println!("\n== {}: {}", step.name(), step.announcement());
        let counted = match step.run(workspace) {
            Ok(counted) if counted.is_empty() => {
                println!("{} ran no tests: at least one is expected.", step.name());
                Totals::FAILED
            }
            Ok(counted) => counted,
            Err(error) => {
                crate::report(&error);
                Totals::FAILED
            }
        };
        if counted.failed > 0 {
            failed.push(step.name());
        }
        totals += counted;
    }

    println!();
    if !failed.is_empty() {
        println!("Failed: {}", failed.join(", "));
    }
    println!("{totals}");
    Ok(if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
