//! Writes the second part: functions that use the memory, the tables and the functions of the first, and put
//! themselves into its table.

use std::{borrow::Cow, collections::BTreeMap};

use anyhow::{Context, Result, anyhow};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, FunctionSection, ImportSection,
    MemoryType, Module, TypeSection,
    reencode::{Error, Reencode},
};
use wasmparser::Operator;

use super::{
    first::{Kind, Shared},
    plan::Plan,
    program::Program,
};

/// What the second part calls the first.
const FIRST: &str = "a";

/// What it needs of the first part. The memory is the first, by which the script knows a program that was
/// divided.
pub fn shared(program: &Program<'_>, plan: &Plan) -> Result<Shared> {
    let mut wanted = vec![(Kind::Memory, 0)];
    wanted.extend((0..u32::try_from(program.tables.len())?).map(|table| (Kind::Table, table)));
    for (_, body) in plan.moved(program) {
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } | Operator::RefFunc { function_index }
                    if !plan.second.contains(&function_index) =>
                {
                    wanted.push((Kind::Function, function_index));
                }
                Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index } => {
                    wanted.push((Kind::Global, global_index));
                }
                _ => (),
            }
        }
    }
    wanted.sort_unstable();
    wanted.dedup();
    let names = (0..).map(|at: usize| format!("s{at}"));
    Ok(wanted.into_iter().zip(names).collect())
}

/// Writes it.
pub fn write(program: &Program<'_>, plan: &Plan, shared: &Shared) -> Result<Vec<u8>> {
    let mut second = Second::new(program, plan, shared)?;
    second
        .write()
        .map_err(|fault| anyhow!("the second part cannot be written: {fault}"))
}

struct Second<'a> {
    program: &'a Program<'a>,
    plan: &'a Plan,
    shared: &'a Shared,
    /// The new numbers of functions and globals.
    numbers: BTreeMap<(Kind, u32), u32>,
    /// The types that are used, by their old numbers.
    types: Vec<u32>,
}

impl<'a> Second<'a> {
    fn new(program: &'a Program<'a>, plan: &'a Plan, shared: &'a Shared) -> Result<Self> {
        let mut numbers = BTreeMap::new();
        let mut counts: BTreeMap<Kind, u32> = BTreeMap::new();
        let own = plan
            .second
            .iter()
            .map(|function| (Kind::Function, *function));
        for (kind, index) in shared.keys().copied().chain(own) {
            let count = counts.entry(kind).or_default();
            numbers.insert((kind, index), *count);
            *count += 1;
        }
        Ok(Self {
            program,
            plan,
            shared,
            numbers,
            types: Vec::new(),
        })
    }

    fn write(&mut self) -> Result<Vec<u8>, Error<anyhow::Error>> {
        let mut imports = ImportSection::new();
        for ((kind, index), name) in self.shared {
            let ty = self.entity(*kind, *index)?;
            imports.import(FIRST, name, ty);
        }
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for (function, body) in self.plan.moved(self.program) {
            let ty = self.program.type_of(function).map_err(Error::UserError)?;
            functions.function(self.type_index(ty)?);
            self.parse_function_body(&mut code, body.clone())?;
        }
        let elements = self.elements()?;
        let mut types = TypeSection::new();
        for ty in self.types.clone() {
            let ty = self.program.types.get(ty as usize);
            let ty = ty
                .context("there is no such type")
                .map_err(Error::UserError)?;
            let ty = self.func_type(ty.clone())?;
            types.ty().func_type(&ty);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&elements).section(&code);
        Ok(module.finish())
    }

    fn entity(&mut self, kind: Kind, index: u32) -> Result<EntityType, Error<anyhow::Error>> {
        let at = index as usize;
        let unknown = || Error::UserError(anyhow!("there is no {kind:?} {index}"));
        Ok(match kind {
            // Whatever its size: the first part has settled it.
            Kind::Memory => EntityType::Memory(MemoryType {
                minimum: 0,
                maximum: None,
                memory64: false,
                shared: false,
                page_size_log2: None,
            }),
            Kind::Table => {
                let table = self.program.tables.get(at).ok_or_else(unknown)?;
                let mut table = self.table_type(*table)?;
                (table.minimum, table.maximum) = (0, None);
                EntityType::Table(table)
            }
            Kind::Global => {
                let global = self.program.globals.get(at).ok_or_else(unknown)?;
                EntityType::Global(self.global_type(*global)?)
            }
            Kind::Function => {
                let ty = self.program.type_of(index).map_err(Error::UserError)?;
                EntityType::Function(self.type_index(ty)?)
            }
        })
    }

    /// The functions of this part, in their slots of the table: one element for neighbours.
    fn elements(&mut self) -> Result<ElementSection, Error<anyhow::Error>> {
        let mut slots = self.program.slots.clone();
        slots.retain(|_, function| self.plan.second.contains(function));
        slots.extend(
            self.plan
                .doors
                .iter()
                .map(|(function, slot)| (*slot, *function)),
        );
        let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
        for (slot, function) in slots {
            let function = self.function_index(function)?;
            match runs.last_mut() {
                Some((start, run)) if *start + run.len() as u32 == slot => run.push(function),
                _ => runs.push((slot, vec![function])),
            }
        }
        let mut elements = ElementSection::new();
        for (start, run) in runs {
            let table = (self.program.table > 0).then_some(self.program.table);
            let start = ConstExpr::i32_const(start as i32);
            elements.active(table, &start, Elements::Functions(Cow::Owned(run)));
        }
        Ok(elements)
    }

    fn number(&self, kind: Kind, index: u32) -> Result<u32, Error<anyhow::Error>> {
        let number = self.numbers.get(&(kind, index)).copied();
        number.ok_or_else(|| Error::UserError(anyhow!("{kind:?} {index} is not shared")))
    }
}

impl Reencode for Second<'_> {
    type Error = anyhow::Error;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        self.number(Kind::Function, function)
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Error<Self::Error>> {
        self.number(Kind::Global, global)
    }

    fn type_index(&mut self, ty: u32) -> Result<u32, Error<Self::Error>> {
        let at = self.types.iter().position(|used| *used == ty);
        let at = at.unwrap_or_else(|| {
            self.types.push(ty);
            self.types.len() - 1
        });
        u32::try_from(at).map_err(|_| Error::UserError(anyhow!("there are too many types")))
    }
}
