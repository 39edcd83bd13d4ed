//! Signing out asks what becomes of the drafts.

use super::{keep_shown, wipe};
use crate::browser::dialog;
use crate::browser::tree::Tree;
use crate::components::{Tag, tag};
use crate::customer_form::button;
use crate::i18n::fill;
use crate::pages::page::go;
use crate::pages::shared::Shared;
use crate::route::Route;
use leptos::prelude::*;

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
    go(&Route::SignIn(None), false);
}

/// The dialog; closed until somebody signs out.
pub fn view(shared: &Shared) -> Tag {
    let words = shared.words;
    let (deleting, keeping) = (shared.clone(), shared.clone());
    let delete = button(words.leave_deleting()).class("danger");
    let delete = delete.on("click", move |_| {
        dialog::close(&Tree::page(), ID);
        wipe(&deleting);
        leave(&deleting);
    });
    let keep = button(words.leave_keeping())
        .class("primary")
        .on("click", move |_| {
            dialog::close(&Tree::page(), ID);
            leave(&keeping);
        });
    // Nothing is lost by a press of Enter.
    let stay = button(words.cancel()).attr("autofocus", "");
    let stay = stay.on("click", |_| dialog::close(&Tree::page(), ID));
    let unfinished = shared.drafts.unfinished.clone();
    let body = tag("div")
        .class("dialog-body")
        .child(
            tag("h2")
                .attr("id", HEADING_ID)
                .live_text(move || match unfinished.get() {
                    1 => words.leaving_heading_one().to_owned(),
                    count => fill(words.leaving_heading(), &[("count", &count.to_string())]),
                }),
        )
        .child(tag("p").text(words.leaving_text()))
        .child(keep)
        .child(delete)
        .child(stay);
    tag("dialog")
        .attr("id", ID)
        .attr("aria-labelledby", HEADING_ID)
        .child(body)
}
