//! The views with leptos-erased.

#[cfg(feature = "combobox")]
mod combobox;
#[cfg(feature = "sign_in")]
mod sign_in;

#[cfg(feature = "combobox")]
pub use combobox::page;
#[cfg(feature = "sign_in")]
pub use sign_in::page;

/// The empty page.
#[cfg(not(any(feature = "sign_in", feature = "combobox")))]
pub fn page() {}

/// Keeps the value of a control equal to a signal.
#[cfg(any(feature = "sign_in", feature = "combobox"))]
fn show_value(value: leptos::prelude::RwSignal<String>) -> impl Fn(&web_sys::Element) {
    use leptos::prelude::Get;
    use wasm_bindgen::JsCast;
    move |control| {
        let control: &web_sys::HtmlInputElement = control.unchecked_ref();
        control.set_value(&value.get());
    }
}
