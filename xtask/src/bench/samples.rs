//! The measurements of the scripts in `bench/`.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow};
use serde_json::Value;

use super::spread::Spread;
use crate::dist::FirstVisit;

/// The same thing measured on both sides.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pair {
    /// The built page.
    pub page: Spread,
    /// The form written by hand.
    pub floor: Spread,
}

/// Everything that was measured, by name.
#[derive(Debug)]
pub struct Samples {
    /// The version of the browser.
    pub browser: String,
    pairs: BTreeMap<String, Pair>,
}

impl Samples {
    /// Reads what `bench/run.mjs` writes: `{ browser, samples: [{ figure, side, values }] }`.
    pub fn read(text: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(text).context("the samples are not JSON")?;
        let mut read = Self {
            browser: value["browser"].as_str().unwrap_or_default().to_owned(),
            pairs: BTreeMap::new(),
        };
        for sample in value["samples"].as_array().into_iter().flatten() {
            let figure = sample["figure"].as_str().unwrap_or_default().to_owned();
            let values = sample["values"].as_array().into_iter().flatten();
            let values: Option<Vec<f64>> = values.map(Value::as_f64).collect();
            let values = values.with_context(|| format!("{figure} is not made of numbers"))?;
            let pair = read.pairs.entry(figure).or_default();
            match sample["side"].as_str() {
                Some("page") => pair.page.add(values),
                Some("floor") => pair.floor.add(values),
                side => return Err(anyhow!("there is no side {side:?}")),
            }
        }
        Ok(read)
    }

    /// Adds the bytes of a first visit under this name, in all and by kind, beside those of the floor.
    pub fn weigh(&mut self, name: &str, page: &FirstVisit, floor: &FirstVisit) {
        let mut insert = |name: String, bytes: &dyn Fn(&FirstVisit) -> u64| {
            let pair = Pair {
                page: Spread::exactly(bytes(page) as f64),
                floor: Spread::exactly(bytes(floor) as f64),
            };
            self.pairs.insert(name, pair);
        };
        insert(name.to_owned(), &FirstVisit::total);
        for kind in FirstVisit::KINDS {
            insert(format!("{name}.{kind}"), &|visit| visit.bytes_of(kind));
        }
    }

    /// The samples of this name.
    pub fn pair(&self, name: &str) -> Result<&Pair> {
        self.pairs
            .get(name)
            .with_context(|| format!("{name} was not measured"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_of_both_sides_come_together() -> Result<()> {
        let samples = Samples::read(
            r#"{ "browser": "1.2", "samples": [
                { "figure": "key", "side": "floor", "values": [1, 2, 3] },
                { "figure": "key", "side": "page", "values": [2.5] },
                { "figure": "key", "side": "page", "values": [3.5] }
            ] }"#,
        )?;
        assert_eq!(samples.browser, "1.2");
        let key = samples.pair("key")?;
        assert_eq!((key.page.median(), key.floor.median()), (3.0, 2.0));
        let missing = samples
            .pair("heap")
            .map(|_| ())
            .map_err(|it| it.to_string());
        assert_eq!(missing, Err("heap was not measured".to_owned()));
        Ok(())
    }

    #[test]
    fn what_is_no_sample_is_refused() {
        let cases = [
            ("no", "the samples are not JSON"),
            (
                r#"{"samples":[{"figure":"key","side":"page","values":["1"]}]}"#,
                "key is not made of numbers",
            ),
            (
                r#"{"samples":[{"figure":"key","side":"roof","values":[1]}]}"#,
                "there is no side Some(\"roof\")",
            ),
        ];
        for (text, expected) in cases {
            let said = Samples::read(text).map(|_| ()).map_err(|it| it.to_string());
            assert_eq!(said, Err(expected.to_owned()), "{text}");
        }
    }
}
