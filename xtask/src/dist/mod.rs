//! The built app: `dist/`, ready for any static host.
//!
//! cargo compiles both programs, the splitter and wasm-bindgen make files of them ([`program`]), [`trunk`] assembles
//! the page, and [`skeleton`] writes the controls that it shows before its program runs. Then [`tidy`] the texts, name
//! each file by its contents ([`content_names`]), write the prefix into the [`page`], [`compress`], measure the
//! [`budget`]. The [`record`] of the build lets the next one be skipped.

mod budget;
mod compress;
mod content_names;
mod element;
mod optimiser;
mod page;
mod program;
mod record;
mod short_names;
mod skeleton;
mod sources;
mod tidy;
mod trunk;
mod unsplit;

use std::{fs, path::Path};

use anyhow::{Context, Result};

pub use budget::FirstVisit;
pub use sources::files_below;
pub use trunk::serve_command;
pub use unsplit::{Unsplit, Weight};

use crate::{
    lock::Lock,
    steps::{Step, side_by_side},
    tools::{self, BuildTools},
    workspace::Workspace,
};
use program::{APP, ELEMENT};

/// Brings `dist/` up to date: does nothing when neither the sources nor the options changed. `others` run beside it
/// in any case.
pub fn build<'a>(
    workspace: &'a Workspace,
    base: Option<&str>,
    mut others: Vec<Step<'a>>,
) -> Result<()> {
    let _lock = Lock::take(&workspace.state().join("dist.lock"), "building dist/")?;
    let record = workspace.state().join("dist.record");
    let dist = workspace.dist();

    let fingerprint = sources::fingerprint(workspace, base)?;
    if record::is_current(&record, &fingerprint, &dist) {
        println!("dist/ is up to date.");
        return side_by_side(others);
    }

    println!("Compiling the app and the element.");
    tools::for_wasm_check()?;
    others.insert(
        0,
        Step::new("app", |progress| {
            program::compile(workspace, progress)?;
            skeleton::compile(workspace, progress)
        }),
    );
    others.extend(tools::release_steps(workspace));
    side_by_side(others)?;

    println!("Assembling dist/.");
    let tools = tools::for_release(workspace)?;
    let assembled = workspace.state().join("dist");
    trunk::assemble(workspace, &tools, &assembled)?;
    let templates = skeleton::templates(workspace)?;
    page::rewrite(&assembled, |html| page::with_templates(html, &templates))?;
    element::assemble(workspace, &tools, &assembled)?;
    side_by_side(
        [APP, ELEMENT]
            .map(|program| {
                let (tools, folder) = (&tools, &assembled);
                Step::new(program.name, move |_| {
                    program::write(workspace, program, folder, tools)
                })
            })
            .into(),
    )?;
    finish(&assembled, base, &tools)?;

    record::forget(&record)?;
    replace(&dist, &assembled).context("dist/ cannot be written")?;
    record::write(&record, &fingerprint, &dist)
}

/// The files of the first visit, of the page and of the element.
pub fn weighed(workspace: &Workspace) -> Result<[FirstVisit; 2]> {
    let dist = workspace.dist();
    Ok([FirstVisit::of(&dist)?, FirstVisit::of_element(&dist)?])
}

/// Turns the assembled files into the served ones.
fn finish(folder: &Path, base: Option<&str>, tools: &BuildTools) -> Result<()> {
    tidy::tidy(folder, tools)?;
    content_names::apply(folder, &APP.chunk_files(folder)?)?;
    element::name_by_contents(folder)?;
    if let Some(base) = base {
        page::rewrite(folder, |html| page::with_base(html, base))?;
    }
    compress::compress(folder)
}

/// The same for a page without a program.
pub fn finish_by_hand(folder: &Path, tools: &BuildTools) -> Result<()> {
    tidy::tidy(folder, tools)?;
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
