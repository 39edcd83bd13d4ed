//! The page of the form for a new customer, and what it does around the form.

use super::drafts;
use super::page::{self, go};
use super::renewal::{self, RenewalReason};
use super::shared::Shared;
use super::used_countries;
use crate::api::Pending;
use crate::browser::address::HistoryChange;
use crate::browser::keys::{HistoryCommand, Keys};
use crate::browser::{page as browser_page, storage};
use crate::customer_form::{
    Created, FORM_CHUNK, FormEvent, FormHost, HEADING_ID, Outcome, button, lazy, new_customer_form,
};
use crate::route::Route;
use crate::submission::{Intent, Submission};
use customer::{CountryCode, Guid};
use json_digits::Json;
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic};
use std::sync::Arc;
use std::time::Duration;
use web_sys::Event;

/// The page: it shows the customer being typed, and a new one once that one is created.
pub fn new_customer_page(shared: &Shared) -> View {
    let focused = shared.focus_next.get_untracked();
    shared.focus_next.set(None);
    let title = shared.words.new_customer();
    if let (Some(focused), Some(chunk)) = (&focused, FORM_CHUNK.get()) {
        shared
            .draft
            .with_untracked(|draft| (chunk.open_at)(draft, focused));
    }
    page::open_at(title, focused.unwrap_or_else(|| HEADING_ID.to_owned()));
    drafts::begin(shared);
    let (keeping, every) = (shared.clone(), Duration::from_secs(1));
    let keeping = move || {
        drafts::keep_shown(&keeping);
        drafts::follow_tabs(&keeping);
    };
    let keeping = set_interval_with_handle(keeping, every);
    // The page may end with the first of them, and on a telephone without the second.
    let endings = ["visibilitychange", "pagehide"].map(|event| {
        let ending = shared.clone();
        window_event_listener_untyped(event, move |_| drafts::keep_ending(&ending))
    });
    let (undoing, typing, by_menu) = (shared.clone(), shared.clone(), shared.clone());
    let keys = [
        Keys::commands(move |event| drafts::history::key(&undoing, &event)),
        Keys::runs(move || drafts::run_begins(&typing)),
        Keys::history(move |event, command| {
            drafts::history::instead_of_browser(&by_menu, &event, command);
        }),
    ];
    on_cleanup(move || {
        drop(keys);
        if let Ok(keeping) = keeping {
            keeping.clear();
        }
        for ending in endings {
            ending.remove();
        }
    });
    let (context, shell) = (shared.context.clone(), shell_of(shared));
    dynamic(move || {
        let draft = context.draft.get();
        Some(untrack(|| new_customer_form(&context, &shell, draft)))
    })
}

/// What a page of ours does around a form.
pub fn shell_of(shared: &Shared) -> Arc<dyn FormHost> {
    Arc::new(Page(shared.clone()))
}

struct Page(Shared);

impl FormHost for Page {
    fn show_title(&self, title: &str) {
        browser_page::set_title(title);
    }

    fn touched(&self, touch: FormEvent, event: &Event) {
        self.0.chunk.prefetch();
        drafts::touched(&self.0, touch, event);
    }

    fn step(&self) {
        drafts::step(&self.0);
    }

    fn amend(&self) {
        drafts::amend(&self.0);
    }

    fn turned(&self, submission: &Submission) {
        // Before anything is sent: a page that comes back has to know of it. What is a customer now is forgotten
        // in a moment: a page that ends before that would come back with it as if it had never been sent.
        if !matches!(submission, Submission::Created { .. }) {
            self.0.drafts.touch();
            drafts::keep(&self.0);
        }
        let unsettled = submission.unsettled().map(|it| it.correlation.to_string());
        browser_page::set_sending(unsettled.as_deref());
    }

    fn kept(&self) -> Pending<()> {
        Box::pin(drafts::written(self.0.clone()))
    }

    fn token_refused(&self, correlation: Guid) {
        renewal::refused(&self.0, correlation);
    }

    fn renew(&self, anew: bool) {
        if anew {
            go(
                &Route::SignIn(Some(Box::new(Route::NewCustomer))),
                HistoryChange::Push,
            );
        } else {
            renewal::ask(&self.0, RenewalReason::Refused);
        }
    }

    fn created(&self, created: Created) {
        let shared = self.0.clone();
        self.0
            .chunk
            .when_loaded(move |chunk| (chunk.created)(&shared, created));
    }

    fn beside_ids(
        &self,
        id: &str,
        created: Option<&Created>,
        outcome: &ArcRwSignal<Outcome>,
    ) -> View {
        let (shared, id, created) = (self.0.clone(), id.to_owned(), created.cloned());
        let outcome = outcome.clone();
        lazy(self.0.words, self.0.chunk, move |chunk| {
            (chunk.provider_status)(&shared, &id, created.as_ref(), &outcome).into()
        })
    }

    fn start_another(&self) {
        go(&Route::NewCustomer, HistoryChange::Push);
    }

    fn take_unsettled(&self) -> Option<Intent> {
        self.0.drafts.take_unsettled()
    }

    fn above_heading(&self) -> View {
        drafts::list::view(&self.0).into()
    }

    fn beside_press(&self) -> Vec<HtmlElement> {
        let words = self.0.words;
        vec![
            history_button(&self.0, words.undo(), HistoryCommand::Undo),
            history_button(&self.0, words.redo(), HistoryCommand::Redo),
        ]
    }

    fn customer_address(&self, id: &str) -> Option<String> {
        let path = Route::Customer(id.to_owned()).path();
        Some(format!("{}{path}", browser_page::base_path()))
    }

    fn open_customer(&self, id: &str) {
        go(&Route::Customer(id.to_owned()), HistoryChange::Push);
    }

    fn keep(&self, key: &str, text: &str) {
        storage::local_set(&format!("onboard.{key}"), text);
    }

    fn recall(&self, key: &str) -> Option<String> {
        storage::local_get(&format!("onboard.{key}"))
    }

    fn used_countries(&self) -> Vec<CountryCode> {
        used_countries::all()
    }
}

/// Shows the page of a new customer, in the chunk of the page.
pub fn created(shared: &Shared, created: Created) {
    let body = created.body.as_deref().unwrap_or_default();
    let body = Json::read(body).unwrap_or_default();
    if let Some(country) = body.text("country").and_then(CountryCode::from_code) {
        used_countries::remember(country);
    }
    created.store();
    let id = created.id.clone();
    shared.created.set(Some(created));
    go(&Route::Customer(id), HistoryChange::Push);
    drafts::done(shared);
}

/// *Undo* or *Redo*. Where there is nothing to do it stays where it is, and says so.
fn history_button(shared: &Shared, caption: &str, command: HistoryCommand) -> HtmlElement {
    let (seen, pressed) = (shared.clone(), shared.clone());
    button(caption)
        .class("quiet")
        .attr("aria-disabled", move || {
            (!seen.drafts.can(command)).then(|| "true".to_owned())
        })
        .on(ev::click, move |_| {
            drafts::history::press(&pressed, command)
        })
}
