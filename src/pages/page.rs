//! What the pages have in common.

use crate::browser::address::{self, HistoryChange};
use crate::browser::tree::Tree;
use crate::browser::{focus, page};
use crate::customer_form::{HEADING_ID, as_first};
use crate::route::Route;
use leptos_erased::{HtmlElement, View, fragment, html};
use std::cell::Cell;

/// Navigates to a route.
pub fn go(route: &Route, change: HistoryChange) {
    address::navigate(&route.path(), change);
}

/// Names the page, and leads a keyboard or a screen reader to its heading, but for the first page:
/// there the browser itself begins at the top.
pub fn open(title: &str) {
    open_at(title, HEADING_ID.to_owned());
}

/// The same, to another element than the heading.
pub fn open_at(title: &str, id: String) {
    thread_local! {
        static IS_FIRST: Cell<bool> = const { Cell::new(true) };
    }
    page::set_title(&format!("{title} – {PRODUCT}"));
    if !IS_FIRST.replace(false) {
        focus::soon(&Tree::page(), id);
    }
}

/// A page without the app around it.
pub fn alone(body: View) -> View {
    let header = html::header().class("page-header");
    fragment([
        header.child(html::p().class("product").child(PRODUCT)),
        html::main().attr("id", "main").child(body),
    ])
}

/// The page's heading.
pub fn heading(title: &str) -> HtmlElement {
    let title = title.to_owned();
    as_first(html::h1(), move || title.clone())
}

/// The product's name, the same in every language.
pub const PRODUCT: &str = "Onboard";
