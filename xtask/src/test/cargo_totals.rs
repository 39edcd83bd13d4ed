//! Counting what `cargo test` prints, natively and from the browser.

use std::process::Command;

use anyhow::Result;

use super::totals::Totals;
use crate::process;

/// Runs a `cargo test`, passing its output on, and adds up the result of each test program.
pub fn run(command: &mut Command) -> Result<Totals> {
    let mut totals = Totals::default();
    let succeeded = process::echo(command, |line| {
        if let Some(more) = result_line(line) {
            totals += more;
        }
    })?;
    Ok(totals.with_ending(succeeded))
}

/// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
fn result_line(line: &str) -> Option<Totals> {
    let (_, counts) = line
        .trim_start()
        .strip_prefix("test result: ")?
        .split_once(". ")?;
    let count = |word: &str| {
        counts.split("; ").find_map(|part| {
            part.trim()
                .strip_suffix(word)?
                .trim_end()
                .parse::<u64>()
                .ok()
        })
    };
    Some(Totals {
        passed: count("passed")?,
        failed: count("failed")?,
        skipped: count("ignored").unwrap_or(0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_only_result_lines() {
        let totals = |passed, failed, skipped| {
            Some(Totals {
                passed,
                failed,
                skipped,
            })
        };
        let cases = [
            (
                "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n",
                totals(3, 0, 1),
            ),
            (
                "test result: FAILED. 16 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.2s",
                totals(16, 2, 0),
            ),
            (
                "    test result: ok. 17 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.45s",
                totals(17, 0, 0),
            ),
            ("test domain::guid::tests::reads ... ok", None),
            ("test result: unknown", None),
            ("running 3 tests", None),
        ];
        for (line, expected) in cases {
            assert_eq!(result_line(line), expected, "{line}");
        }
    }
}
