//! `cargo xtask price`: the bytes of the same views, written with leptos-erased and with plain Leptos.
//!
//! The views are in `bench/view-price`; `docs/size.md` says what follows from the figures.

use std::process::ExitCode;

use anyhow::Result;

use crate::{
    columns,
    digits::grouped,
    dist::{Unsplit, Weight},
    lock::Lock,
    steps::{Step, side_by_side},
    tools,
    workspace::Workspace,
};

/// The package of the views.
pub const MANIFEST: &str = "bench/view-price/Cargo.toml";

/// Features that together compile all of its code: a way of writing and a view exclude the others.
pub const FEATURES: [&str; 4] = [
    "erased,sign_in",
    "erased,combobox",
    "view,sign_in",
    "view,combobox",
];

const BIN: &str = "view-price";

/// A view's name in the table, and its feature.
const VIEWS: [(&str, &str); 2] = [("sign-in form", "sign_in"), ("combobox", "combobox")];

const HEADINGS: [&str; 7] = [
    "program, bytes",
    "leptos-erased, raw",
    "view!, raw",
    "difference",
    "leptos-erased, brotli",
    "view!, brotli",
    "difference",
];

/// Builds each view in both ways and prints the table.
pub fn price(workspace: &Workspace) -> Result<ExitCode> {
    let _lock = Lock::take(&workspace.state().join("price.lock"), "weighing views")?;
    tools::for_wasm_check()?;
    let tools = tools::for_scripts(workspace)?;
    println!("Building {} programs.", (VIEWS.len() + 1) * 2);
    let weigh = |way: &'static str, view: Option<&str>| {
        let features = [Some(way), view].into_iter().flatten();
        let program = Unsplit {
            manifest: MANIFEST,
            bin: BIN,
            features: features.collect::<Vec<_>>().join(","),
        };
        side_by_side(vec![Step::new(way, |progress| {
            program.compile(workspace, progress)
        })])?;
        let folder = workspace.state().join("price").join(&program.features);
        program.finish(workspace, &folder, &tools)
    };
    let empty = [weigh("erased", None)?, weigh("view", None)?];
    let mut rows = vec![HEADINGS.map(str::to_owned), row("empty page", empty)];
    for (name, feature) in VIEWS {
        let whole = [
            weigh("erased", Some(feature))?,
            weigh("view", Some(feature))?,
        ];
        rows.push(row(name, whole));
        rows.push(row("· over the empty page", over(whole, empty)));
    }
    print!("\n{}", columns::table(&rows));
    Ok(ExitCode::SUCCESS)
}

/// A line of the table: the bytes with leptos-erased and with plain Leptos.
fn row(name: &str, [erased, plain]: [Weight; 2]) -> [String; 7] {
    [
        name.to_owned(),
        grouped(erased.raw),
        grouped(plain.raw),
        difference(erased.raw, plain.raw),
        grouped(erased.brotli),
        grouped(plain.brotli),
        difference(erased.brotli, plain.brotli),
    ]
}

fn over(whole: [Weight; 2], empty: [Weight; 2]) -> [Weight; 2] {
    [0, 1].map(|way| Weight {
        raw: whole[way].raw.saturating_sub(empty[way].raw),
        brotli: whole[way].brotli.saturating_sub(empty[way].brotli),
    })
}

fn difference(from: u64, to: u64) -> String {
    let sign = if to < from { "−" } else { "+" };
    format!("{sign}{}", grouped(from.abs_diff(to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_compares_both_ways() {
        let weight = |raw, brotli| Weight { raw, brotli };
        let empty = [weight(10_000, 5_000), weight(4_000, 2_000)];
        let view = [weight(30_000, 12_000), weight(29_000, 24_500)];
        let cases = [
            (empty, ["−6,000", "−3,000"]),
            (view, ["−1,000", "+12,500"]),
            (over(view, empty), ["+5,000", "+15,500"]),
            ([view[0], view[0]], ["+0", "+0"]),
        ];
        for (weights, expected) in cases {
            let [_, _, _, raw, _, _, brotli] = row("", weights);
            assert_eq!([raw, brotli], expected);
        }
    }
}
