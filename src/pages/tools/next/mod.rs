//! Create and next: what the next form keeps of the customer that was created.
//!
//! - `reuse`: what of a customer may be used for another one, for each property; `values`: these values of a form
//! - `choice`: the parts that the person keeps; `parts`: their view
//! - `form`: forms with such values; `go_on`: when the next one begins; `begun`: the notice above it

mod begun;
mod choice;
mod form;
mod go_on;
mod parts;
pub mod reuse;
pub mod state;
pub mod values;

pub use begun::{address_of, view as begun_view};
pub use choice::keeps_any;
pub use form::{put_into_form, values_of_body, values_of_form};
pub use go_on::{another, create_and_next, go_on, start_with};
pub use parts::{KeptParts, view};

use leptos::prelude::Set;

/// Forgets how the form began.
pub fn forget() {
    state::begun().set(None);
}
