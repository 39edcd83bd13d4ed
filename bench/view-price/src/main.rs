//! Shows one view, written with leptos-erased or with plain Leptos: the features choose.

#[cfg(feature = "combobox")]
mod combobox;
#[cfg(feature = "erased")]
mod erased;
#[cfg(feature = "sign_in")]
mod sign_in;
#[cfg(feature = "view")]
mod view;

#[cfg(feature = "erased")]
fn main() {
    if let Some(body) = leptos::prelude::document().body() {
        leptos_erased::mount_to(&body, erased::page).forget();
    }
}

#[cfg(feature = "view")]
fn main() {
    leptos::mount::mount_to_body(view::Page);
}

#[cfg(not(any(feature = "erased", feature = "view")))]
compile_error!("Choose the feature `erased` or `view`.");

/// Moves the focus to the element with this id.
#[cfg(feature = "sign_in")]
fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    let element = leptos::prelude::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        _ = element.focus();
    }
}
