//! The customers created last in this browser, and the receipt of one.

pub mod entry;
pub mod list;
pub mod owner;
mod page;
mod receipt;
pub mod state;
pub mod store;

pub use list::view;
pub use page::receipt_view;

use leptos::prelude::Set;

/// Forgets the list. The browser forgets it in `drafts/leaving.rs`.
pub fn forget() {
    state::entries().set(Vec::new());
    state::statuses().set(None);
}
