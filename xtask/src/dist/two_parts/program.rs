//! A program as the splitting reads it.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use wasmparser::{
    ElementItems, ElementKind, ExternalKind, FuncType, FunctionBody, GlobalType, KnownCustom, Name,
    Operator, Parser, Payload, TableType, TypeRef,
};

/// A program of one memory, whose functions are called by their numbers or through one table.
#[derive(Default)]
pub struct Program<'a> {
    /// How many functions are imported: they have the first numbers.
    pub imported: u32,
    /// The type of each function.
    pub functions: Vec<u32>,
    pub types: Vec<FuncType>,
    /// Those of the program's own functions.
    pub bodies: Vec<FunctionBody<'a>>,
    /// What the compiler called each function.
    names: BTreeMap<u32, String>,
    pub tables: Vec<TableType>,
    pub globals: Vec<GlobalType>,
    /// The table that functions are called through.
    pub table: u32,
    /// The function in each of its slots.
    pub slots: BTreeMap<u32, u32>,
    /// The functions that the script calls.
    pub exported: BTreeSet<u32>,
}

impl<'a> Program<'a> {
    pub fn read(wasm: &'a [u8]) -> Result<Self> {
        let mut program = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            program.take(payload?)?;
        }
        if program.names.is_empty() {
            bail!("the program names no functions: its optimiser has to keep their names");
        }
        Ok(program)
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<()> {
        match payload {
            Payload::TypeSection(section) => {
                for ty in section.into_iter_err_on_gc_types() {
                    self.types.push(ty?);
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    let TypeRef::Func(ty) = import.ty else {
                        bail!("the program imports more than functions");
                    };
                    self.imported += 1;
                    self.functions.push(ty);
                }
            }
            Payload::FunctionSection(section) => {
                for ty in section {
                    self.functions.push(ty?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        self.exported.insert(export.index);
                    }
                }
            }
            Payload::StartSection { func, .. } => {
                self.exported.insert(func);
            }
            Payload::ElementSection(section) => {
                for element in section {
                    let element = element?;
                    self.take_slots(element.kind, element.items)?;
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for name in names {
                        if let Name::Function(names) = name? {
                            for naming in names {
                                let naming = naming?;
                                self.names.insert(naming.index, short(naming.name));
                            }
                        }
                    }
                }
            }
            _ => (),
        }
        Ok(())
    }

    fn take_slots(&mut self, kind: ElementKind<'_>, items: ElementItems<'_>) -> Result<()> {
        let (
            ElementKind::Active {
                table_index,
                offset_expr,
            },
            ElementItems::Functions(functions),
        ) = (kind, items)
        else {
            return Ok(());
        };
        self.table = table_index.unwrap_or_default();
        let offset = match offset_expr.get_operators_reader().read()? {
            Operator::I32Const { value } => u32::try_from(value)?,
            _ => bail!("the place of a function in the table is not known"),
        };
        for (slot, function) in (offset..).zip(functions) {
            self.slots.insert(slot, function?);
        }
        Ok(())
    }

    /// The program's own functions, by their numbers.
    pub fn own(&self) -> impl Iterator<Item = (u32, &FunctionBody<'a>)> {
        (self.imported..).zip(&self.bodies)
    }

    /// What the compiler called a function; nothing where that is not known.
    pub fn name_of(&self, function: u32) -> &str {
        self.names.get(&function).map_or("", String::as_str)
    }

    /// The type of a function.
    pub fn type_of(&self, function: u32) -> Result<u32> {
        let ty = self.functions.get(usize::try_from(function)?);
        ty.copied()
            .with_context(|| format!("there is no function {function}"))
    }

    /// How many slots the table has.
    pub fn table_size(&self) -> Result<u32> {
        let table = self.tables.get(usize::try_from(self.table)?);
        let table = table.context("the program has no table of functions")?;
        Ok(u32::try_from(table.initial)?)
    }
}

/// A name without the hashes of crates, and without what a method's name begins with:
/// `<onboard[0123456789abcdef]::form::Draft>::load` is `onboard::form::Draft>::load`.
fn short(name: &str) -> String {
    let mut short = String::new();
    let mut rest = name.trim_start_matches('<');
    while let Some((before, after)) = rest.split_once('[') {
        let hash = after.split_once(']').filter(|(hash, _)| {
            hash.len() > 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        short.push_str(before);
        rest = match hash {
            Some((_, behind)) => behind,
            None => {
                short.push('[');
                after
            }
        };
    }
    short.push_str(rest);
    short
}
