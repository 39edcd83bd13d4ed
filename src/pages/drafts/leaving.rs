//! Signing out asks what becomes of the drafts.

use super::keeping::keep_shown;
use super::open::{clear_form, owner_now};
use crate::auth;
use crate::browser::address::HistoryChange;
use crate::browser::vault;
use crate::customer_form::lazy;
use crate::i18n::fill;
use crate::pages::context::AppContext;
use crate::pages::page::go;
use crate::pages::tools::history::owner::owner_of;
use crate::pages::words::PageWords;
use crate::route::Route;
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};

const HEADING_ID: &str = "leaving-heading";

/// *Sign out* was pressed: where there are drafts it is asked what becomes of them.
pub fn sign_out(app: &AppContext) {
    app.drafts.touch();
    keep_shown(app);
    let unfinished = app.drafts.count();
    if unfinished > 0 {
        app.drafts.unfinished.set(unfinished);
    } else {
        leave(app);
    }
}

/// Ends the session and forgets everything: the token, the form, the created customers.
fn leave(app: &AppContext) {
    vault::remove_all(&owner_of(&owner_now(app)));
    auth::forget();
    app.form.session.set(None);
    app.signed_out.set(true);
    app.renewal.reset();
    app.created.set(None);
    clear_form(app);
    app.drafts.on_sign_out();
    if let Some(tools) = app.tools_chunk.get() {
        (tools.on_sign_out)(app);
    }
    go(&Route::SignIn(None), HistoryChange::Push);
}

/// Deletes all drafts of the person.
fn delete_all(app: &AppContext) {
    app.drafts.others.set(Vec::new());
    vault::remove_all(&app.drafts.owner.get_untracked());
}

/// The dialog of *Sign out*, while it asks.
pub fn view(app: &AppContext) -> View {
    let app = app.clone();
    dynamic(move || {
        let asking = app.clone();
        (app.drafts.unfinished.get() > 0).then(|| {
            lazy(app.form.words, app.chunk, move |chunk| {
                (chunk.leaving)(&asking).into()
            })
        })
    })
}

/// The dialog, in the chunk of the pages.
pub fn dialog(app: &AppContext) -> HtmlElement {
    let app = app.clone();
    html::div().plain(move || {
        let app = app.clone();
        view! { <LeavingDialog app /> }
    })
}

#[component]
fn LeavingDialog(app: AppContext) -> impl IntoView {
    let words = app.form.words;
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            _ = dialog.show_modal();
        }
    });
    let heading = match app.drafts.unfinished.get_untracked() {
        1 => words.leaving_heading_one().to_owned(),
        count => fill(words.leaving_heading(), &[("count", &count.to_string())]),
    };
    // Gives the focus back to *Sign out*, then the dialog is removed.
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let (closed, keeping, deleting) = (app.clone(), app.clone(), app);
    let keep = move |_| {
        close();
        leave(&keeping);
    };
    let delete = move |_| {
        close();
        delete_all(&deleting);
        leave(&deleting);
    };
    // Nothing is lost by a press of Enter: *Cancel* has the focus.
    view! {
        <dialog
            node_ref=dialog
            aria-labelledby=HEADING_ID
            on:close=move |_| closed.drafts.unfinished.set(0)
        >
            <div class="dialog-body">
                <h2 id=HEADING_ID>{heading}</h2>
                <p>{words.leaving_text()}</p>
                <button type="button" class="primary" on:click=keep>
                    {words.leave_keeping()}
                </button>
                <button type="button" class="danger" on:click=delete>
                    {words.leave_deleting()}
                </button>
                <button type="button" autofocus on:click=move |_| close()>
                    {words.cancel()}
                </button>
            </div>
        </dialog>
    }
}
