//! A signal for the fields of a form, of which there are thousands.
//!
//! Leptos' `ArcRwSignal` allocates its list of subscribers with the signal. [`Value`] allocates it with the first
//! subscriber and frees it with the last: with 500 entries, whose controls are folded, that is most of them.

mod value;

pub use value::Value;
