//! Beginning the next form: by *Create another*, or right after a creation.

use super::choice;
use super::form::{form_with, values_of_body};
use super::reuse::{Part, Scope};
use super::state::{Begun, BegunKind, begun};
use super::values::FormValues;
use crate::browser::address::{self, HistoryChange};
use crate::browser::{target_of, window};
use crate::customer_form::{CREATE_ID, Created};
use crate::pages::context::AppContext;
use crate::pages::drafts::{open, others};
use crate::pages::page::{self, go};
use crate::pages::tools::history::store;
use crate::pages::tools::loading;
use crate::route::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, HtmlElement};

/// Presses *Create customer*. Once the customer is created, the next form begins. Nothing happens where there is no form.
pub fn create_and_next(app: &AppContext) {
    let create = app.form.tree.element(CREATE_ID);
    let Some(create) = create.and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    loading::load(app.form.words.language);
    follow_presses(app);
    create.click();
    // After the press, which ends it.
    app.tools.goes_on.set(true);
}

/// A press of *Create customer* leads to the customer's page again, unless one is under way.
fn follow_presses(app: &AppContext) {
    thread_local! {
        static FOLLOWS: Cell<bool> = const { Cell::new(false) };
    }
    if FOLLOWS.replace(true) {
        return;
    }
    let app = app.clone();
    let pressed = move |event: Event| {
        let target = target_of(&event);
        let create = target.and_then(|it| it.closest(&format!("#{CREATE_ID}")).ok()?);
        let submission = &app.form.status.submission;
        if create.is_some() && !submission.with_untracked(|it| it.is_under_way()) {
            app.tools.goes_on.set(false);
        }
    };
    // As long as the page. Before the button itself hears of the press and begins to send.
    let pressed = Closure::<dyn Fn(Event)>::new(pressed).into_js_value();
    if let Some(window) = window() {
        let listener = pressed.unchecked_ref();
        _ = window.add_event_listener_with_callback_and_bool("click", listener, true);
    }
}

/// The customer was created, and the next form begins in the place of the one that was sent.
pub fn go_on(app: &AppContext, created: &Created) {
    app.tools.goes_on.set(false);
    begin(app, created, BegunKind::Next);
    let first = app
        .form
        .draft
        .with_untracked(|it| it.fields.company_name.element_id());
    page::open_at(app.form.words.new_customer(), first);
}

/// *Create another*: the form, with what the person keeps of this customer. A form that was begun already stays as it is.
pub fn another(app: &AppContext) {
    let app = app.clone();
    // After a reload the form has not been shown yet.
    open::begin_without_draft(&app);
    spawn_local(async move {
        if !open::is_changed(&app)
            && let Some(created) = customer_of_page(&app).await
        {
            begin(&app, &created, BegunKind::Another);
        }
        go(&Route::NewCustomer, HistoryChange::Push);
    });
}

/// The customer of this page with its request: a reload has lost it, but not the list of created customers.
async fn customer_of_page(app: &AppContext) -> Option<Created> {
    let Some(Route::Customer(id)) = Route::parse(address::path().as_deref()) else {
        return None;
    };
    let created = app.created.get_untracked();
    match created.filter(|it| it.id == id && it.body.is_some()) {
        Some(created) => Some(created),
        None => store::find(app, &id).await.map(|it| it.created),
    }
}

fn begin(app: &AppContext, created: &Created, kind: BegunKind) {
    let chosen = choice::chosen();
    let body = created.body.as_deref().unwrap_or_default();
    let of = |parts: &[Part]| values_of_body(app, body, Scope::Next(parts)).unwrap_or_default();
    let values = of(&chosen);
    let is_kept = |part: &Part| !of(&[*part]).is_empty();
    let kept = chosen.into_iter().filter(is_kept).collect();
    open::prefilled(app, form_with(app, &values));
    say_begun(app, created, kind, kept);
}

/// Begins a form with values of a created customer, and keeps it as a draft. The open draft stays in the list; where it is
/// not kept, undo brings it back.
pub fn start_with(app: &AppContext, created: &Created, values: &FormValues) {
    open::begin_without_draft(app);
    open::put_aside(app);
    if app.drafts.is_refused() {
        super::form::put_into_form(app, values);
    } else {
        app.form.status.reset();
        app.form.draft.set(form_with(app, values));
        open::filled(app);
        // The other one is in it now.
        others::refresh(app);
    }
    say_begun(app, created, BegunKind::Start, Vec::new());
}

fn say_begun(app: &AppContext, created: &Created, kind: BegunKind, kept: Vec<Part>) {
    begun().set(Some(Begun {
        draft: untrack(|| app.drafts.open_id()),
        kind,
        company: created.company.clone(),
        customer: created.id.clone(),
        kept,
    }));
    app.tools.is_begun.set(true);
}
