//! The views with plain Leptos.

#[cfg(feature = "combobox")]
mod combobox;
#[cfg(feature = "sign_in")]
mod sign_in;

#[cfg(feature = "combobox")]
pub use combobox::Page;
#[cfg(feature = "sign_in")]
pub use sign_in::Page;

/// The empty page.
#[cfg(not(any(feature = "sign_in", feature = "combobox")))]
#[leptos::component]
pub fn Page() -> impl leptos::IntoView {}
