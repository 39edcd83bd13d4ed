//! How much a figure of the page may be.

use std::fmt;

/// A limit, most of them in terms of the floor: absolute times are noise on shared machines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Budget {
    /// At most so many times the floor's.
    Times(f64),
    /// Less than the floor's.
    BelowFloor,
    /// At most so much more than the floor's.
    Over(f64),
    /// At most this much, independent of the floor.
    AtMost(f64),
}

impl Budget {
    /// Whether the page keeps it.
    pub fn holds(self, page: f64, floor: f64) -> bool {
        match self {
            Self::Times(times) => page <= times * floor,
            Self::BelowFloor => page < floor,
            Self::Over(more) => page <= floor + more,
            Self::AtMost(most) => page <= most,
        }
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Times(times) => write!(f, "≤ {times} × floor"),
            Self::BelowFloor => write!(f, "< floor"),
            Self::Over(more) => write!(f, "≤ floor + {more}"),
            Self::AtMost(most) => write!(f, "≤ {most}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_kept_up_to_its_limit() {
        let cases = [
            (Budget::Times(1.5), 3.0, 2.0, true, "≤ 1.5 × floor"),
            (Budget::Times(1.5), 3.1, 2.0, false, "≤ 1.5 × floor"),
            (Budget::BelowFloor, 1.9, 2.0, true, "< floor"),
            (Budget::BelowFloor, 2.0, 2.0, false, "< floor"),
            (Budget::Over(1000.0), 1002.0, 2.0, true, "≤ floor + 1000"),
            (Budget::Over(1000.0), 1002.1, 2.0, false, "≤ floor + 1000"),
            (Budget::AtMost(0.02), 0.02, 0.0, true, "≤ 0.02"),
            (Budget::AtMost(0.02), 0.03, 9.0, false, "≤ 0.02"),
        ];
        for (budget, page, floor, holds, words) in cases {
            assert_eq!(
                budget.holds(page, floor),
                holds,
                "{page} {words} of {floor}"
            );
            assert_eq!(budget.to_string(), words);
        }
    }
}
