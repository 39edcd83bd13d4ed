//! The tools: what a person who creates customers every day uses around the form.
//!
//! All of them are in a chunk of their own, with their own words (`words/`) and style (`style/tools.css`), which are
//! loaded when the first tool is opened. Only this file is in the first part of the program.
//!
//! - `paste`: a pasted signature, address or row as input; `link`: links with values; `filling`: writing into the form
//! - `root`: the view of the open tool, and views of tools in other pages; `dialog`: the dialog around a tool
//! - `loading`: loads words and style; `words`: the texts

pub mod chunk;
mod comparison;
mod dialog;
mod filling;
mod link;
mod loading;
mod paste;
mod root;
mod words;

use super::context::AppContext;
use super::words::PageWords;
use crate::browser::storage;
use crate::customer_form::{button, chunk_loading, lazy};
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};
pub use paste::pasted;
use web_sys::Element;

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
    /// The values before they are sent.
    Answers,
    /// The customers created last in this browser.
    History,
    /// The keyboard shortcuts.
    Shortcuts,
}

/// A place of a page where the tools add a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {}

/// The state of the tools.
#[derive(Default)]
pub struct Tools {
    /// The open tool.
    pub(super) open: ArcRwSignal<Option<Tool>>,
    /// The tool that waits for the chunk.
    waiting: ArcRwSignal<Option<Tool>>,
}

/// The functions of the tools' chunk. `chunk.rs` has the table.
pub struct ToolsChunk {
    open: fn(&AppContext, Tool),
    place: fn(&AppContext, Place) -> View,
    /// Takes a text that was pasted into this control.
    pasted: fn(&AppContext, String, Element),
    /// Takes the values of a link.
    take_link: fn(&AppContext),
}

/// Where `boot.js` puts the values of a link.
const LINK_KEY: &str = "onboard.link";

/// Whether the values of a link wait for the form.
pub fn has_link() -> bool {
    storage::session_get(LINK_KEY).is_some()
}

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

/// The tools' view in a place of a page.
pub fn place(app: &AppContext, place: Place) -> View {
    let of = app.clone();
    lazy(app.form.words, app.tools_chunk, move |chunk| {
        (chunk.place)(&of, place)
    })
}
