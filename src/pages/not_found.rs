//! The page of an unknown address.

use super::context::AppContext;
use super::page;
use crate::browser::address::HistoryChange;
use crate::customer_form::button;
use crate::pages::words::PageWords;
use crate::route::Route;
use leptos::ev;
use leptos_erased::{View, html};

/// Says so, with the way back.
pub fn not_found_page(app: &AppContext) -> View {
    let words = app.form.words;
    page::open(words.not_found());
    let back = button(words.to_the_form()).on(ev::click, move |_| {
        page::go(&Route::NewCustomer, HistoryChange::Push)
    });
    html::div()
        .class("narrow")
        .child(page::heading(words.not_found()))
        .child(html::p().child(words.not_found_text()))
        .child(back)
        .into()
}
