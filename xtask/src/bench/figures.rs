//! The figures that follow from the measurements.

use anyhow::Result;

use super::{
    budget::Budget,
    lines::{LINES, Reading, Unit},
    samples::Samples,
    spread::Spread,
};

/// A figure of one side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The figure.
    pub value: f64,
    /// The smallest and the largest of the rounds, where there are several and they differ.
    pub range: Option<(f64, f64)>,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The name in the JSON.
    pub name: String,
    /// Its description.
    pub words: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// The built page.
    pub page: Quantity,
    /// The form written by hand.
    pub floor: Quantity,
    /// How much the page may be.
    pub budget: Option<Budget>,
}

impl Figure {
    /// The page in terms of the floor, where the floor has any of it.
    pub fn ratio(&self) -> Option<f64> {
        (self.floor.value > 0.0).then(|| self.page.value / self.floor.value)
    }

    /// Whether the budget holds, where there is one.
    pub fn holds(&self) -> Option<bool> {
        self.budget
            .map(|budget| budget.holds(self.page.value, self.floor.value))
    }
}

/// All lines.
pub fn of(samples: &Samples) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for (name, reading, words, unit, budget) in LINES {
        let pair = samples.pair(name)?;
        let (page, floor, suffix) = match reading {
            Reading::Median => (median(&pair.page), median(&pair.floor), ""),
            Reading::P95 => (single(pair.page.p95()), single(pair.floor.p95()), ".p95"),
            Reading::GrowthFrom(other) => {
                let other = samples.pair(other)?;
                let page = pair.page.median() / other.page.median();
                let floor = pair.floor.median() / other.floor.median();
                (single(page), single(floor), ".growth")
            }
        };
        figures.push(Figure {
            name: format!("{name}{suffix}"),
            words,
            unit,
            page,
            floor,
            budget,
        });
    }
    Ok(figures)
}

fn median(spread: &Spread) -> Quantity {
    let (low, high) = spread.range();
    Quantity {
        value: spread.median(),
        range: (low < high).then_some((low, high)),
    }
}

fn single(value: f64) -> Quantity {
    Quantity { value, range: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Samples in which every figure is 4 and 6 on the page, and 2 on the floor.
    fn samples() -> Result<Samples> {
        let mut all = Vec::new();
        for (name, ..) in LINES {
            for (side, values) in [("page", "[4]"), ("page", "[6]"), ("floor", "[2]")] {
                all.push(format!(
                    r#"{{"figure":"{name}","side":"{side}","values":{values}}}"#
                ));
            }
        }
        Samples::read(&format!(r#"{{"samples":[{}]}}"#, all.join(",")))
    }

    #[test]
    fn each_line_is_read_off_the_samples() -> Result<()> {
        let figures = of(&samples()?)?;
        assert_eq!(figures.len(), LINES.len());
        let names = |figure: &&Figure| figure.name.starts_with("key.domain.500");
        let rows: Vec<_> = figures
            .iter()
            .filter(names)
            .map(|it| (it.name.as_str(), it.page.value, it.floor.value, it.holds()))
            .collect();
        let expected = [
            ("key.domain.500", 5.0, 2.0, Some(false)),
            ("key.domain.500.p95", 6.0, 2.0, None),
            ("key.domain.500.growth", 1.0, 1.0, None),
        ];
        assert_eq!(rows, expected);
        Ok(())
    }

    #[test]
    fn names_are_unique() -> Result<()> {
        let mut names: Vec<String> = of(&samples()?)?.into_iter().map(|it| it.name).collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
        Ok(())
    }
}
