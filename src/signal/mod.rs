//! A signal for the fields of a form, of which there are thousands, and a memo for its rows.
//!
//! Leptos' `ArcRwSignal` allocates its list of subscribers with the signal. [`LazySignal`] allocates it with the
//! first subscriber and frees it with the last notification: with 500 entries, whose controls are folded, most
//! fields have none.

mod lazy_signal;
mod scoped_memo;

pub use lazy_signal::LazySignal;
pub use scoped_memo::scoped_memo;
