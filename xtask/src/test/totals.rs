//! How many tests passed, failed and were skipped.

use std::{fmt, ops::AddAssign};

/// Counted tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Tests that found what they expected.
    pub passed: u64,
    /// Tests that did not, and steps that broke off.
    pub failed: u64,
    /// Tests that were left out on purpose.
    pub skipped: u64,
}

impl Totals {
    /// One check that passed.
    pub const PASSED: Self = Self {
        passed: 1,
        failed: 0,
        skipped: 0,
    };

    /// One check that failed.
    pub const FAILED: Self = Self {
        passed: 0,
        failed: 1,
        skipped: 0,
    };

    /// One check.
    pub fn of_check(passed: bool) -> Self {
        if passed { Self::PASSED } else { Self::FAILED }
    }

    /// Whether no test ran.
    pub fn is_empty(self) -> bool {
        self.passed + self.failed == 0
    }

    /// The same, with one failure where a step failed though none of its tests did: it did not compile, or broke off.
    pub fn with_ending(self, succeeded: bool) -> Self {
        if succeeded || self.failed > 0 {
            self
        } else {
            Self { failed: 1, ..self }
        }
    }
}

impl AddAssign for Totals {
    fn add_assign(&mut self, more: Self) {
        self.passed += more.passed;
        self.failed += more.failed;
        self.skipped += more.skipped;
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skipped_tests_are_named_only_where_there_are_any() {
        let cases = [
            (Totals::default(), "0 passed, 0 failed"),
            (
                Totals {
                    passed: 3,
                    failed: 1,
                    skipped: 0,
                },
                "3 passed, 1 failed",
            ),
            (
                Totals {
                    passed: 3,
                    failed: 0,
                    skipped: 2,
                },
                "3 passed, 0 failed, 2 skipped",
            ),
        ];
        for (totals, expected) in cases {
            assert_eq!(totals.to_string(), expected);
        }
    }

    #[test]
    fn a_step_that_breaks_off_counts_as_one_failure() {
        let passed = Totals {
            passed: 3,
            failed: 0,
            skipped: 0,
        };
        let failed = Totals {
            passed: 3,
            failed: 2,
            skipped: 0,
        };
        let cases = [
            (passed, true, 0),
            (passed, false, 1),
            (failed, false, 2),
            (Totals::default(), false, 1),
        ];
        for (totals, succeeded, expected) in cases {
            assert_eq!(
                totals.with_ending(succeeded).failed,
                expected,
                "{totals}, {succeeded}"
            );
        }
    }
}
