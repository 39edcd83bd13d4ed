//! The page of the form for a new customer, and what it does around the form.

use super::context::AppContext;
use super::drafts::{keeping, list, open, steps, undo};
use super::page::{self, go};
use super::renewal::renew;
use super::renewal::state::RenewalReason;
use super::tools::{self, next};
use super::used_countries;
use crate::browser::address::HistoryChange;
use crate::browser::keys::{HistoryCommand, Keys};
use crate::browser::{clock, page as browser_page, storage};
use crate::customer_form::{
    Created, CreatedSlot, FORM_CHUNK, FormEvent, FormHost, FormSlots, HEADING_ID, HostTexts,
    SessionCheck, button, lazy, new_customer_form,
};
use crate::pages::words::PageWords;
use crate::route::Route;
use crate::submission::Submission;
use customer::CountryCode;
use json_digits::Json;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_erased::{HtmlElement, View, dynamic, fragment};
use std::sync::Arc;
use std::time::Duration;
use web_sys::KeyboardEvent;

/// The page: it shows the customer being typed, and a new one once that one is created.
pub fn new_customer_page(app: &AppContext) -> View {
    let focused = app.focus_next.get_untracked();
    app.focus_next.set(None);
    let title = app.form.words.new_customer();
    if let (Some(focused), Some(chunk)) = (&focused, FORM_CHUNK.get()) {
        app.form
            .draft
            .with_untracked(|draft| (chunk.open_at)(draft, focused));
    }
    page::open_at(title, focused.unwrap_or_else(|| HEADING_ID.to_owned()));
    open::begin(app);
    tools::take_link(app);
    let (saving, every) = (app.clone(), Duration::from_secs(1));
    let save = move || {
        keeping::keep_shown(&saving);
        keeping::follow_tabs(&saving);
    };
    let saving = set_interval_with_handle(save, every);
    // Either may be the last event of the page; phones send no `pagehide`.
    let endings = ["visibilitychange", "pagehide"].map(|event| {
        let ending = app.clone();
        window_event_listener_untyped(event, move |_| keeping::keep_ending(&ending))
    });
    let pasting = app.clone();
    let paste = window_event_listener_untyped("paste", move |event| {
        if let Some(chunk) = pasting.chunk.get() {
            (chunk.pasted)(&pasting, &event);
        }
    });
    let (undoing, typing, by_menu) = (app.clone(), app.clone(), app.clone());
    let keys = [
        Keys::commands(move |event| key(&undoing, &event)),
        Keys::edits(
            move || steps::run_begins(&typing),
            move |event, command| undo::instead_of_browser(&by_menu, &event, command),
        ),
    ];
    on_cleanup(move || {
        drop(keys);
        paste.remove();
        if let Ok(saving) = saving {
            saving.clear();
        }
        for ending in endings {
            ending.remove();
        }
    });
    let (context, host) = (app.form.clone(), host_of(app));
    dynamic(move || {
        let draft = context.draft.get();
        Some(untrack(|| new_customer_form(&context, &host, draft)))
    })
}

/// A key press on the page that may be a shortcut: undo and redo, or one of the tools.
fn key(app: &AppContext, event: &KeyboardEvent) {
    let key = event.key();
    // A Cyrillic or Greek keyboard names other letters: there the place of the key counts.
    let key = if key.is_ascii() { key } else { event.code() };
    match undo::command_of(&key, event) {
        Some(_) if event.is_composing() => (),
        Some(command) => undo::instead_of_browser(app, event, command),
        None => tools::key(app, &key, event),
    }
}

/// The host of a form in the app.
pub fn host_of(app: &AppContext) -> Arc<FormHost> {
    let (on, saving, heading, submit, created, begun) = (
        app.clone(),
        app.clone(),
        app.clone(),
        app.clone(),
        app.clone(),
        app.clone(),
    );
    let created_slot: CreatedSlot = Box::new(move |place, id, customer, outcome| {
        let (app, id) = (created.clone(), id.to_owned());
        let (customer, outcome) = (customer.cloned(), outcome.clone());
        lazy(app.form.words, app.chunk, move |chunk| {
            (chunk.created_part)(&app, place, &id, customer.as_ref(), &outcome)
        })
    });
    Arc::new(FormHost {
        on: Box::new(move |event| handle(&on, event)),
        slots: FormSlots {
            above_heading: Some(Box::new(move || {
                list::view(&heading).child(tools::buttons(&heading)).into()
            })),
            above_form: Some(Box::new(move || tools::begun(&begun))),
            beside_submit: Some(Box::new(move || history_buttons(&submit))),
            created: Some(created_slot),
        },
        session_check: SessionCheck::None,
        saved: Box::new(move || Box::pin(keeping::written(saving.clone()))),
        used_countries: used_countries::all,
        customer_address: |id| {
            let path = Route::Customer(id.to_owned()).path();
            Some(format!("{}{path}", browser_page::base_path()))
        },
        texts: HostTexts {
            keep: |key, text| storage::local_set(&format!("onboard.{key}"), text),
            recall: |key| storage::local_get(&format!("onboard.{key}")),
        },
        has_shortcuts: tools::has_shortcuts,
    })
}

