//! Many measurements of one thing, in rounds: where they lie, and how far apart.

/// The values of each round.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spread {
    rounds: Vec<Vec<f64>>,
}

impl Spread {
    /// A value that is always the same.
    pub fn exactly(value: f64) -> Self {
        Self {
            rounds: vec![vec![value]],
        }
    }

    /// Adds a round.
    pub fn add(&mut self, values: Vec<f64>) {
        self.rounds.push(values);
    }

    /// Every value, smallest first.
    pub fn sorted(&self) -> Vec<f64> {
        sorted(self.rounds.iter().flatten().copied().collect())
    }

    /// The middle of all values; between the two of them where their number is even. Zero of none.
    pub fn median(&self) -> f64 {
        median(&self.sorted())
    }

    /// The value that 95 of 100 do not exceed. Zero of none.
    pub fn p95(&self) -> f64 {
        let values = self.sorted();
        let place = (values.len() * 95).div_ceil(100).saturating_sub(1);
        values.get(place).copied().unwrap_or_default()
    }

    /// The smallest and the largest median of a round.
    pub fn range(&self) -> (f64, f64) {
        let medians = sorted(
            self.rounds
                .iter()
                .map(|round| median(&sorted(round.clone())))
                .collect(),
        );
        let at = |end: Option<&f64>| end.copied().unwrap_or_default();
        (at(medians.first()), at(medians.last()))
    }
}

fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values
}

fn median(sorted: &[f64]) -> f64 {
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle).copied().unwrap_or_default();
    match sorted.get(middle.wrapping_sub(1)) {
        Some(lower) if sorted.len().is_multiple_of(2) => (lower + upper) / 2.0,
        _ => upper,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(rounds: &[&[f64]]) -> Spread {
        Spread {
            rounds: rounds.iter().map(|round| round.to_vec()).collect(),
        }
    }

    #[test]
    fn the_middle_the_high_end_and_the_range_of_the_rounds() {
        let hundred: Vec<f64> = (1..=100).map(f64::from).collect();
        type Case<'a> = (&'a [&'a [f64]], f64, f64, (f64, f64));
        let cases: [Case<'_>; 6] = [
            (&[], 0.0, 0.0, (0.0, 0.0)),
            (&[&[7.0]], 7.0, 7.0, (7.0, 7.0)),
            (&[&[3.0], &[1.0], &[2.0]], 2.0, 3.0, (1.0, 3.0)),
            (&[&[4.0, 1.0], &[2.0, 3.0]], 2.5, 4.0, (2.5, 2.5)),
            (&[&[1.0, 9.0, 2.0], &[5.0]], 3.5, 9.0, (2.0, 5.0)),
            (&[&hundred], 50.5, 95.0, (50.5, 50.5)),
        ];
        for (rounds, median, p95, range) in cases {
            let spread = spread(rounds);
            assert_eq!(spread.median(), median, "{rounds:?}");
            assert_eq!(spread.p95(), p95, "{rounds:?}");
            assert_eq!(spread.range(), range, "{rounds:?}");
        }
    }
}
