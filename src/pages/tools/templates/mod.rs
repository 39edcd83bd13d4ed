//! Templates: a form without the customer's own data, under a name.
//!
//! - `file`: templates as JSON; `state`, `store`: the templates of this browser
//! - `view`: the dialog; `row`: a template in it; `transfer`: export and import

pub mod file;
mod row;
pub mod state;
mod store;
mod transfer;
mod view;

pub use view::view;

use leptos::prelude::Set;

/// Forgets the list. The browser keeps it.
pub fn forget() {
    let templates = state::templates();
    templates.list.set(Vec::new());
    templates.deleted.set(Vec::new());
}
