//! The list of the customers created last in this browser.

use super::entry::Entry;
use super::state::entries;
use super::store;
use crate::api::ProviderStatus;
use crate::browser::address::HistoryChange;
use crate::browser::intl;
use crate::customer_form::Outcome;
use crate::i18n::fill;
use crate::pages::context::AppContext;
use crate::pages::page::go;
use crate::pages::tools::next::reuse::Scope;
use crate::pages::tools::next::{address_of, start_with, values_of_body};
use crate::pages::tools::words::ToolWords;
use crate::pages::words::PageWords;
use crate::route::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The content of the dialog.
pub fn view(app: &AppContext, words: &'static ToolWords) -> impl IntoView + use<> {
    let (loading, is_loaded) = (app.clone(), RwSignal::new(false));
    spawn_local(async move {
        store::load(&loading).await;
        is_loaded.set(true);
    });
    let entries = entries().clone();
    let counted = entries.clone();
    let is_empty = move || is_loaded.get() && counted.with(Vec::is_empty);
    let ids = move || {
        entries.with(|all| {
            all.iter()
                .map(|it| it.created.id.clone())
                .collect::<Vec<_>>()
        })
    };
    view! {
        <p class="hint">{words.history_lead()}</p>
        <AskAgain words />
        {move || is_empty().then(|| view! { <p>{words.history_empty()}</p> })}
        <ul class="tool-list">
            <For each=ids key=String::clone let:id>
                <CreatedCustomer words id />
            </For>
        </ul>
    }
}

/// Asks the API for the statuses again, one customer after another.
#[component]
fn AskAgain(words: &'static ToolWords) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let is_asking = RwSignal::new(false);
    // Disposed with the dialog, which ends the asking.
    let is_open = StoredValue::new(());
    let counted = entries().clone();
    let can_ask = {
        let asks = app.form.config.asks_status;
        move || asks && !counted.with(Vec::is_empty)
    };
    let press = move |_| {
        if is_asking.get_untracked() {
            return;
        }
        is_asking.set(true);
        let app = app.clone();
        spawn_local(async move {
            let is_complete = ask_all(&app, is_open).await;
            is_asking.try_set(false);
            app.form.announcer.say(match is_complete {
                true => words.history_asked(),
                false => words.history_not_asked(),
            });
        });
    };
    let caption = move || match is_asking.get() {
        true => words.history_asking(),
        false => words.history_ask(),
    };
    view! {
        <Show when=can_ask>
            <button
                type="button"
                aria-disabled=move || is_asking.get().then_some("true")
                on:click=press.clone()
                prop:textContent=caption
            ></button>
        </Show>
    }
}

/// Returns whether the API told the status of every customer.
async fn ask_all(app: &AppContext, is_open: StoredValue<()>) -> bool {
    let Some(session) = app.form.session.get_untracked() else {
        return false;
    };
    let client = app.form.client(session);
    let mut is_complete = true;
    for entry in entries().get_untracked() {
        if is_open.try_get_value().is_none() {
            break;
        }
        match client.read_customer(&entry.created.id).await {
            Some(body) => {
                let outcome = Outcome::of(&ProviderStatus::read_all(&body));
                store::note_outcome(app, &entry.created.id, outcome);
            }
            None => is_complete = false,
        }
    }
    is_complete
}

#[component]
fn CreatedCustomer(words: &'static ToolWords, id: String) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let wanted = id.clone();
    let entries = entries().clone();
    let entry = Memo::new(move |_| {
        entries.with(|all| all.iter().find(|it| it.created.id == wanted).cloned())
    });
    let company = move || entry.with(|it| it.as_ref().map(|it| it.created.company.clone()));
    let facts = {
        let locale = app.form.locale.clone();
        move || {
            entry.with(|it| {
                let it = it.as_ref()?;
                let time = intl::format_time(&locale, it.at);
                Some(format!("{time}, {}", it.created.tenant))
            })
        }
    };
    let status = {
        let app = app.clone();
        move || entry.with(|it| it.as_ref().map(|it| in_words(&app, words, it.outcome)))
    };
    let kind = move || entry.with(|it| it.as_ref().map(|it| kind_of(it.outcome)));
    let opening = app.clone();
    let open = move |event: leptos::ev::MouseEvent| {
        let is_for_another_tab = event.ctrl_key() || event.meta_key() || event.shift_key();
        if let Some(entry) = entry.get_untracked().filter(|_| !is_for_another_tab) {
            event.prevent_default();
            opening.tools.close();
            let id = entry.created.id.clone();
            // Its page says all that was known after its creation.
            entry.created.store();
            opening.created.set(Some(entry.created));
            go(&Route::Customer(id), HistoryChange::Push);
        }
    };
    let label = {
        let locale = app.form.locale.clone();
        move || {
            entry.with(|it| {
                let it = it.as_ref()?;
                let time = intl::format_time(&locale, it.at);
                let values = [("name", it.created.company.as_str()), ("time", &time)];
                Some(fill(words.history_start_of(), &values))
            })
        }
    };
    let start = move |_| {
        if let Some(entry) = entry.get_untracked() {
            app.tools.close();
            use_as_start(&app, &entry);
        }
    };
    view! {
        <li>
            <a href=address_of(&id) on:click=open translate="no">
                {company}
            </a>
            <span class="status" data-status=kind prop:textContent=status></span>
            <button type="button" class="quiet" aria-label=label on:click=start>
                {words.history_start()}
            </button>
            <span class="created-facts">
                <span prop:textContent=facts></span> <br /> <code translate="no">{id.clone()}</code>
            </span>
        </li>
    }
}

/// A new form with all of this customer that does not name it.
fn use_as_start(app: &AppContext, entry: &Entry) {
    let body = entry.created.body.as_deref().unwrap_or_default();
    let values = values_of_body(app, body, Scope::Start).unwrap_or_default();
    start_with(app, &entry.created, &values);
    go(&Route::NewCustomer, HistoryChange::Push);
}

fn in_words(app: &AppContext, words: &'static ToolWords, outcome: Outcome) -> &'static str {
    let page_words = app.form.words;
    match outcome {
        Outcome::SettingUp => page_words.processing(),
        Outcome::NotKnown => page_words.status_unknown(),
        Outcome::Ready => page_words.success(),
        Outcome::Partly => words.history_partly(),
        Outcome::Refused => page_words.failed(),
    }
}

/// The value of `data-status`.
fn kind_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::SettingUp => "processing",
        Outcome::NotKnown => "unknown",
        Outcome::Ready => "success",
        Outcome::Partly | Outcome::Refused => "failed",
    }
}
