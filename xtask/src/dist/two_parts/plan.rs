//! Which functions stand in which part.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use wasmparser::{FunctionBody, Operator};

use super::program::Program;

/// What the first part calls of the second (`src/platform/second_part.rs`): the optimiser is told to leave it
/// as it is.
const DOOR: &str = "onboard::platform::second_part::call::<";

/// What is called through the table, and only by somebody who came through a door: parts of what the compiler
/// names it.
const BEHIND_DOORS: &[&str] = &[
    "onboard::api::fetch::fetch::{closure",
    "onboard::pages::app_form::Page as onboard::pages::shell::Shell>::beside_ids",
    "onboard::pages::app_form::Page as onboard::pages::shell::Shell>::created",
    "onboard::pages::app_form::Page as onboard::pages::shell::Shell>::renew",
    "onboard::pages::app_form::Page as onboard::pages::shell::Shell>::start_another",
    "onboard::pages::app_form::Page as onboard::pages::shell::Shell>::token_refused",
    "onboard::pages::app_form::Page as onboard::pages::shell::Shell>::turned",
    "onboard::pages::created::status::",
    "onboard::pages::created::view::{closure",
    "onboard::pages::new_customer::failure_panel::Panel>::",
    "onboard::pages::new_customer::submit::Submitting as onboard::submission::driver::Surroundings>",
    "onboard::pages::renewal::dialog::form::{closure",
    "onboard::pages::renewal::dialog::another::{closure",
    "onboard::pages::renewal::dialog::contents::{closure",
    "onboard::submission::driver::Driver>::",
    "onboard::embed::shell::Element as onboard::pages::shell::Shell>::created",
    "onboard::embed::shell::Element as onboard::pages::shell::Shell>::renew",
    "onboard::embed::shell::Element as onboard::pages::shell::Shell>::start_another",
    "onboard::embed::shell::Element as onboard::pages::shell::Shell>::token_refused",
    "onboard::embed::shell::Element as onboard::pages::shell::Shell>::turned",
];

/// How the program is divided.
pub struct Plan {
    /// The functions of the second part.
    pub second: BTreeSet<u32>,
    /// Those of them that the first part calls, with the slot of the table that it does so through.
    pub doors: BTreeMap<u32, u32>,
    /// How many slots the table has with those.
    pub table_size: u32,
}

impl Plan {
    /// Divides: to the second part belong the doors, what is behind them, and whatever nobody else calls.
    pub fn of(program: &Program<'_>) -> Result<Self> {
        let callers = callers(program)?;
        let in_table: BTreeSet<u32> = program.slots.values().copied().collect();
        let is_called_by = |function: &u32, all: &BTreeSet<u32>| {
            let callers = callers.get(function);
            callers.is_some_and(|callers| callers.is_subset(all))
        };
        let (mut doors, mut behind) = (BTreeSet::new(), BTreeSet::new());
        let mut second = BTreeSet::new();
        for (function, _) in program.own() {
            let name = program.name_of(function);
            if name.starts_with(DOOR) {
                doors.insert(function);
            } else if in_table.contains(&function) {
                if !BEHIND_DOORS.iter().any(|part| name.contains(part)) {
                    continue;
                }
                behind.insert(function);
            }
            if !program.exported.contains(&function) {
                second.insert(function);
            }
        }
        if doors.is_empty() || !doors.is_subset(&second) {
            bail!("the program has no door to a second part");
        }
        loop {
            let all = second.clone();
            second.retain(|function| {
                doors.contains(function)
                    || (behind.contains(function) && !callers.contains_key(function))
                    || is_called_by(function, &all)
            });
            if second.len() == all.len() {
                break;
            }
        }
        let from = program.table_size()?;
        let called = doors
            .into_iter()
            .filter(|door| !is_called_by(door, &second));
        let doors: BTreeMap<u32, u32> = called.zip(from..).collect();
        Ok(Self {
            table_size: from + u32::try_from(doors.len())?,
            second,
            doors,
        })
    }
}

impl Plan {
    /// The program's own functions that stay in the first part.
    pub fn kept<'a, 'b>(
        &'a self,
        program: &'a Program<'b>,
    ) -> impl Iterator<Item = (u32, &'a FunctionBody<'b>)> {
        let own = program.own();
        own.filter(|(function, _)| !self.second.contains(function))
    }

    /// Those of the second.
    pub fn moved<'a, 'b>(
        &'a self,
        program: &'a Program<'b>,
    ) -> impl Iterator<Item = (u32, &'a FunctionBody<'b>)> {
        let own = program.own();
        own.filter(|(function, _)| self.second.contains(function))
    }
}

/// Who calls each function by its number.
fn callers(program: &Program<'_>) -> Result<BTreeMap<u32, BTreeSet<u32>>> {
    let mut callers: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for (caller, body) in program.own() {
        for operator in body.get_operators_reader()? {
            if let Operator::Call { function_index } | Operator::RefFunc { function_index } =
                operator?
            {
                callers.entry(function_index).or_default().insert(caller);
            }
        }
    }
    Ok(callers)
}
