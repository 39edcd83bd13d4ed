//! Signing out asks what becomes of the drafts.

use super::keeping::keep_shown;
use super::open::clear_form;
use crate::auth;
use crate::browser::address::HistoryChange;
use crate::browser::dialog;
use crate::browser::tree::Tree;
use crate::browser::vault;
use crate::customer_form::button;
use crate::i18n::fill;
use crate::pages::context::AppContext;
use crate::pages::page::go;
use crate::pages::words::PageWords;
use crate::route::Route;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_erased::{HtmlElement, html};

const ID: &str = "leaving";
const HEADING_ID: &str = "leaving-heading";

/// *Sign out* was pressed: where there are drafts it is asked what becomes of them.
pub fn sign_out(app: &AppContext) {
    app.drafts.touch();
    keep_shown(app);
    let unfinished = app.drafts.count();
    if unfinished > 0 {
        app.drafts.unfinished.set(unfinished);
        dialog::open_soon(&Tree::page(), ID);
    } else {
        leave(app);
    }
}

/// Ends the session and forgets everything: the token, the form, the customer created last.
fn leave(app: &AppContext) {
    auth::forget();
    app.form.session.set(None);
    app.signed_out.set(true);
    app.renewal.reset();
    app.created.set(None);
    clear_form(app);
    app.drafts.on_sign_out();
    go(&Route::SignIn(None), HistoryChange::Push);
}

/// Deletes all drafts of the person.
fn delete_all(app: &AppContext) {
    let owner = app.drafts.owner.get_untracked();
    app.drafts.others.set(Vec::new());
    spawn_local(async move { vault::remove_all(&owner).await });
}

/// The dialog of *Sign out*.
pub fn view(app: &AppContext) -> HtmlElement {
    let words = app.form.words;
    let (deleting, keeping) = (app.clone(), app.clone());
    let delete = button(words.leave_deleting()).class("danger");
    let delete = delete.on(ev::click, move |_| {
        dialog::close(&Tree::page(), ID);
        delete_all(&deleting);
        leave(&deleting);
    });
    let keep = button(words.leave_keeping())
        .class("primary")
        .on(ev::click, move |_| {
            dialog::close(&Tree::page(), ID);
            leave(&keeping);
        });
    // Nothing is lost by a press of Enter.
    let stay = button(words.cancel()).attr("autofocus", "");
    let stay = stay.on(ev::click, |_| dialog::close(&Tree::page(), ID));
    let unfinished = app.drafts.unfinished.clone();
    let body = html::div()
        .class("dialog-body")
        .child(
            html::h2()
                .attr("id", HEADING_ID)
                .child(move || match unfinished.get() {
                    1 => words.leaving_heading_one().to_owned(),
                    count => fill(words.leaving_heading(), &[("count", &count.to_string())]),
                }),
        )
        .child(html::p().child(words.leaving_text()))
        .child(keep)
        .child(delete)
        .child(stay);
    html::dialog()
        .attr("id", ID)
        .attr("aria-labelledby", HEADING_ID)
        .child(body)
}
