//! What the control of a reseller needs of the chunk: [`ResellerFunctions`].

use super::{resellers, runner};
use crate::components::Matches;
use crate::customer_form::FormScope;
use crate::form_model::Field;
use customer::Guid;
use leptos::prelude::*;

/// The functions of the control. `Field` is the control's own; `Option<&Field>` the one for the reseller's name, which a
/// choice fills in.
pub struct ResellerFunctions {
    /// The name of a reseller, from `config.json` or else from the API. Subscribes the caller.
    pub name: fn(&FormScope, Guid) -> Option<String>,
    /// Finds the resellers that fit a text, and sends the request for more.
    pub search: fn(&FormScope, &Field, &str) -> Matches,
    /// Requests the next page of the list for this text.
    pub more: fn(&FormScope, &Field, &str),
    /// Takes a reseller that was chosen from the list.
    pub choose: fn(&FormScope, &Field, Option<&Field>, Guid),
    /// Takes the text with which the control was left, if it names one reseller.
    pub leave: fn(&FormScope, &Field, Option<&Field>, &str),
}

/// The table of these functions.
pub const FUNCTIONS: ResellerFunctions = ResellerFunctions {
    name,
    search,
    more,
    choose: resellers::choose,
    leave,
};

fn name(parts: &FormScope, id: Guid) -> Option<String> {
    let mut configured = parts.context.config.resellers.iter();
    if let Some(reseller) = configured.find(|it| it.id == id) {
        return Some(reseller.name.clone());
    }
    let resellers = parts.context.assists.resellers();
    resellers.with(|all| Some(all.iter().find(|it| it.id == id)?.name.clone()))
}

fn search(parts: &FormScope, field: &Field, typed: &str) -> Matches {
    run_after(parts, || resellers::search(parts, field, typed))
}

fn more(parts: &FormScope, field: &Field, typed: &str) {
    run_after(parts, || resellers::more(parts, field, typed));
}

fn leave(parts: &FormScope, field: &Field, name: Option<&Field>, typed: &str) {
    run_after(parts, || {
        resellers::choose_named(parts, field, name, typed);
    });
}

/// Calls `ask` in the current session, and sends what it requests.
fn run_after<T>(parts: &FormScope, ask: impl FnOnce() -> T) -> T {
    runner::follow_session(parts);
    let found = ask();
    runner::run(parts);
    found
}
