//! The customers created last in this browser, and the receipt of one.

pub mod entry;
pub mod list;
mod page;
mod receipt;
pub mod state;
pub mod store;

pub use list::view;
pub use page::receipt_view;

use leptos::prelude::Set;

/// The owner of created customers, for the vault. No tenant has this colon in its name, so it is not that of drafts.
pub fn owner_of(person: &str) -> String {
    ["created:", person].concat()
}

/// Forgets the list. The browser forgets it in `drafts/leaving.rs`.
pub fn forget() {
    state::entries().set(Vec::new());
    state::statuses().set(None);
}
