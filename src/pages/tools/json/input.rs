//! Where a request body or a command is pasted, dropped or opened.

use super::super::words::ToolWords;
use super::outside;
use super::reading::{Incoming, Unreadable, may_hold_secrets};
use crate::i18n::fill;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

const TEXT_ID: &str = "json-text";
const LEAD_ID: &str = "json-lead";
const PROBLEM_ID: &str = "json-problem";
const FILE_ID: &str = "json-file";

/// Why a text was not read, in words.
fn problem_text(problem: &Unreadable, words: &'static ToolWords) -> String {
    match problem {
        Unreadable::Empty => words.json_empty().to_owned(),
        Unreadable::NotJson(place) => fill(
            words.json_not_json(),
            &[
                ("line", &place.line.to_string()),
                ("column", &place.column.to_string()),
            ],
        ),
        Unreadable::NoObject => words.json_no_object().to_owned(),
        Unreadable::NoBody => words.json_no_body().to_owned(),
        Unreadable::InFile(name) => fill(words.json_in_file(), &[("name", name)]),
        Unreadable::NothingKnown => words.json_nothing_known().to_owned(),
    }
}

/// A text area, a file, and the whole window as a place to drop a file. What is pasted is read at once. A text that was
/// read, or that may hold a token, does not stay in the page.
#[component]
pub fn Input(words: &'static ToolWords, on_read: Callback<Incoming>) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    let problem = RwSignal::new(None::<String>);
    let show = move |text: &str| {
        if let Some(area) = area.get_untracked() {
            area.set_value(text);
            _ = area.focus();
        }
    };
    let read = move |text: String| match Incoming::read(&text) {
        Ok(incoming) => {
            show("");
            on_read.run(incoming);
        }
        Err(why) => {
            let mut sentence = problem_text(&why, words);
            if may_hold_secrets(&text) {
                show("");
                sentence.push_str(". ");
                sentence.push_str(words.json_not_kept());
            } else {
                show(&text);
            }
            problem.set(Some(sentence));
        }
    };
    let read_file = move |file: JsValue| {
        spawn_local(async move {
            match outside::read(file).await {
                Some(text) => read(text),
                None => _ = problem.try_set(Some(words.json_file_refused().to_owned())),
            }
        });
    };
    let pasted = move |event: leptos::ev::ClipboardEvent| {
        let is_empty = area.get_untracked().is_some_and(|it| it.value().is_empty());
        // A piece that is pasted into a text is edited.
        if let (true, Some(text)) = (is_empty, outside::text_of(&event, "clipboardData")) {
            event.prevent_default();
            read(text);
        }
    };
    let press = move |_| {
        if let Some(area) = area.get_untracked() {
            read(area.value());
        }
    };
    let chosen = move |event: leptos::ev::Event| {
        let file = event.target().and_then(|it| outside::first_file(&it));
        if let Some(file) = file {
            read_file(file);
        }
    };
    let over = window_event_listener_untyped("dragover", |event| event.prevent_default());
    let dropping = window_event_listener_untyped("drop", move |event| {
        event.prevent_default();
        match outside::dropped(&event) {
            Some(file) => read_file(file),
            None => _ = outside::text_of(&event, "dataTransfer").map(read),
        }
    });
    on_cleanup(move || {
        over.remove();
        dropping.remove();
    });
    view! {
        <p id=LEAD_ID>{words.json_lead()}</p>
        <div class="field">
            <label class="label" for=TEXT_ID>
                {words.json_source()}
            </label>
            <textarea
                id=TEXT_ID
                class="code"
                rows="8"
                node_ref=area
                autocomplete="off"
                spellcheck="false"
                aria-describedby=move || match problem.get() {
                    Some(_) => format!("{PROBLEM_ID} {LEAD_ID}"),
                    None => LEAD_ID.to_owned(),
                }
                aria-invalid=move || problem.get().map(|_| "true")
                on:input=move |_| problem.set(None)
                on:paste=pasted
            ></textarea>
            <div role="alert">
                {move || {
                    problem
                        .get()
                        .map(|it| view! { <p class="error" id=PROBLEM_ID prop:textContent=it></p> })
                }}
            </div>
        </div>
        <p>
            <button type="button" class="primary" on:click=press>
                {words.json_read()}
            </button>
        </p>
        <div class="field">
            <label class="label" for=FILE_ID>
                {words.json_file()}
            </label>
            <input
                id=FILE_ID
                type="file"
                accept=".json,.txt,.sh,.ps1,.cmd,.bat,application/json,text/plain"
                on:change=chosen
            />
        </div>
    }
}
