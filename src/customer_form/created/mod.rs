//! After creation: the customer's id, the correlation id, how far each provider is, what comes next.

mod changes;
mod outcome;
mod record;

use super::context::FormContext;
use super::elements;
use super::host::{CreatedPlace, FormEvent, FormHost};
use crate::i18n::{Words, fill};
pub use changes::{Changes, changes_of};
use customer::{DomainPrefix, Property};
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};
pub use outcome::Outcome;
pub use record::Created;
use std::sync::Arc;

/// The customer's page, in the app and in the element. Right after the creation everything is known; opened by its
/// address, only the id.
pub fn view(
    context: &FormContext,
    host: &Arc<FormHost>,
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
        let (heading, outcome, host) = (heading.clone(), outcome.clone(), host.clone());
        move || {
            let heading = heading();
            if outcome.get().is_refused() {
                (host.on)(FormEvent::TitleChanged(&heading));
            }
        }
    };
    let lead = {
        let outcome = outcome.clone();
        company.is_some().then(|| {
            html::p()
                .class("lead")
                .attr("aria-live", "polite")
                .child(move || outcome.get().lead(words).to_owned())
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
        known.map(|(name, text)| (!text.is_empty()).then(|| named(name, breakable(text))))
    });
    let ids = html::dl()
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
    let in_place = |place| {
        let view = host.slots.created.as_ref();
        view.map(|view| view(place, &id, created.as_ref(), &outcome))
    };
    let below_another = in_place(CreatedPlace::BelowAnother);
    let rest = in_place(CreatedPlace::BelowIds);
    let next = {
        let shown = context.clone();
        let outcome = outcome.clone();
        dynamic(move || {
            let outcome = outcome.get();
            next_steps_view(&shown, created.as_ref()?, outcome)
        })
    };
    let starting = host.clone();
    let again = elements::button(words.create_another())
        // If the customer can be corrected, that is the main action.
        .attr("class", move || {
            (!outcome.get().is_refused()).then(|| "primary".to_owned())
        })
        .on(ev::click, move |_| {
            (starting.on)(FormEvent::AnotherRequested)
        });
    html::div()
        .class("narrow")
        .child(elements::first_heading(context, heading).effect(titled))
        .child(lead)
        .child(changes)
        // The next stop behind the heading, which has the focus: most go on with another.
        .child(again)
        .child(below_another)
        .child(ids)
        .child(rest)
        .child(next)
        .into()
}

/// An id with its name and a button that copies it. `mark` tells outside programs which one it is.
fn row(context: &FormContext, name: &'static str, mark: &'static str, value: &str) -> HtmlElement {
    let value = elements::copyable_id(context, name, mark, value);
    named(name, html::dd().child(value))
}

/// A text that no browser translates. A long domain goes on in the next line as a whole: a break is allowed before
/// what all domains end with.
fn breakable(text: &str) -> HtmlElement {
    let mut pieces = text.split(DomainPrefix::SUFFIX);
    let first = html::dd()
        .attr("translate", "no")
        .child(pieces.next().unwrap_or_default());
    pieces.fold(first, |value, piece| {
        value
            .child(html::wbr())
            .child(format!("{}{piece}", DomainPrefix::SUFFIX))
    })
}

fn named(name: &str, value: HtmlElement) -> HtmlElement {
    html::div().child(html::dt().child(name)).child(value)
}

/// The next steps of the person.
pub fn next_steps(words: &Words, created: &Created, outcome: Outcome) -> Vec<String> {
    if !outcome.has_next_steps() {
        return Vec::new();
    }
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
    let steps = agreement.into_iter().chain(credentials);
    steps.chain(status).collect()
}

/// The next steps with their heading. `None`: there are none.
fn next_steps_view(
    context: &FormContext,
    created: &Created,
    outcome: Outcome,
) -> Option<HtmlElement> {
    let words = context.words;
    let steps = next_steps(words, created, outcome);
    let list = html::ul().children(steps.iter().map(|step| html::li().child(step)));
    (!steps.is_empty()).then(|| {
        html::section()
            .child(elements::form_heading(context, "h2").child(words.what_next()))
            .child(list)
    })
}
