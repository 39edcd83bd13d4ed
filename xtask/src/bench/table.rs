//! The figures as a table for people, in Markdown.

use super::{
    budget::Budget,
    figures::{Figure, Quantity},
    lines::Unit,
};
use crate::{columns, digits::grouped};

const HEADINGS: [&str; 6] = ["", "page", "floor", "page ÷ floor", "budget", "holds"];

/// The table of all figures.
pub fn of(figures: &[Figure]) -> String {
    let mut rows = vec![HEADINGS.map(str::to_owned)];
    rows.extend(figures.iter().map(row));
    columns::table(&rows)
}

fn row(figure: &Figure) -> [String; 6] {
    let holds = match figure.holds() {
        Some(true) => "yes",
        Some(false) => "NO",
        None => "",
    };
    [
        figure.words.to_owned(),
        quantity_text(figure.page, figure.unit),
        quantity_text(figure.floor, figure.unit),
        figure
            .ratio()
            .map(|it| format!("{it:.2}"))
            .unwrap_or_default(),
        figure
            .budget
            .map(|it| limit(it, figure.unit))
            .unwrap_or_default(),
        holds.to_owned(),
    ]
}

fn quantity_text(quantity: Quantity, unit: Unit) -> String {
    let value = number(quantity.value, unit);
    let unit_words = words(unit);
    match quantity.range {
        Some((low, high)) => {
            let (low, high) = (number(low, unit), number(high, unit));
            format!("{value}{unit_words} ({low}–{high})")
        }
        None => format!("{value}{unit_words}"),
    }
}

fn limit(budget: Budget, unit: Unit) -> String {
    match budget {
        Budget::AtMost(most) => format!("≤ {}{}", number(most, unit), words(unit)),
        Budget::Over(more) => format!("≤ floor + {}{}", number(more, unit), words(unit)),
        Budget::Times(_) | Budget::BelowFloor => budget.to_string(),
    }
}

fn words(unit: Unit) -> &'static str {
    match unit {
        Unit::Milliseconds => " ms",
        Unit::Megabytes => " MB",
        Unit::Growth => " ×",
        Unit::Bytes | Unit::Count | Unit::Score => "",
    }
}

fn number(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Bytes | Unit::Count => grouped(value.round() as u64),
        Unit::Milliseconds if value >= 100.0 => grouped(value.round() as u64),
        Unit::Megabytes => format!("{:.2}", value / 1e6),
        Unit::Score => format!("{value:.3}"),
        Unit::Milliseconds | Unit::Growth => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(words: &'static str, unit: Unit, page: f64, floor: f64) -> Figure {
        let single = |value| Quantity { value, range: None };
        Figure {
            name: words.to_owned(),
            words,
            unit,
            page: single(page),
            floor: single(floor),
            budget: None,
        }
    }

    #[test]
    fn a_line_a_figure() {
        let key = Figure {
            budget: Some(Budget::Times(1.2)),
            page: Quantity {
                value: 3.456,
                range: Some((3.0, 4.0)),
            },
            ..figure("Key", Unit::Milliseconds, 0.0, 2.0)
        };
        let shift = Figure {
            budget: Some(Budget::AtMost(0.02)),
            ..figure("Shift", Unit::Score, 0.0, 0.0)
        };
        let expected = "\
|       |                page |   floor | page ÷ floor |        budget | holds |
|-------|--------------------:|--------:|-------------:|--------------:|------:|
| Key   | 3.46 ms (3.00–4.00) | 2.00 ms |         1.73 | ≤ 1.2 × floor |    NO |
| Shift |               0.000 |   0.000 |              |       ≤ 0.020 |   yes |
";
        assert_eq!(of(&[key, shift]), expected);
    }

    #[test]
    fn each_unit_in_its_way() {
        let cases = [
            (150_000.0, Unit::Bytes, "150,000"),
            (93_383.0, Unit::Count, "93,383"),
            (51_576_832.0, Unit::Megabytes, "51.58 MB"),
            (99.994, Unit::Milliseconds, "99.99 ms"),
            (23_919.4, Unit::Milliseconds, "23,919 ms"),
            (0.0204, Unit::Score, "0.020"),
            (3.444, Unit::Growth, "3.44 ×"),
        ];
        for (value, unit, expected) in cases {
            let one = Quantity { value, range: None };
            assert_eq!(quantity_text(one, unit), expected);
        }
    }
}
