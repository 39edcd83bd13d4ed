//! The program in two parts: the first shows the form, the second is what is needed once somebody works in it.
//!
//! The second is a program of its own, which works in the memory of the first and puts its functions into the
//! first's table. Until it has, whoever calls one of them comes upon a trap: the sources see to it that nobody
//! does (`src/platform/second_part.rs`).

mod first;
mod plan;
mod program;
mod second;

use std::{fs, path::Path};

use anyhow::{Context, Result};

use plan::Plan;
use program::Program;

/// What the script calls the file of the second part.
const SECOND: &str = "second.wasm";

/// Divides a program. The second part stands in a file of its own, which the script is told of.
pub fn apply(program: &Path, second: &Path, script: &Path) -> Result<()> {
    let wasm = fs::read(program)?;
    let (one, other) = divided(&wasm)?;
    for (file, part) in [(program, one), (second, other)] {
        fs::write(file, part).with_context(|| format!("{} cannot be written", file.display()))?;
    }
    let text = fs::read_to_string(script)?;
    let name = second.file_name().and_then(|name| name.to_str());
    let name = name.filter(|_| text.contains(SECOND));
    let name = name.context("the script does not fetch the second part of its program")?;
    fs::write(script, text.replacen(SECOND, name, 1))
        .with_context(|| format!("{} cannot be written", script.display()))
}

fn divided(wasm: &[u8]) -> Result<(Vec<u8>, Vec<u8>)> {
    let program = Program::read(wasm)?;
    let plan = Plan::of(&program)?;
    let shared = second::shared(&program, &plan)?;
    Ok((
        first::write(wasm, &program, &plan, &shared)?,
        second::write(&program, &plan, &shared)?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;
    use wasm_encoder::{
        CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection,
        Function, FunctionSection, ImportSection, MemorySection, MemoryType, Module, NameMap,
        NameSection, RefType, TableSection, TableType, TypeSection,
    };
    use wasmparser::{Operator, Parser, Payload, Validator};

    /// What each function is called, and what it calls; the first one is imported.
    const FUNCTIONS: [(&str, &[u32]); 7] = [
        ("tell", &[]),
        ("main", &[2, 4]),
        (
            "onboard[0123456789abcdef]::platform::second_part::call::<(), press>",
            &[3],
        ),
        ("onboard[0123456789abcdef]::form::examined", &[0, 4]),
        ("onboard[0123456789abcdef]::form::text", &[0]),
        (
            "<onboard[0123456789abcdef]::submission::driver::Driver>::happened::{closure#0}",
            &[4],
        ),
        (
            "onboard[0123456789abcdef]::ui::view::live::{closure#0}",
            &[4],
        ),
    ];

    /// In the slots of the table, from the first one on.
    const IN_TABLE: [u32; 2] = [5, 6];

    fn program(names: [&str; 7]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("script", "tell", EntityType::Function(0));
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            minimum: 3,
            maximum: Some(3),
            table64: false,
            shared: false,
        });
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut exports = ExportSection::new();
        exports.export("main", ExportKind::Func, 1);
        let mut elements = ElementSection::new();
        let from = ConstExpr::i32_const(1);
        elements.active(None, &from, Elements::Functions(Cow::Borrowed(&IN_TABLE)));
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for (_, calls) in &FUNCTIONS[1..] {
            functions.function(0);
            let mut function = Function::new([]);
            let mut body = function.instructions();
            for called in *calls {
                body.call(*called);
            }
            body.end();
            code.function(&function);
        }
        let mut map = NameMap::new();
        for (function, name) in (0..).zip(names) {
            map.append(function, name);
        }
        let mut section = NameSection::new();
        section.functions(&map);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&tables).section(&memories).section(&exports);
        module.section(&elements).section(&code).section(&section);
        module.finish()
    }

    /// What each function of a part does: the numbers of those it calls, and whether it calls through the
    /// table or is a trap.
    fn bodies(wasm: &[u8]) -> Result<Vec<Vec<String>>> {
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::CodeSectionEntry(body) = payload? {
                let mut does = Vec::new();
                for operator in body.get_operators_reader()? {
                    match operator? {
                        Operator::Call { function_index } => does.push(function_index.to_string()),
                        Operator::I32Const { value } => does.push(format!("slot {value}")),
                        Operator::Unreachable => does.push("trap".to_owned()),
                        _ => (),
                    }
                }
                bodies.push(does);
            }
        }
        Ok(bodies)
    }

    /// The functions that a part puts into the table, with the slot of the first.
    fn in_table(wasm: &[u8]) -> Result<Vec<(i32, Vec<u32>)>> {
        let mut all = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::ElementSection(section) = payload? {
                for element in section {
                    let element = element?;
                    let (
                        wasmparser::ElementKind::Active { offset_expr, .. },
                        wasmparser::ElementItems::Functions(functions),
                    ) = (element.kind, element.items)
                    else {
                        continue;
                    };
                    if let Operator::I32Const { value } =
                        offset_expr.get_operators_reader().read()?
                    {
                        all.push((value, functions.into_iter().collect::<Result<_, _>>()?));
                    }
                }
            }
        }
        Ok(all)
    }

    #[test]
    fn what_is_behind_the_doors_goes_and_the_rest_stays() -> Result<()> {
        let (first, second) = divided(&program(FUNCTIONS.map(|(name, _)| name)))?;
        for part in [&first, &second] {
            Validator::new().validate_all(part)?;
        }
        // The imported one, `main`, the text, the closure of a view, the door, the trap.
        let calls: [&[&str]; 5] = [&["4", "2"], &["0"], &["2"], &["slot 3"], &["trap"]];
        assert_eq!(bodies(&first)?, calls);
        assert_eq!(
            in_table(&first)?,
            [(1, vec![5, 3])],
            "a trap for what is not there"
        );
        // The two of the first part that it calls, then its own.
        let calls: [&[&str]; 3] = [&["3"], &["0", "1"], &["1"]];
        assert_eq!(bodies(&second)?, calls);
        assert_eq!(in_table(&second)?, [(1, vec![4]), (3, vec![2])]);
        Ok(())
    }

    #[test]
    fn what_cannot_be_divided_is_said() {
        let refused = |wasm: &[u8]| divided(wasm).err().map(|it| it.to_string());
        let plain = program(FUNCTIONS.map(|_| "onboard::form::text"));
        let nameless = Module::new().finish();
        for (wasm, expected) in [
            (plain, "the program has no door to a second part"),
            (
                nameless,
                "the program names no functions: its optimiser has to keep their names",
            ),
        ] {
            assert_eq!(refused(&wasm).as_deref(), Some(expected));
        }
    }
}
