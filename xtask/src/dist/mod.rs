//! The built app: `dist/`, ready for any static host.
//!
//! trunk compiles and assembles; what comes after is done here, on the final bytes:
//! make [`one_style`], [`tidy`] the text, run the [`optimiser`], divide the programs into [`two_parts`], shorten
//! the names of [`short_names`], put like functions beside like ([`function_order`]), name each file by its
//! contents ([`content_names`]), write the prefix into the [`page`], [`compress`], measure the [`budget`]. The
//! [`record`] of the build lets the next one be skipped.

mod budget;
mod compress;
mod content_names;
mod element;
mod element_style;
mod function_order;
mod markup;
mod one_style;
mod optimiser;
mod page;
mod record;
mod short_names;
mod sources;
mod tidy;
mod trunk;
mod two_parts;

use std::{fs, path::Path};

use anyhow::{Context, Result};

pub use budget::FirstVisit;
pub use sources::files_below;
pub use trunk::serve_command;

use crate::{
    lock::Lock,
    tools::{self, BuildTools},
    workspace::Workspace,
};

/// Brings `dist/` up to date: does nothing when neither the sources nor the options changed.
pub fn build(workspace: &Workspace, base: Option<&str>) -> Result<()> {
    let _lock = Lock::take(&workspace.state().join("dist.lock"), "building dist/")?;
    let record = workspace.state().join("dist.record");
    let dist = workspace.dist();

    let fingerprint = sources::fingerprint(workspace, base)?;
    if record::is_current(&record, &fingerprint, &dist) {
        println!("dist/ is up to date.");
        return Ok(());
    }

    let assembled = workspace.state().join("dist");
    let tools = tools::for_release(workspace)?;
    trunk::build(workspace, &tools, &assembled)?;
    element::assemble(workspace, &tools, &assembled)?;
    finish(&assembled, base, &tools)?;

    record::forget(&record)?;
    replace(&dist, &assembled).context("dist/ cannot be written")?;
    record::write(&record, &fingerprint, &dist)
}

/// What is loaded first, by the page and by the element.
pub fn weighed(workspace: &Workspace) -> Result<[FirstVisit; 2]> {
    let dist = workspace.dist();
    Ok([FirstVisit::of(&dist)?, FirstVisit::of_element(&dist)?])
}

/// Turns what trunk assembled into what is served.
fn finish(folder: &Path, base: Option<&str>, tools: &BuildTools) -> Result<()> {
    one_style::apply(folder)?;
    tidy::tidy(folder, &["app.js", element::PROGRAM_SCRIPT], tools)?;
    shrink(folder, "app", tools)?;
    shrink(folder, "element", tools)?;
    content_names::apply(folder, &[&second_part_of("app")])?;
    element::name_by_contents(folder)?;
    if let Some(base) = base {
        page::rewrite(folder, |html| page::with_base(html, base))?;
    }
    compress::compress(folder)
}

/// Makes a program of two parts as small as it gets.
fn shrink(folder: &Path, name: &str, tools: &BuildTools) -> Result<()> {
    let program = folder.join(format!("{name}_bg.wasm"));
    let script = folder.join(format!("{name}.js"));
    let second = folder.join(second_part_of(name));
    optimiser::apply(&program, tools)?;
    two_parts::apply(&program, &second, &script)?;
    optimiser::part(&program, tools)?;
    optimiser::part(&second, tools)?;
    short_names::apply(&program, &script)?;
    function_order::apply(&program)?;
    function_order::apply(&second)
}

/// The file of the second part of a program.
fn second_part_of(name: &str) -> String {
    format!("{name}_second.wasm")
}

/// The same for a page without a program.
pub fn finish_by_hand(folder: &Path, tools: &BuildTools) -> Result<()> {
    tidy::tidy(folder, &[], tools)?;
    content_names::apply(folder, &[])?;
    compress::compress(folder)
}

/// Copies rather than renames: `target/` may be on another disk.
fn replace(dist: &Path, assembled: &Path) -> Result<()> {
    if dist.exists() {
        fs::remove_dir_all(dist)?;
    }
    for file in sources::files_below(assembled)? {
        let target = dist.join(file.strip_prefix(assembled)?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, &target)?;
    }
    Ok(())
}
