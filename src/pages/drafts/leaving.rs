//! Signing out asks what becomes of the drafts.

use super::{keep_shown, wipe};
use crate::browser::address::HistoryChange;
use crate::browser::dialog;
use crate::browser::tree::Tree;
use crate::customer_form::button;
use crate::i18n::fill;
use crate::pages::page::go;
use crate::pages::shared::Shared;
use crate::route::Route;
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, html};

const ID: &str = "leaving";
const HEADING_ID: &str = "leaving-heading";

/// *Sign out* was pressed: where there are drafts it is asked what becomes of them.
pub fn sign_out(shared: &Shared) {
    shared.drafts.touch();
    keep_shown(shared);
    let unfinished = shared.drafts.count();
    if unfinished > 0 {
        shared.drafts.unfinished.set(unfinished);
        dialog::open_soon(&Tree::page(), ID);
    } else {
        leave(shared);
    }
}

fn leave(shared: &Shared) {
    shared.sign_out();
    go(&Route::SignIn(None), HistoryChange::Push);
}

/// The dialog; closed until somebody signs out.
pub fn view(shared: &Shared) -> HtmlElement {
    let words = shared.words;
    let (deleting, keeping) = (shared.clone(), shared.clone());
    let delete = button(words.leave_deleting()).class("danger");
    let delete = delete.on(ev::click, move |_| {
        dialog::close(&Tree::page(), ID);
        wipe(&deleting);
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
    let unfinished = shared.drafts.unfinished.clone();
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
