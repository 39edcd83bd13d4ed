//! After creation: the customer's id, the correlation id, how far each provider is, what comes next.

mod changes;
mod outcome;
mod record;

use super::context::FormContext;
use super::elements;
use super::host::FormHost;
use crate::components::{Tag, View, live, tag};
use crate::i18n::fill;
pub use changes::{Changes, changes_of};
use customer::Property;
use leptos::prelude::*;
pub use outcome::Outcome;
pub use record::Created;
use std::sync::Arc;

/// The customer's page, in the app and in the element. Right after the creation everything is known; opened by its
/// address, only the id.
pub fn view(
    context: &FormContext,
    shell: &Arc<dyn FormHost>,
    id: String,
    created: Option<Created>,
) -> View {
    let words = context.words;
    if created.is_some() {
        context.announcer.say(words.created());
    }
    let outcome = ArcRwSignal::new(Outcome::default());
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
    let changes = created.as_ref();
    let changes = changes.and_then(|created| changes::view(context, &created.changes));
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
        .child(row(context, words.customer_id(), "data-customer-id", &id))
        .child(created.as_ref().map(|created| {
            let correlation = &created.correlation;
            row(
                context,
                words.correlation_id(),
                "data-correlation-id",
                correlation,
            )
        }));
    let rest = shell.beside_ids(&id, created.as_ref(), &outcome);
    let next = {
        let shown = context.clone();
        let outcome = outcome.clone();
        live(move || {
            let outcome = outcome.get();
            let created = created.as_ref().filter(|_| outcome.has_next_steps())?;
            next_steps(&shown, created, outcome)
        })
    };
    let starting = shell.clone();
    let again = elements::button(words.create_another())
        // Where it can be corrected, that is the way on.
        .live_attr("class", move || {
            (!outcome.get().is_refused()).then(|| "primary".to_owned())
        })
        .on("click", move |_| starting.start_another());
    tag("div")
        .class("narrow")
        .child(
            elements::first_heading(context)
                .live_text(heading)
                .follow(titled),
        )
        .child(lead)
        .child(changes)
        .child(ids)
        .child(rest)
        .child(next)
        .child(again)
        .into()
}

/// An id with its name and a button that copies it. `mark` tells outside programs which one it is.
fn row(context: &FormContext, name: &'static str, mark: &'static str, value: &str) -> Tag {
    let value = elements::copyable_id(context, name, mark, value);
    named(name, tag("dd").child(value))
}

fn named(name: &str, value: Tag) -> Tag {
    tag("div").child(tag("dt").text(name)).child(value)
}

/// What the person has to do now; none where there is nothing.
fn next_steps(context: &FormContext, created: &Created, outcome: Outcome) -> Option<Tag> {
    let words = context.words;
    let agreement = created.has_microsoft.then(|| match created.has_ticked {
        true => format!(
            "{} {}",
            words.next_agreement(),
            words.next_agreement_ticked()
        ),
        false => words.next_agreement().to_owned(),
    });
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
            .child(elements::form_heading(context, "h2").text(words.what_next()))
            .child(list)
    })
}
