//! The receipt on the page of a created customer: who created it and when, to print or to copy.

use super::entry::Entry;
use super::receipt::Receipt;
use super::state::{entries, statuses};
use super::store;
use crate::browser::{address, clipboard, intl, page};
use crate::customer_form::next_steps;
use crate::i18n::fill;
use crate::pages::context::AppContext;
use crate::pages::tools::next::KeptParts;
use crate::pages::tools::words::ToolWords;
use crate::pages::tools::{self, Tool};
use crate::pages::words::PageWords;
use crate::route::Route;
use customer::Property;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Below *Create another*.
pub fn receipt_view(app: &AppContext, words: &'static ToolWords) -> impl IntoView + use<> {
    let id = match Route::parse(address::path().as_deref()) {
        Some(Route::Customer(id)) => id,
        _ => String::new(),
    };
    let entry = ArcRwSignal::new(None);
    follow(app, &id, &entry);
    let made = {
        let (app, entry) = (app.clone(), entry.clone());
        move || entry.with(|it| it.as_ref().map(|it: &Entry| made_by(&app, words, it)))
    };
    let (is_copied, opening) = (RwSignal::new(false), app.clone());
    let copy = {
        let (app, entry) = (app.clone(), entry.clone());
        move |_| {
            let text = entry.with_untracked(|it| it.as_ref().map(|it| text_of(&app, words, it)));
            let announcer = app.form.announcer.clone();
            let words = app.form.words;
            spawn_local(async move {
                let copied = clipboard::copy(&text.unwrap_or_default()).await;
                is_copied.set(copied);
                announcer.say(match copied {
                    true => words.copied(),
                    false => words.copy_refused(),
                });
            });
        }
    };
    let copied = app.form.words.copied();
    let caption = move || match is_copied.get() {
        true => copied,
        false => words.receipt_copy(),
    };
    let is_known = move || entry.with(Option::is_some);
    view! {
        <KeptParts words />
        <p class="made" prop:textContent=made></p>
        <p class="receipt-actions">
            <button type="button" on:click=move |_| page::print()>
                {words.receipt_print()}
            </button>
            <Show when=is_known>
                <button type="button" on:click=copy.clone() prop:textContent=caption></button>
            </Show>
            <button
                type="button"
                class="quiet"
                on:click=move |_| tools::open(&opening, Tool::History)
            >
                {words.history_heading()}
            </button>
        </p>
    }
}

/// Finds the customer in the list, and notes in the list how far its providers are.
fn follow(app: &AppContext, id: &str, entry: &ArcRwSignal<Option<Entry>>) {
    let (wanted, found) = (id.to_owned(), entry.clone());
    // The list is followed: right after the creation the customer is not in it yet.
    Effect::new(move || {
        let known = entries().with(|all| all.iter().find(|it| it.created.id == wanted).cloned());
        if known.is_some() {
            found.set(known);
        }
    });
    let (loading, wanted) = (app.clone(), id.to_owned());
    spawn_local(async move { _ = store::find(&loading, &wanted).await });
    let (noting, wanted) = (app.clone(), id.to_owned());
    Effect::new(move || {
        let statuses = statuses().get();
        let answered = statuses.filter(|it| it.customer == wanted && it.is_answered);
        // It may come into the list later than its status.
        entries().track();
        if let Some(shown) = answered {
            untrack(|| store::note_outcome(&noting, &wanted, shown.outcome));
        }
    });
}

/// When it was created, and by whom.
fn made_by(app: &AppContext, words: &'static ToolWords, entry: &Entry) -> String {
    let time = intl::format_time(&app.form.locale, entry.at);
    match entry.by.as_str() {
        "" => fill(words.receipt_made(), &[("time", &time)]),
        by => fill(words.receipt_made_by(), &[("time", &time), ("person", by)]),
    }
}

fn text_of(app: &AppContext, words: &'static ToolWords, entry: &Entry) -> String {
    let (page_words, created) = (app.form.words, &entry.created);
    let statuses = statuses().get_untracked();
    let statuses = statuses.filter(|it| it.customer == created.id);
    let (outcome, lines) = match statuses {
        Some(it) => (it.outcome, it.lines),
        None => (entry.outcome, Vec::new()),
    };
    let heading = fill(outcome.heading(page_words), &[("name", &created.company)]);
    let receipt = Receipt {
        heading: format!("{heading}. {}", made_by(app, words, entry)),
        facts: vec![
            (page_words.customer_id(), created.id.clone()),
            (page_words.correlation_id(), created.correlation.clone()),
            (page_words.tenant(), created.tenant.clone()),
            (
                page_words.property(Property::Domain).label,
                created.domains.join(", "),
            ),
        ],
        lists: vec![
            (page_words.at_the_providers(), lines),
            (
                page_words.what_next(),
                next_steps(page_words, created, outcome),
            ),
        ],
    };
    receipt.to_text()
}
