//! Pasting into a control of an untouched form: a block of text opens the proposal.

use super::proposal::Proposal;
use crate::browser::{clipboard, controls, focus, target_of};
use crate::customer_form::FORM_CHUNK;
use crate::pages::context::AppContext;
use crate::pages::drafts::{open::is_changed, undo::is_elsewhere};
use crate::pages::tools::{Tool, Wanted, open};
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::LazyLock;
use web_sys::{Element, Event};

/// The values that make a text a block: fewer are a text for the control.
const VALUES_MIN: usize = 2;

/// A block that was pasted into a control.
#[derive(Clone)]
pub struct Pasted {
    pub text: String,
    /// The control.
    pub control_id: String,
}

/// The block that waits for the dialog.
pub static PASTED: LazyLock<ArcRwSignal<Option<Pasted>>> = LazyLock::new(ArcRwSignal::default);

/// Looks at a `paste` event of the page. A text of several lines or cells for a line of an untouched form is taken from
/// the browser; every other one is none of our business. In the chunk of the page, because the browser does not wait.
pub fn pasted(app: &AppContext, event: &Event) {
    let target = target_of(event);
    let line = target.filter(|it| it.matches("form input:not([readonly])").unwrap_or_default());
    let (Some(control), false) = (line, is_elsewhere(event) || event.default_prevented()) else {
        return;
    };
    let Some(text) = clipboard::pasted_text(event) else {
        return;
    };
    if !text.trim().contains(['\n', '\t']) || is_changed(app) {
        return;
    }
    event.prevent_default();
    // Without the chunk of the tools the text goes where it was pasted.
    let app = app.clone();
    spawn_local(async move {
        app.tools.waiting.set(Some(Wanted::Tool(Tool::Paste)));
        let chunk = app.tools_chunk.settle().await;
        app.tools.waiting.set(None);
        match chunk {
            Some(chunk) => (chunk.pasted)(&app, text, control),
            None => insert(&app, &control.id(), &text),
        }
    });
}

/// Opens the proposal of a block, or writes the text into the control if it is none. In the chunk of the tools.
pub fn take(app: &AppContext, text: String, control: Element) {
    let (app, control_id) = (app.clone(), control.id());
    FORM_CHUNK.when_loaded(move |_| {
        if Proposal::of(&app, &text).found < VALUES_MIN {
            return insert(&app, &control_id, &text);
        }
        PASTED.set(Some(Pasted { text, control_id }));
        open(&app, Tool::Paste);
    });
}

/// Writes a text into a control, as the browser would have.
pub fn insert(app: &AppContext, control_id: &str, text: &str) {
    let Some(control) = app.form.tree.element(control_id) else {
        return;
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    _ = Reflect::set(&control, &"value".into(), &words.join(" ").into());
    controls::read_all(&app.form.tree);
    focus::by_id(&app.form.tree, control_id);
}
