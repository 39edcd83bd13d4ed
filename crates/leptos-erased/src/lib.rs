//! Views of one type, with the builder API of `leptos::html`.
//!
//! `view!` and the builders of `leptos::html` give every view a type of its own, and the program a copy of the code that
//! builds it. Here all views are values of one type and the code exists once: `docs/size.md` has the prices.
//! Signals, memos, effects, owners and events are Leptos' own.
//!
//! ```ignore
//! let count = ArcRwSignal::new(0);
//! let shown = count.clone();
//! div().class("counter").child((
//!     button().on(ev::click, move |_| count.update(|it| *it += 1)).child("Add"),
//!     p().child(move || shown.get().to_string()),
//! ))
//! ```
//!
//! - [`html`] has a function for each element: `div()`, `p()`. [`HtmlElement`] has `class`, `attr`, `on`, `child`.
//! - An attribute or a child is a value, or a closure that is run again when a signal in it changes.
//! - [`keyed`] is the list whose rows stay themselves while others come and go.
//! - [`mount_to`] shows a view.

mod attribute;
mod element;
pub mod html;
mod mount;
mod mounted;
mod scoped_effect;
mod view;

pub use attribute::{AttributeText, AttributeValue, IntoAttribute};
pub use element::HtmlElement;
pub use mount::{MountHandle, mount_to};
pub use view::{IntoView, KeyedRow, View, dynamic, fragment, keyed};
