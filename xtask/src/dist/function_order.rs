//! The order of the functions in the program: like beside like, so that they compress better.
//!
//! The optimiser puts those first that are called most, for the small numbers take one byte; those stay. The
//! others follow one another by their own bytes, which brings copies of one generic function together.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow};
use wasm_encoder::{
    CodeSection, FunctionSection, MemArg, Module,
    reencode::{self, Error, Reencode},
};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef,
};

/// Numbers up to here take one byte (LEB128).
const SMALL_MAX: u32 = 127;

/// Puts the functions of the program in order.
pub fn apply(program: &Path) -> Result<()> {
    let wasm = fs::read(program)?;
    fs::write(program, ordered(&wasm)?)
        .with_context(|| format!("{} cannot be written", program.display()))
}

fn ordered(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut order = Order::of(wasm)?;
    let mut module = Module::new();
    order
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|fault| anyhow!("the program cannot be put in order: {fault}"))?;
    Ok(module.finish())
}

/// The new order of a program's own functions.
struct Order {
    /// How many functions are imported: they come first and keep their numbers.
    imported: u32,
    /// The old places, in the new order.
    places: Vec<usize>,
    /// The new number of each, by its old place.
    numbers: Vec<u32>,
}

impl Order {
    fn of(wasm: &[u8]) -> Result<Self> {
        let (mut imported, mut bodies) = (0, Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => (),
            }
        }
        let bytes = |place: &usize| bodies.get(*place).map(FunctionBody::as_bytes);
        let mut places: Vec<usize> = (0..bodies.len()).collect();
        let small = usize::try_from(SMALL_MAX.saturating_sub(imported))?.min(places.len());
        let (_, others) = places.split_at_mut(small);
        others.sort_by(|one, other| bytes(one).cmp(&bytes(other)));
        let mut numbers = vec![0; places.len()];
        for (number, place) in (imported..).zip(&places) {
            numbers[*place] = number;
        }
        Ok(Self {
            imported,
            places,
            numbers,
        })
    }
}

impl Reencode for Order {
    type Error = anyhow::Error;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        let Some(place) = function.checked_sub(self.imported) else {
            return Ok(function);
        };
        let number = usize::try_from(place)
            .ok()
            .and_then(|place| self.numbers.get(place));
        number
            .copied()
            .ok_or_else(|| Error::UserError(anyhow!("there is no function {function}")))
    }

    fn mem_arg(&mut self, place: wasmparser::MemArg) -> Result<MemArg, Error<Self::Error>> {
        Ok(MemArg {
            align: 0,
            ..reencode::utils::mem_arg(self, place)?
        })
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for place in &self.places {
            functions.function(types[*place]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for place in self.places.clone() {
            self.parse_function_body(code, bodies[place].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        EntityType, ExportKind, ExportSection, Function, ImportSection, TypeSection,
    };
    use wasmparser::{Operator, Validator};

    /// Functions enough that some of their numbers take two bytes.
    const COUNT: u32 = 300;

    /// A program whose every function drops a number of its own and calls the next one, and is exported
    /// under that number.
    fn program() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("script", "first", EntityType::Function(0));
        let (mut functions, mut exports) = (FunctionSection::new(), ExportSection::new());
        let mut code = CodeSection::new();
        for at in 0..COUNT {
            functions.function(0);
            exports.export(&own_number(at).to_string(), ExportKind::Func, at + 1);
            let mut function = Function::new([]);
            let mut body = function.instructions();
            body.i32_const(own_number(at)).drop().call(at).end();
            code.function(&function);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&exports).section(&code);
        module.finish()
    }

    /// Scattered, so that the order of the functions is not theirs.
    fn own_number(at: u32) -> i32 {
        i32::try_from(at * 7919 % 1000).unwrap_or_default()
    }

    /// Each function's own number and that of the one it calls, in the order of the program.
    fn described(wasm: &[u8]) -> Result<Vec<(i32, u32)>> {
        let mut functions = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::CodeSectionEntry(body) = payload? {
                let mut own = (0, 0);
                for operator in body.get_operators_reader()? {
                    match operator? {
                        Operator::I32Const { value } => own.0 = value,
                        Operator::Call { function_index } => own.1 = function_index,
                        _ => (),
                    }
                }
                functions.push(own);
            }
        }
        Ok(functions)
    }

    #[test]
    fn every_function_is_found_again() -> Result<()> {
        let (before, wasm) = (described(&program())?, ordered(&program())?);
        Validator::new().validate_all(&wasm)?;
        let after = described(&wasm)?;
        let of = |functions: &[(i32, u32)], index: u32| match index.checked_sub(1) {
            Some(place) => functions[place as usize].0,
            None => -1,
        };
        let calls = |functions: &[(i32, u32)]| {
            let mut calls: Vec<_> = functions
                .iter()
                .map(|(own, called)| (*own, of(functions, *called)))
                .collect();
            calls.sort();
            calls
        };
        assert_eq!(calls(&after), calls(&before), "who calls whom");
        for payload in Parser::new(0).parse_all(&wasm) {
            if let Payload::ExportSection(exports) = payload? {
                for export in exports {
                    let export = export?;
                    assert_eq!(of(&after, export.index).to_string(), export.name);
                }
            }
        }
        let small = SMALL_MAX as usize - 1;
        assert_eq!(after[..small], before[..small], "the small numbers stay");
        assert!(after[small..] != before[small..], "the others do not");
        Ok(())
    }
}
