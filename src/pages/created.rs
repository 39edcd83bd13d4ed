//! After creation: the customer's id, the correlation id, how far each provider is, what comes next.

mod record;
pub mod remedy;
pub mod status;

use super::app_form::shell_of;
use super::desk::Desk;
use super::lazy::lazy;
use super::new_customer::FORM_CHUNK;
use super::page;
use super::shared::Shared;
use super::shell::Shell;
use crate::text::{Words, fill};
use crate::ui::{Tag, View, tag};
pub use record::Created;
use std::sync::Arc;

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

/// The same, wherever the form stands.
pub fn view(desk: &Desk, shell: &Arc<dyn Shell>, id: String, created: Option<Created>) -> View {
    let words = desk.words;
    if created.is_some() {
        desk.announcer.say(words.created());
    }
    let heading = match &created {
        Some(created) => fill(words.created_named(), &[("name", &created.company)]),
        None => words.customer().to_owned(),
    };
    let lead = created
        .is_some()
        .then(|| tag("p").class("lead").text(words.created_lead()));
    let earlier = created
        .as_ref()
        .is_some_and(|created| created.is_earlier)
        .then(|| tag("p").text(words.created_earlier()));
    let ids = tag("dl")
        .class("card ids")
        .child(row(desk, words.customer_id(), "data-customer-id", &id))
        .child(created.as_ref().map(|created| {
            let correlation = &created.correlation;
            row(
                desk,
                words.correlation_id(),
                "data-correlation-id",
                correlation,
            )
        }));
    let next = created.as_ref().map(|created| next_steps(words, created));
    let rest = shell.beside_ids(&id, created.as_ref());
    let starting = shell.clone();
    let again = page::button(words.create_another())
        .class("primary")
        .on("click", move |_| starting.start_another());
    tag("div")
        .class("narrow")
        .child(page::heading(&heading))
        .child(lead)
        .child(earlier)
        .child(ids)
        .child(rest)
        .child(next)
        .child(again)
        .into()
}

/// An id with its name and a button that copies it. `mark` tells outside programs which one it is.
fn row(desk: &Desk, name: &'static str, mark: &'static str, value: &str) -> Tag {
    let value = page::copyable_id(desk, name, mark, value);
    tag("div")
        .child(tag("dt").text(name))
        .child(tag("dd").child(value))
}

/// What the person has to do now.
fn next_steps(words: &'static Words, created: &Created) -> Tag {
    let agreement = created
        .has_microsoft
        .then(|| tag("li").text(words.next_agreement()));
    let credentials = created.credentials.iter().map(|email| {
        let text = fill(words.next_credentials(), &[("email", email)]);
        tag("li").text(&text)
    });
    let steps = tag("ul")
        .child(agreement)
        .children(credentials)
        .child(tag("li").text(words.next_status()));
    tag("section")
        .child(tag("h2").text(words.what_next()))
        .child(steps)
}
