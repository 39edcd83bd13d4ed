//! The page of a created customer.

pub mod remedy;
pub mod status;

use super::app_form::shell_of;
use super::page;
use super::shared::Shared;
use crate::customer_form::{FORM_CHUNK, lazy};
use leptos::prelude::*;
use leptos_erased::View;

/// The page of a customer. Right after its creation it knows everything; opened by its address it
/// knows the id, and asks for the rest where the configuration lets it.
pub fn created_page(shared: &Shared, id: String) -> View {
    let created = shared
        .created
        .get_untracked()
        .filter(|created| created.id == id);
    let shared = shared.clone();
    lazy(shared.words, &FORM_CHUNK, move |chunk| {
        page::open(match created {
            Some(_) => shared.words.created(),
            None => shared.words.customer(),
        });
        (chunk.created)(&shared, &shell_of(&shared), id.clone(), created.clone())
    })
}
