//! The page of an unknown address, in the chunk of the pages.

use super::context::AppContext;
use super::page;
use crate::browser::address::HistoryChange;
use crate::pages::words::PageWords;
use crate::route::Route;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, html};

/// Says that there is no such page, with a button that opens the form.
pub fn view(app: &AppContext) -> HtmlElement {
    let words = app.form.words;
    page::open(words.not_found());
    let open_form = move |_| page::go(&Route::NewCustomer, HistoryChange::Push);
    html::div()
        .class("narrow")
        .child(page::heading(words.not_found()))
        .child(html::div().plain(move || {
            view! {
                <p>{words.not_found_text()}</p>
                <button type="button" on:click=open_form>
                    {words.to_the_form()}
                </button>
            }
        }))
}
