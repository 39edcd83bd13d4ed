//! The tools: what a person who creates customers every day uses around the form.
//!
//! All of them are in a chunk of their own, with their own words (`words/`) and style (`style/tools.css`), which are
//! loaded when the first tool is opened. Only this file is in the first part of the program.
//!
//! - `root`: the view of the open tool, and views of tools in other pages; `dialog`: the dialog around a tool
//! - `loading`: loads words and style; `words`: the texts

pub mod chunk;
mod dialog;
pub mod history;
mod loading;
pub mod next;
mod root;
mod templates;
mod words;

use super::context::AppContext;
use super::words::PageWords;
use crate::auth::UnixSeconds;
use crate::customer_form::{Created, button, chunk_loading, lazy};
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};

/// A tool that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Everything that can be done: the command palette.
    Actions,
    /// The request as it would be sent.
    Request,
    /// A request body or a cURL command as input.
    Json,
    /// A pasted signature, address or row as input.
    Paste,
    Templates,
    /// What the next form keeps of a created customer.
    Next,
    /// The values before they are sent.
    Answers,
    /// The customers created last in this browser.
    History,
    /// The keyboard shortcuts.
    Shortcuts,
}

/// A place of a page where the tools add a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Above a form that began with values of another customer.
    Begun,
    /// Below *Create another*, on the page of a created customer.
    Receipt,
}

/// The state of the tools.
#[derive(Default)]
pub struct Tools {
    /// The open tool.
    pub(super) open: ArcRwSignal<Option<Tool>>,
    /// The tool that waits for the chunk.
    waiting: ArcRwSignal<Option<Tool>>,
    /// Whether the next form begins as soon as this customer is created.
    pub(super) goes_on: ArcRwSignal<bool>,
    /// Whether a form has begun with values of another customer.
    pub(super) is_begun: ArcRwSignal<bool>,
}

impl Tools {
    /// Closes the open tool.
    pub(super) fn close(&self) {
        self.open.set(None);
    }
}

/// The functions of the tools' chunk. `chunk.rs` has the table.
pub struct ToolsChunk {
    open: fn(&AppContext, Tool),
    place: fn(&AppContext, Place) -> View,
    /// *Create another* was pressed.
    pub(super) another: fn(&AppContext),
    /// A customer was created, and the next form is to begin.
    pub(super) go_on: fn(&AppContext, &Created),
    /// A customer was created at this time.
    pub(super) record: fn(&AppContext, &Created, UnixSeconds),
    /// Forgets what belongs to the person, on sign-out.
    pub(super) on_sign_out: fn(&AppContext),
}

/// Opens a tool, once the chunk is loaded.
pub fn open(app: &AppContext, tool: Tool) {
    let (chunk, tools) = (app.tools_chunk, &app.tools);
    (chunk.file)().try_again();
    if chunk.get().is_none() {
        tools.waiting.set(Some(tool));
    }
    let app = app.clone();
    chunk.when_loaded(move |chunk| {
        // Of several presses before the chunk is there, the last counts.
        let wanted = app.tools.waiting.get_untracked().unwrap_or(tool);
        (chunk.open)(&app, wanted);
        app.tools.waiting.set(None);
    });
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
        .child(opens(words.actions(), Tool::Actions))
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
