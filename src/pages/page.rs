//! What every page does when it opens.

use super::desk::Desk;
use crate::platform::tree::Tree;
use crate::platform::{address, focus, page};
use crate::route::Route;
use crate::ui::{CopyWords, Tag, View, copyable, group, tag};
use std::cell::Cell;
use std::sync::Arc;
use web_sys::Event;

/// The id of a page's heading, which takes the focus when the page opens.
pub const HEADING_ID: &str = "page-heading";

/// Goes to a page.
pub fn go(route: &Route, replace: bool) {
    address::go(&route.path(), replace);
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

/// A page without the app around it: nothing can be done here but what it says.
pub fn alone(body: Tag) -> View {
    let header = tag("header").class("page-header");
    group([
        header.child(tag("p").class("product").text(PRODUCT)),
        tag("main").attr("id", "main").child(body),
    ])
}

/// The page's heading.
pub fn heading(title: &str) -> Tag {
    as_first(tag("h1")).text(title)
}

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// A heading of the form. On a page of somebody else's, the first one has the level that the page wants, and
/// the others follow it.
pub fn form_heading(desk: &Desk, name: &'static str) -> Tag {
    let first = usize::from(desk.config.heading_level).max(1);
    let depth = HEADINGS.iter().position(|it| *it == name).unwrap_or(0);
    let at = (depth + first - 1).min(HEADINGS.len() - 1);
    // On another level it looks the same.
    tag(HEADINGS[at]).attr_if("data-heading", (at != depth).then_some(name))
}

/// The form's own heading.
pub fn first_heading(desk: &Desk) -> Tag {
    as_first(form_heading(desk, "h1"))
}

/// It takes the focus when the page opens.
fn as_first(heading: Tag) -> Tag {
    heading.attr("id", HEADING_ID).attr("tabindex", "-1")
}

/// A button that does not send a form.
pub fn button(caption: &str) -> Tag {
    tag("button").attr("type", "button").text(caption)
}

/// What a form and its button do when it is sent: the button as well, for a frame may forbid forms (`sandbox` without
/// `allow-forms`). There the browser tells of no `submit`; for Enter it presses the button all the same.
pub fn sends(send: impl Fn() + Send + Sync + 'static) -> impl Fn(Event) + Clone {
    let send = Arc::new(send);
    move |event: Event| {
        // A press that is taken here sends no form.
        event.prevent_default();
        send();
    }
}

/// An id with a button that copies it. `mark` tells outside programs which id it is, `name` people.
pub fn copyable_id(desk: &Desk, name: &'static str, mark: &'static str, id: &str) -> Tag {
    let words = CopyWords {
        copy: desk.words.copy(),
        copied: desk.words.copied(),
        refused: desk.words.copy_refused(),
    };
    let code = tag("code").attr(mark, id).attr("translate", "no").text(id);
    copyable(code, id, name, words, &desk.announcer)
}

/// The product's name, the same in every language.
pub const PRODUCT: &str = "Onboard";
