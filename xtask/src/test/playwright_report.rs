//! Reading Playwright's JSON report: the counts, and where the traces of failures lie.

use std::{borrow::Cow, fmt};

use anyhow::{Context, Result};
use serde::{Deserialize, de::IgnoredAny};
use serde_bytes::ByteBuf;

use super::totals::Totals;

/// The part of the report that is read.
#[derive(Debug, PartialEq, Eq)]
pub struct Report {
    /// The counts. A test that passed only when repeated passed.
    pub totals: Totals,
    /// The tests that failed.
    pub failures: Vec<Failure>,
}

/// A test that failed.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure {
    title: String,
    place: String,
    /// Trace, screenshot and what else was kept of it.
    files: Vec<String>,
}

// The report's own form, as far as it is read. Titles and the texts of errors may hold half a surrogate pair, which is
// no string to serde: titles are read as bytes, the texts of errors not at all.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Written {
    stats: Stats,
    errors: Vec<IgnoredAny>,
    suites: Vec<Suite>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Stats {
    expected: u64,
    unexpected: u64,
    flaky: u64,
    skipped: u64,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Suite {
    title: ByteBuf,
    specs: Vec<Spec>,
    suites: Vec<Suite>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Spec {
    title: ByteBuf,
    ok: bool,
    file: String,
    line: u64,
    tests: Vec<Test>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Test {
    results: Vec<TestResult>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct TestResult {
    attachments: Vec<Attachment>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Attachment {
    path: Option<String>,
}

impl Report {
    /// Reads the report.
    pub fn read(text: &str) -> Result<Self> {
        let report: Written =
            serde_json::from_str(text).context("Playwright's report cannot be read")?;
        let totals = Totals {
            passed: report.stats.expected + report.stats.flaky,
            // Errors outside of tests: a file that does not load, a server that does not start.
            failed: report.stats.unexpected + report.errors.len() as u64,
            skipped: report.stats.skipped,
        };
        let mut failures = Vec::new();
        for suite in &report.suites {
            collect(suite, &mut Vec::new(), &mut failures);
        }
        Ok(Self { totals, failures })
    }
}

fn collect<'a>(suite: &'a Suite, titles: &mut Vec<Cow<'a, str>>, failures: &mut Vec<Failure>) {
    titles.push(String::from_utf8_lossy(&suite.title));
    for spec in suite.specs.iter().filter(|spec| !spec.ok) {
        let results = spec.tests.iter().flat_map(|test| &test.results);
        let attachments = results.flat_map(|result| &result.attachments);
        failures.push(Failure {
            // The outermost title is the file's name, which the place gives.
            title: titles
                .iter()
                .skip(1)
                .cloned()
                .chain([String::from_utf8_lossy(&spec.title)])
                .collect::<Vec<_>>()
                .join(" › "),
            place: format!("{}:{}", spec.file, spec.line),
            files: attachments.filter_map(|it| it.path.clone()).collect(),
        });
    }
    for inner in &suite.suites {
        collect(inner, titles, failures);
    }
    titles.pop();
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Failed: {} ({})", self.title, self.place)?;
        self.files
            .iter()
            .try_for_each(|file| write!(f, "\n  kept: {file}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = r#"{
      "stats": { "expected": 3, "unexpected": 1, "flaky": 1, "skipped": 2 },
      "errors": [],
      "suites": [{
        "title": "sign-in.spec.mjs",
        "specs": [{ "title": "opens", "ok": true, "file": "sign-in.spec.mjs", "line": 3, "tests": [] }],
        "suites": [{
          "title": "a wrong token",
          "specs": [{
            "title": "is refused: \ud83d", "ok": false, "file": "sign-in.spec.mjs", "line": 12,
            "tests": [{ "results": [{ "error": { "message": "half of \ud83d" }, "attachments": [
              { "name": "screenshot", "path": "results/a/test-failed-1.png" },
              { "name": "log", "body": "…" },
              { "name": "trace", "path": "results/a/trace.zip" }
            ] }] }]
          }]
        }]
      }]
    }"#;

    #[test]
    fn counts_and_names_failures() -> Result<()> {
        let report = Report::read(REPORT)?;
        assert_eq!(
            report.totals,
            Totals {
                passed: 4,
                failed: 1,
                skipped: 2
            }
        );
        let said: Vec<String> = report.failures.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "Failed: a wrong token › is refused: \u{fffd}\u{fffd}\u{fffd} (sign-in.spec.mjs:12)\n  kept: results/a/test-failed-1.png\n  kept: results/a/trace.zip"
            ]
        );
        Ok(())
    }

    #[test]
    fn an_error_outside_of_tests_is_a_failure() -> Result<()> {
        let cases = [
            (
                r#"{ "stats": { "expected": 0, "unexpected": 0 }, "errors": [{ "message": "no tests found" }] }"#,
                1,
            ),
            (
                r#"{ "stats": { "expected": 0 }, "errors": [], "suites": [] }"#,
                0,
            ),
        ];
        for (text, failed) in cases {
            assert_eq!(Report::read(text)?.totals.failed, failed, "{text}");
        }
        assert!(Report::read("not JSON").is_err());
        Ok(())
    }
}