fn handle(app: &AppContext, event: FormEvent<'_>) {
    match event {
        FormEvent::TitleChanged(title) => browser_page::set_title(title),
        FormEvent::Interacted(kind, event) => {
            app.chunk.prefetch();
            keeping::interacted(app, kind, event);
        }
        FormEvent::StepEnded => steps::step(app),
        FormEvent::StepAmended => steps::amend(app),
        FormEvent::ReadyToSend(form, is_held) => is_held.set(tools::shows_answers(app, form)),
        FormEvent::SubmissionChanged(submission) => {
            // Saved before anything is sent, for a page that is reopened. The draft of a created customer is deleted in
            // a moment: saving it would restore it as if it had never been sent, if the page ended before that.
            if !matches!(submission, Submission::Created { .. }) {
                app.drafts.touch();
                keeping::keep(app);
            }
            let unsettled = submission.unsettled().map(|it| it.correlation.to_string());
            browser_page::set_sending(unsettled.as_deref());
        }
        // Not sent with `SessionCheck::None`.
        FormEvent::SessionNeeded => (),
        FormEvent::TokenRefused(correlation) => renew::refused(app, correlation),
        FormEvent::RenewSession => renew::ask(app, RenewalReason::Refused),
        FormEvent::SignInAgain => go(
            &Route::SignIn(Some(Box::new(Route::NewCustomer))),
            HistoryChange::Push,
        ),
        FormEvent::CustomerOpened(id) => {
            go(&Route::Customer(id.to_owned()), HistoryChange::Push);
        }
        FormEvent::Created(created) => {
            let app = app.clone();
            app.chunk
                .when_loaded(move |chunk| (chunk.created)(&app, *created));
        }
        FormEvent::AnotherRequested => {
            let app = app.clone();
            app.chunk.when_loaded(move |chunk| (chunk.another)(&app));
        }
    }
}

fn history_buttons(app: &AppContext) -> View {
    let words = app.form.words;
    fragment([
        history_button(app, words.undo(), HistoryCommand::Undo),
        history_button(app, words.redo(), HistoryCommand::Redo),
    ])
}

/// Shows the page of a new customer, in the chunk of the page.
pub fn created(app: &AppContext, created: Created) {
    let body = created.body.as_deref().unwrap_or_default();
    let body = Json::read(body).unwrap_or_default();
    if let Some(country) = body.text("country").and_then(CountryCode::from_code) {
        used_countries::remember(country);
    }
    created.store();
    app.created.set(Some(created.clone()));
    let (recording, recorded, now) = (app.clone(), created.clone(), clock::now());
    app.tools_chunk
        .when_loaded(move |tools| (tools.record)(&recording, &recorded, now));
    // Set by a function of the tools, so they are loaded.
    let goes_on = app
        .tools_chunk
        .get()
        .filter(|_| app.tools.goes_on.get_untracked());
    match goes_on {
        Some(tools) => {
            open::done(app);
            (tools.go_on)(app, &created);
        }
        None => {
            go(&Route::Customer(created.id), HistoryChange::Push);
            open::done(app);
        }
    }
}

/// *Create another*, in the chunk of the page. The form is empty if nothing is to be kept, or if the tools cannot be
/// loaded.
pub fn another(app: &AppContext) {
    if !next::keeps_any() {
        return go(&Route::NewCustomer, HistoryChange::Push);
    }
    let app = app.clone();
    spawn_local(async move {
        match app.tools_chunk.settle().await {
            Some(tools) => (tools.another)(&app),
            None => go(&Route::NewCustomer, HistoryChange::Push),
        }
    });
}

/// *Undo* or *Redo*. Where there is nothing to do it stays where it is, and says so.
fn history_button(app: &AppContext, caption: &str, command: HistoryCommand) -> HtmlElement {
    let (seen, pressed) = (app.clone(), app.clone());
    // These always work: the browser's own undo knows nothing of what the form has written.
    let keys = match command {
        HistoryCommand::Undo => "Control+Z Meta+Z",
        HistoryCommand::Redo => "Control+Y Meta+Y",
    };
    button(caption)
        .class("quiet")
        .attr("aria-keyshortcuts", keys)
        .attr("aria-disabled", move || {
            (!seen.drafts.can(command)).then(|| "true".to_owned())
        })
        .on(ev::click, move |_| undo::press(&pressed, command))
}
