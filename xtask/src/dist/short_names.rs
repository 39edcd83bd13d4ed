//! Short names between the program and its script, and nothing in the program that only tools read.
//!
//! wasm-bindgen names each import by its function and a hash, `__wbg_setTimeout_db7bbc18a17e152a`, once in the
//! program and once in the script, and what calls closures by their whole types. Nothing compresses a hash, and
//! no one reads them in a release: numbers are enough.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use wasm_encoder::{
    ExportSection, ImportSection, Module, RawSection,
    reencode::{Reencode, RoundtripReencoder},
};
use wasmparser::{Parser, Payload};

/// Shortens the names in the program and in the script of a folder.
pub fn apply(program: &Path, script: &Path) -> Result<()> {
    let wasm = fs::read(program)?;
    let mut short = shortened(&imported_names(&wasm)?, "i");
    short.extend(shortened(&exported_names(&wasm)?, "e"));
    fs::write(program, with_names(&wasm, &short)?)?;
    let text = fs::read_to_string(script)?;
    fs::write(script, replaced(&text, &short))
        .with_context(|| format!("{} cannot be written", script.display()))
}

/// The names that end in a hash.
fn imported_names(wasm: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                names.push(import?.name.to_owned());
            }
        }
    }
    names.retain(|name| ends_in_hash(name));
    Ok(names)
}

/// The names of what calls closures.
fn exported_names(wasm: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ExportSection(section) = payload? {
            for export in section {
                names.push(export?.name.to_owned());
            }
        }
    }
    names.retain(|name| name.contains("___convert__closures__"));
    Ok(names)
}

fn ends_in_hash(name: &str) -> bool {
    name.rsplit_once('_').is_some_and(|(_, hash)| {
        hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// `i0`, `i1` … in the order of the program.
fn shortened(names: &[String], letter: &str) -> BTreeMap<String, String> {
    let short = (0..).map(|at: usize| format!("{letter}{at}"));
    names.iter().cloned().zip(short).collect()
}

/// The program with other names for what it imports and exports, without the sections that only tools
/// read; every other section as it is.
fn with_names(wasm: &[u8], short: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::ImportSection(section) = &payload {
            let mut imports = ImportSection::new();
            for import in section.clone().into_imports() {
                let import = import?;
                let name = short.get(import.name).map_or(import.name, String::as_str);
                let kind = RoundtripReencoder
                    .entity_type(import.ty)
                    .context("the program imports something unknown")?;
                imports.import(import.module, name, kind);
            }
            module.section(&imports);
        } else if let Payload::ExportSection(section) = &payload {
            let mut exports = ExportSection::new();
            for export in section.clone() {
                let export = export?;
                let name = short.get(export.name).map_or(export.name, String::as_str);
                let kind = RoundtripReencoder.export_kind(export.kind);
                let kind = kind.context("the program exports something unknown")?;
                exports.export(name, kind, export.index);
            }
            module.section(&exports);
        } else if matches!(payload, Payload::CustomSection(_)) {
            continue;
        } else if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = wasm.get(range).context("the program ends too early")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// The script with the short names: each long one is a whole word in it.
fn replaced(script: &str, short: &BTreeMap<String, String>) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut text = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_word) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|c| !is_word(c)).unwrap_or(from.len()));
        text.push_str(before);
        text.push_str(short.get(word).map_or(word, String::as_str));
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash() {
        for (name, expected) in [
            ("__wbg_setTimeout_db7bbc18a17e152a", true),
            ("__wbindgen_init_externref_table", false),
            ("__wbg_setTimeout_db7bbc18a17e152", false),
            ("db7bbc18a17e152a", false),
        ] {
            assert_eq!(ends_in_hash(name), expected, "{name}");
        }
    }

    #[test]
    fn scripts_keep_everything_else() {
        let short = shortened(&["__wbg_a_db7bbc18a17e152a".to_owned()], "i");
        for (script, expected) in [
            (
                "{__wbg_a_db7bbc18a17e152a:function(){}}",
                "{i0:function(){}}",
            ),
            ("x.__wbg_a_db7bbc18a17e152a=1;", "x.i0=1;"),
            ("$__wbg_a_db7bbc18a17e152a", "$__wbg_a_db7bbc18a17e152a"),
            ("\"é\" + b", "\"é\" + b"),
        ] {
            assert_eq!(replaced(script, &short), expected);
        }
    }

    #[test]
    fn programs_keep_everything_else() -> Result<()> {
        let module = |name: &str| {
            let mut types = wasm_encoder::TypeSection::new();
            types.ty().function([], []);
            let mut imports = ImportSection::new();
            imports.import("./app_bg.js", name, wasm_encoder::EntityType::Function(0));
            let mut exports = wasm_encoder::ExportSection::new();
            exports.export("run", wasm_encoder::ExportKind::Func, 0);
            let mut module = Module::new();
            module.section(&types).section(&imports).section(&exports);
            module.finish()
        };
        let long = module("__wbg_a_db7bbc18a17e152a");
        let short = shortened(&imported_names(&long)?, "i");
        assert_eq!(with_names(&long, &short)?, module("i0"));
        Ok(())
    }
}
