//! Views of one type, with the builder API of `leptos::html`.
//!
//! `view!` and the builders of `leptos::html` give every view a type of its own, and the program a copy of the code that
//! builds it. Here all views are values of one type and the code exists once: `docs/size.md` has the prices,
//! `docs/views.md` the differences. Signals, memos, effects, owners and events are Leptos' own.
//!
//! ```no_run
//! use leptos::ev;
//! use leptos::prelude::*;
//! use leptos_erased::html::{button, div, p};
//! use leptos_erased::{HtmlElement, mount_to};
//!
//! fn counter() -> HtmlElement {
//!     let count = RwSignal::new(0);
//!     div().class("counter").child((
//!         button().on(ev::click, move |_| count.update(|it| *it += 1)).child("Add"),
//!         p().child(move || count.get().to_string()),
//!     ))
//! }
//!
//! if let Some(body) = document().body() {
//!     mount_to(&body, counter).forget();
//! }
//! ```
//!
//! - [`html`] has a function for each element: `div()`, `p()`. [`HtmlElement`] has `class`, `attr`, `on`, `child`.
//! - An attribute or a child is a value, or a closure that is run again when a signal in it changes.
//! - [`keyed`] is the list whose rows stay themselves while others come and go.
//! - [`mount_to`] shows a view.
//! - [`HtmlElement::plain`] shows a view of plain Leptos in an element, [`erased`] a view of this crate in a plain one.
//! - [`markup()`] writes a view as HTML without a browser, [`hydrate_to`] mounts a view over such HTML.

mod adoption;
mod attribute;
mod built;
mod element;
pub mod html;
mod markup;
mod mount;
mod mounted;
mod plain;
mod scoped_effect;
mod view;

pub use attribute::{AttributeText, AttributeValue, IntoAttribute};
pub use element::HtmlElement;
pub use markup::{Markup, markup};
pub use mount::{MountHandle, hydrate_to, is_hydrating, mount_to, start_executor};
pub use plain::{ErasedView, erased};
pub use view::{IntoView, View, dynamic, fragment, keyed};
