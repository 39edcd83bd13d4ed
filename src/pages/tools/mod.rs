//! The tools: what a person who creates customers every day uses around the form.
//!
//! All of them are in a chunk of their own, with their own words (`words/`) and style (`style/tools.css`), which are
//! loaded when the first tool is opened. Only this file is in the first part of the program.
//!
//! - `paste`: a pasted signature, address or row as input; `link`: links with values; `filling`: writing into the form
//! - `root`: the view of the open tool, and views of tools in other pages; `dialog`: the dialog around a tool
//! - `loading`: loads words and style; `words`: the texts; `with_words`: a view that waits for them
//! - `state`: which tool is open, and what waits for the chunk
//! - `settings`: what a person has chosen for this browser
//! - `palette`: everything that can be done, found by its name; `shortcuts`: the list of keys
//! - `answers`: the values in words, before they are sent

mod answers;
pub mod chunk;
mod comparison;
mod dialog;
mod filling;
pub mod history;
mod json;
mod link;
mod loading;
pub mod next;
mod palette;
mod paste;
mod request;
mod root;
mod settings;
mod shortcuts;
pub mod state;
mod templates;
mod with_words;
mod words;

use super::context::AppContext;
use super::drafts::undo;
use super::words::PageWords;
use crate::customer_form::{button, chunk_loading, lazy};
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};
use settings::{ACTIONS_ID, Setting};
use state::has_link;

pub use paste::pasted;
pub use state::{Key, Place, Tool, Wanted};

/// Fills in the values of a link, if there are some.
pub fn take_link(app: &AppContext) {
    if has_link() {
        let app = app.clone();
        let chunk = app.tools_chunk;
        chunk.when_loaded(move |chunk| (chunk.take_link)(&app));
    }
}

/// Opens a tool, once the chunk is loaded.
pub fn open(app: &AppContext, tool: Tool) {
    want(app, Wanted::Tool(tool));
}

fn want(app: &AppContext, wanted: Wanted) {
    let (chunk, tools) = (app.tools_chunk, &app.tools);
    (chunk.file)().try_again();
    tools.waiting.set(Some(wanted));
    let app = app.clone();
    chunk.when_loaded(move |chunk| {
        // Of several presses before the chunk is there, the last counts.
        if let Some(wanted) = app.tools.waiting.get_untracked() {
            app.tools.waiting.set(None);
            (chunk.run)(&app, wanted);
        }
    });
}

/// A key press on the page of the form, with Ctrl or Command, or of F8 without. `key` names the key, or its place on
/// another keyboard.
pub fn key(app: &AppContext, key: &str, event: &KeyboardEvent) {
    let wanted = match (key, event.shift_key()) {
        ("k" | "K" | "KeyK", false) => Wanted::Tool(Tool::Actions),
        ("Enter", false) => Wanted::Key(Key::Create),
        ("Enter", true) => Wanted::Key(Key::CreateAndNext),
        ("F8", false) => Wanted::Key(Key::NextFinding),
        ("F8", true) => Wanted::Key(Key::PreviousFinding),
        _ => return,
    };
    // 229: some browsers say of the last key of an input method that the composition is over.
    let is_of_text = event.is_composing() || event.key_code() == 229;
    if !is_of_text && has_shortcuts() && !undo::is_elsewhere(event) {
        event.prevent_default();
        want(app, wanted);
    }
}

/// Whether the keyboard shortcuts are on.
pub fn has_shortcuts() -> bool {
    !Setting::NoShortcuts.is_on()
}

/// Shows the answers before a form with these texts is sent, if the person wants it and has not seen these. Returns
/// whether it does.
pub fn shows_answers(app: &AppContext, form: &str) -> bool {
    let is_seen = app.tools.checked_answers.with_untracked(|it| it == form);
    let is_wanted = !is_seen && Setting::Answers.is_on();
    if is_wanted {
        open(app, Tool::Answers);
    }
    is_wanted
}

/// The buttons above the form.
pub fn buttons(app: &AppContext) -> HtmlElement {
    let words = app.form.words;
    let opens = |caption: &str, tool| {
        let app = app.clone();
        button(caption)
            .class("quiet")
            .on(ev::click, move |_| open(&app, tool))
    };
    let (waiting, file) = (app.tools.waiting.clone(), app.tools_chunk.file);
    html::div()
        .class("tools")
        .child(opens(words.paste_customer(), Tool::Paste))
        .child(opens(words.templates(), Tool::Templates))
        .child(
            opens(words.actions(), Tool::Actions)
                .attr("id", ACTIONS_ID)
                .attr(
                    "aria-keyshortcuts",
                    has_shortcuts().then_some("Control+K Meta+K"),
                ),
        )
        .child(dynamic(move || {
            let is_waiting = waiting.get().is_some();
            is_waiting.then(|| chunk_loading(words, file()))
        }))
}

/// The tools' view in a place of a page, for views in a chunk.
pub fn place(app: &AppContext, place: Place) -> View {
    let of = app.clone();
    lazy(app.form.words, app.tools_chunk, move |chunk| {
        (chunk.place)(&of, place)
    })
}

/// What is said above a form that began with values of another customer.
pub fn begun(app: &AppContext) -> View {
    let app = app.clone();
    dynamic(move || {
        let is_begun = app.tools.is_begun.get();
        // A function of the chunk has begun it.
        let chunk = app.tools_chunk.get().filter(|_| is_begun);
        chunk.map(|chunk| (chunk.place)(&app, Place::Begun))
    })
}
