//! The figures as JSON, for programs, with the machine they were found on.

use std::{fs, path::Path, thread};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{
    figures::{Figure, Quantity},
    samples::Samples,
};

/// The machine of the measurement.
#[derive(Debug)]
pub struct Machine {
    cores: usize,
    load: Option<f64>,
}

impl Machine {
    /// As it is now, before anything is measured.
    pub fn now() -> Self {
        Self {
            cores: thread::available_parallelism().map_or(0, usize::from),
            load: load(),
        }
    }
}

/// Writes the file.
pub fn write(
    file: &Path,
    machine: &Machine,
    samples: &Samples,
    figures: &[Figure],
    quick: bool,
) -> Result<()> {
    let report = json!({
        "command": if quick { "cargo xtask bench --quick" } else { "cargo xtask bench" },
        "machine": { "cores": machine.cores, "load": machine.load },
        "chromium": samples.browser,
        "figures": figures.iter().map(figure).collect::<Vec<_>>(),
    });
    fs::write(file, format!("{report:#}\n"))
        .with_context(|| format!("{} cannot be written", file.display()))
}

/// The load average of the last minute, on systems that have one.
fn load() -> Option<f64> {
    let text = fs::read_to_string("/proc/loadavg").ok()?;
    text.split_whitespace().next()?.parse().ok()
}

fn figure(figure: &Figure) -> Value {
    json!({
        "name": figure.name,
        "words": figure.words,
        "unit": format!("{:?}", figure.unit).to_lowercase(),
        "page": quantity(figure.page),
        "floor": quantity(figure.floor),
        "ratio": figure.ratio(),
        "budget": figure.budget.map(|it| it.to_string()),
        "holds": figure.holds(),
    })
}

fn quantity(quantity: Quantity) -> Value {
    match quantity.range {
        Some((low, high)) => json!({ "value": quantity.value, "low": low, "high": high }),
        None => json!({ "value": quantity.value }),
    }
}
