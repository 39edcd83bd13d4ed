//! Reading Playwright's JSON report: the counts, and where the traces of failures lie.

use std::fmt;

use anyhow::{Context, Result};
use serde_json::Value;

use super::totals::Totals;

/// What is wanted of the report.
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

impl Report {
    /// Reads the report.
    pub fn read(text: &str) -> Result<Self> {
        let report: Value =
            serde_json::from_str(text).context("Playwright's report cannot be read")?;
        let count = |name: &str| report["stats"][name].as_u64().unwrap_or(0);
        let totals = Totals {
            passed: count("expected") + count("flaky"),
            // Errors outside of tests: a file that does not load, a server that does not start.
            failed: count("unexpected") + entries(&report["errors"]).count() as u64,
            skipped: count("skipped"),
        };
        let mut failures = Vec::new();
        entries(&report["suites"]).for_each(|suite| collect(suite, &mut Vec::new(), &mut failures));
        Ok(Self { totals, failures })
    }
}

fn entries(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn collect<'a>(suite: &'a Value, titles: &mut Vec<&'a str>, failures: &mut Vec<Failure>) {
    titles.push(suite["title"].as_str().unwrap_or_default());
    for spec in entries(&suite["specs"]).filter(|spec| spec["ok"] == false) {
        let results = entries(&spec["tests"]).flat_map(|test| entries(&test["results"]));
        let attachments = results.flat_map(|result| entries(&result["attachments"]));
        failures.push(Failure {
            // The outermost title is the file's name, which the place gives.
            title: titles
                .iter()
                .skip(1)
                .copied()
                .chain(spec["title"].as_str())
                .collect::<Vec<_>>()
                .join(" › "),
            place: format!(
                "{}:{}",
                spec["file"].as_str().unwrap_or_default(),
                spec["line"]
            ),
            files: attachments
                .filter_map(|file| file["path"].as_str())
                .map(str::to_owned)
                .collect(),
        });
    }
    entries(&suite["suites"]).for_each(|inner| collect(inner, titles, failures));
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
            "title": "is refused", "ok": false, "file": "sign-in.spec.mjs", "line": 12,
            "tests": [{ "results": [{ "attachments": [
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
                "Failed: a wrong token › is refused (sign-in.spec.mjs:12)\n  kept: results/a/test-failed-1.png\n  kept: results/a/trace.zip"
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
