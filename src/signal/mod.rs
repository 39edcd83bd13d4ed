//! Values that pages follow.
//!
//! Leptos' own signals and memos bring their code once for every type they hold, a kilobyte and more each.
//! These stand on the two of Leptos that hold no type of ours: a trigger, and a memo of a number.

mod derived;
mod source;

pub use derived::Derived;
pub use source::{Source, Value};
