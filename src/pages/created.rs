//! After creation: the customer's id, the correlation id, how far each provider is, what comes next.

mod outcome;
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
use crate::domain::Property;
use crate::signal::Source;
use crate::text::fill;
use crate::ui::{Tag, View, live, tag};
pub use outcome::Outcome;
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
    let outcome = Source::new(Outcome::default());
    let company = created.as_ref().map(|created| created.company.clone());
    let heading = {
        let (outcome, company) = (outcome.clone(), company.clone());
        move || match &company {
            Some(company) => fill(outcome.get().heading(words), &[("name", company)]),
            None => words.customer().to_owned(),
        }
    };
    let titled = {
        let (heading, outcome, shell) = (heading.clone(), outcome.clone(), shell.clone());
        move || {
            let heading = heading();
            if outcome.get().is_refused() {
                shell.show_title(&heading);
            }
        }
    };
    let lead = {
        let outcome = outcome.clone();
        company.is_some().then(|| {
            tag("p")
                .class("lead")
                .attr("aria-live", "polite")
                .live_text(move || outcome.get().lead(words).to_owned())
        })
    };
    let earlier = created
        .as_ref()
        .is_some_and(|created| created.is_earlier)
        .then(|| tag("p").text(words.created_earlier()));
    let details = created.iter().flat_map(|created| {
        let known = [
            (words.tenant(), created.tenant.as_str()),
            (
                words.property(Property::Domain).label,
                &created.domains.join(", "),
            ),
            (words.contact(), &created.contact),
        ];
        // No browser translates what the customer is called.
        let text_of = |text| tag("dd").attr("translate", "no").text(text);
        known.map(|(name, text)| (!text.is_empty()).then(|| named(name, text_of(text))))
    });
    let ids = tag("dl")
        .class("card ids")
        .children(details.flatten())
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
    let rest = shell.beside_ids(&id, created.as_ref(), &outcome);
    let next = {
        let shown = desk.clone();
        let outcome = outcome.clone();
        live(move || {
            let outcome = outcome.get();
            let created = created.as_ref().filter(|_| outcome.has_next_steps())?;
            next_steps(&shown, created, outcome)
        })
    };
    let starting = shell.clone();
    let again = page::button(words.create_another())
        // Where it can be corrected, that is the way on.
        .live_attr("class", move || {
            (!outcome.get().is_refused()).then(|| "primary".to_owned())
        })
        .on("click", move |_| starting.start_another());
    tag("div")
        .class("narrow")
        .child(page::first_heading(desk).live_text(heading).follow(titled))
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
    named(name, tag("dd").child(value))
}

fn named(name: &str, value: Tag) -> Tag {
    tag("div").child(tag("dt").text(name)).child(value)
}

/// What the person has to do now; none where there is nothing.
fn next_steps(desk: &Desk, created: &Created, outcome: Outcome) -> Option<Tag> {
    let words = desk.words;
    let agreement = created
        .has_microsoft
        .then(|| words.next_agreement().to_owned());
    let credentials = created.credentials.iter();
    let credentials = credentials.map(|email| fill(words.next_credentials(), &[("email", email)]));
    let status = outcome.next_status(words).map(str::to_owned);
    let steps: Vec<_> = agreement
        .into_iter()
        .chain(credentials)
        .chain(status)
        .collect();
    let list = tag("ul").children(steps.iter().map(|step| tag("li").text(step)));
    (!steps.is_empty()).then(|| {
        tag("section")
            .child(page::form_heading(desk, "h2").text(words.what_next()))
            .child(list)
    })
}
