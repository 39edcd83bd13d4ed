//! Writes the first part: the program without the functions of the second, which it calls through the table.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use wasm_encoder::{
    CodeSection, ExportKind, ExportSection, Function, FunctionSection, Module, TableType,
    reencode::{self, Error, Reencode},
};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, ExportSectionReader, FunctionSectionReader, Parser,
};

use super::{plan::Plan, program::Program};

/// What the second part takes from the first, by its kind and number, with the name it goes by.
pub type Shared = BTreeMap<(Kind, u32), String>;

/// The kinds of what is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Memory,
    Table,
    Global,
    Function,
}

/// Writes it.
pub fn write(wasm: &[u8], program: &Program<'_>, plan: &Plan, shared: &Shared) -> Result<Vec<u8>> {
    let mut first = First::new(program, plan, shared)?;
    let mut module = Module::new();
    first
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|fault| anyhow!("the first part cannot be written: {fault}"))?;
    Ok(module.finish())
}

struct First<'a> {
    program: &'a Program<'a>,
    plan: &'a Plan,
    shared: &'a Shared,
    /// The new number of each function. Those of the second part have that of the door to them, or all
    /// the same one: it is a trap, and stands in the table in their place.
    numbers: BTreeMap<u32, u32>,
}

impl<'a> First<'a> {
    fn new(program: &'a Program<'a>, plan: &'a Plan, shared: &'a Shared) -> Result<Self> {
        let mut numbers = BTreeMap::new();
        let kept = plan.kept(program).map(|(function, _)| function);
        let kept = (0..program.imported).chain(kept);
        for function in kept.chain(plan.doors.keys().copied()) {
            numbers.insert(function, u32::try_from(numbers.len())?);
        }
        let missing = u32::try_from(numbers.len())?;
        for function in &plan.second {
            numbers.entry(*function).or_insert(missing);
        }
        Ok(Self {
            program,
            plan,
            shared,
            numbers,
        })
    }

    /// Calls a function of the second part with what it was called with.
    fn door(&self, function: u32, slot: u32) -> Result<Function> {
        let ty = self.program.type_of(function)?;
        let taken = self.program.types.get(usize::try_from(ty)?);
        let taken = taken.map_or(0, |ty| ty.params().len());
        let mut door = Function::new([]);
        let mut body = door.instructions();
        for at in 0..u32::try_from(taken)? {
            body.local_get(at);
        }
        body.i32_const(i32::try_from(slot)?);
        body.call_indirect(self.program.table, ty);
        body.end();
        Ok(door)
    }
}

impl Reencode for First<'_> {
    type Error = anyhow::Error;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        let number = self.numbers.get(&function).copied();
        number.ok_or_else(|| Error::UserError(anyhow!("function {function} is called and gone")))
    }

    fn table_type(
        &mut self,
        table: wasmparser::TableType,
    ) -> Result<TableType, Error<Self::Error>> {
        let is_ours = self.program.tables.get(self.program.table as usize) == Some(&table);
        let mut table = reencode::utils::table_type(self, table)?;
        if is_ours {
            table.minimum = u64::from(self.plan.table_size);
            table.maximum = table.maximum.map(|most| most.max(table.minimum));
        }
        Ok(table)
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let kept = self.plan.kept(self.program).map(|(function, _)| function);
        let ours = self.plan.doors.keys().chain(self.plan.second.first());
        for function in kept.chain(ours.copied()) {
            functions.function(self.program.type_of(function).map_err(Error::UserError)?);
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        reencode::utils::parse_export_section(self, exports, section)?;
        for ((kind, index), name) in self.shared {
            let (kind, index) = match kind {
                Kind::Memory => (ExportKind::Memory, *index),
                Kind::Table => (ExportKind::Table, *index),
                Kind::Global => (ExportKind::Global, *index),
                Kind::Function => (ExportKind::Func, self.function_index(*index)?),
            };
            exports.export(name, kind, index);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        _: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for (_, body) in self.plan.kept(self.program) {
            self.parse_function_body(code, body.clone())?;
        }
        for (function, slot) in &self.plan.doors {
            code.function(&self.door(*function, *slot).map_err(Error::UserError)?);
        }
        let mut missing = Function::new([]);
        missing.instructions().unreachable().end();
        code.function(&missing);
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: CustomSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        Ok(())
    }
}
