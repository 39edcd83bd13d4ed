//! After creation: the customer's id, the correlation id, how far each provider is, what comes next.

mod changes;
mod changes_view;
mod outcome;
mod record;

use super::context::FormContext;
use super::elements::copyable_id;
use super::heading::{FirstHeading, FormHeading};
use super::host::{CreatedPlace, FormEvent, FormHost};
use crate::i18n::{Words, fill};
pub use changes::changes_of;
use changes_view::ChangesView;
pub use changes_view::changes_in_words;
use customer::{DomainPrefix, Property};
use leptos::prelude::*;
use leptos_erased::{ErasedView, View, erased, html};
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
    let (context, host) = (context.clone(), host.clone());
    let page = move || {
        let (context, host) = (context.clone(), host.clone());
        let (id, created) = (id.clone(), created.clone());
        view! { <CreatedPage context host id created /> }
    };
    html::div().class("narrow").plain(page).into()
}

#[component]
fn CreatedPage(
    context: FormContext,
    host: Arc<FormHost>,
    id: String,
    created: Option<Created>,
) -> impl IntoView {
    let words = context.words;
    if created.is_some() {
        context.announcer.say(words.created());
    }
    let outcome = ArcRwSignal::new(Outcome::default());
    let heading = {
        let (outcome, created) = (outcome.clone(), created.clone());
        move || match &created {
            Some(it) => fill(outcome.get().heading(words), &[("name", &it.company)]),
            None => words.customer().to_owned(),
        }
    };
    Effect::new({
        let (heading, outcome, host) = (heading.clone(), outcome.clone(), host.clone());
        move || {
            let heading = heading();
            if outcome.get().is_refused() {
                (host.on)(FormEvent::TitleChanged(&heading));
            }
        }
    });
    let lead = created.is_some().then(|| {
        let outcome = outcome.clone();
        let text = move || outcome.get().lead(words);
        view! { <p class="lead" aria-live="polite" prop:textContent=text></p> }
    });
    let changes = created.as_ref().map(|it| it.changes.clone());
    let changes = changes.filter(|it| !it.list.is_empty());
    let changes = changes.map(|changes| {
        let context = context.clone();
        view! { <ChangesView context changes /> }
    });
    let in_place = |place| {
        let (host, id) = (host.clone(), id.clone());
        let (created, outcome) = (created.clone(), outcome.clone());
        let slot = ErasedView::new(move || {
            let view = host.slots.created.as_ref();
            view.map(|view| view(place, &id, created.as_ref(), &outcome))
        });
        view! { <div class="as-its-content" use:erased=slot></div> }
    };
    let below_another = in_place(CreatedPlace::BelowAnother);
    let below_ids = in_place(CreatedPlace::BelowIds);
    let next = {
        let (context, created, outcome) = (context.clone(), created.clone(), outcome.clone());
        move || {
            let steps = next_steps(words, created.as_ref()?, outcome.get());
            let context = context.clone();
            (!steps.is_empty()).then(|| view! { <NextSteps context steps /> })
        }
    };
    let another = move |_| (host.on)(FormEvent::AnotherRequested);
    // If the customer can be corrected, that is the main action.
    let is_main = move || !outcome.get().is_refused();
    view! {
        <FirstHeading context=context.clone() text=Signal::derive(heading) />
        {lead}
        {changes}
        // The next stop behind the heading, which has the focus: most go on with another.
        <button type="button" class:primary=is_main on:click=another>
            {words.create_another()}
        </button>
        {below_another}
        <Ids context id created />
        {below_ids}
        {next}
    }
}

/// What is known of the customer, and the ids to copy.
#[component]
fn Ids(context: FormContext, id: String, created: Option<Created>) -> impl IntoView {
    let words = context.words;
    let domain = words.property(Property::Domain).label;
    let known = created.as_ref().map(|it| {
        let texts = [
            (words.tenant(), it.tenant.clone()),
            (domain, it.domains.join(", ")),
            (words.contact(), it.contact.clone()),
        ];
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
        let rows = texts.map(|(name, text)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd translate="no">{breakable(&text)}</dd>
                </div>
            }
        });
        rows.collect_view()
    });
    // The mark tells programs outside which id it is.
    let row = |name: &'static str, mark: &'static str, value: String| {
        let context = context.clone();
        let copyable = ErasedView::new(move || copyable_id(&context, name, mark, &value));
        view! {
            <div>
                <dt>{name}</dt>
                <dd use:erased=copyable></dd>
            </div>
        }
    };
    let correlation = created.map(|it| {
        row(
            words.correlation_id(),
            "data-correlation-id",
            it.correlation,
        )
    });
    view! {
        <dl class="card ids">
            {known} {row(words.customer_id(), "data-customer-id", id)} {correlation}
        </dl>
    }
}

/// Allows a line break only before the suffix that all domains share.
fn breakable(text: &str) -> impl IntoView + use<> {
    let mut start = 0;
    let breaks = text.match_indices(DomainPrefix::SUFFIX);
    let lines = breaks.map(|(at, _)| {
        let line = text[start..at].to_owned();
        start = at;
        view! {
            {line}
            <wbr />
        }
    });
    (lines.collect_view(), text[start..].to_owned())
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

/// The next steps with their heading.
#[component]
fn NextSteps(context: FormContext, steps: Vec<String>) -> impl IntoView {
    let words = context.words;
    let steps = steps
        .into_iter()
        .map(|step| view! { <li prop:textContent=step></li> });
    view! {
        <section>
            <FormHeading context name="h2">
                {words.what_next()}
            </FormHeading>
            <ul>{steps.collect_view()}</ul>
        </section>
    }
}
