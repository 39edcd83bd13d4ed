//! The page of a created customer.

pub mod remedy;
pub mod status;

use super::app_form::host_of;
use super::context::AppContext;
use super::page;
use super::tools::{self, Place};
use crate::customer_form::{Created, CreatedPlace, FORM_CHUNK, Outcome, lazy};
use leptos::prelude::*;
use leptos_erased::View;

/// The page of a customer. Right after its creation it knows everything; opened by its address it
/// knows the id, and asks for the rest where the configuration lets it.
pub fn created_page(app: &AppContext, id: String) -> View {
    let app = app.clone();
    lazy(app.form.words, &FORM_CHUNK, move |chunk| {
        if app.created.with_untracked(Option::is_none) {
            app.created.set((chunk.restore_created)());
        }
        let created = app.created.get_untracked().filter(|it| it.id == id);
        page::open(match created {
            Some(_) => app.form.words.created(),
            None => app.form.words.customer(),
        });
        (chunk.created)(&app.form, &host_of(&app), id.clone(), created)
    })
}

/// A part of the page, in the chunk of the page.
pub fn part(
    app: &AppContext,
    place: CreatedPlace,
    id: &str,
    created: Option<&Created>,
    outcome: &ArcRwSignal<Outcome>,
) -> View {
    match place {
        CreatedPlace::BelowAnother => tools::place(app, Place::Receipt),
        CreatedPlace::BelowIds => status::providers(id, created, outcome).into(),
    }
}
