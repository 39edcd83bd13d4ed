//! Templates to take to another browser, or to give to colleagues.

use super::file::{FileError, NamedValues, export, import};
use super::state::templates;
use super::store;
use crate::i18n::fill;
use crate::pages::context::AppContext;
use crate::pages::tools::request::file_address;
use crate::pages::tools::words::ToolWords;
use js_sys::{Function, Promise, Reflect};
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const FILE_ID: &str = "template-file";

/// The number of left out places that are named.
const NAMED_MAX: usize = 10;

/// What came of an import.
#[derive(Clone, PartialEq)]
enum Imported {
    Nothing,
    Refused(FileError),
    /// The number of templates, and the names of the values that were left out.
    Taken(usize, Vec<String>),
}

/// *Export* and *Import*.
#[component]
pub fn Transfer(words: &'static ToolWords) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let imported = RwSignal::new(Imported::Nothing);
    let list = templates().list.clone();
    let address = move || {
        let all = list.with(|all| {
            all.iter()
                .map(|it| it.named.clone())
                .collect::<Vec<NamedValues>>()
        });
        let is_any = !all.is_empty();
        is_any.then(|| file_address(&export(&all)))
    };
    let opened = move |event: Event| {
        let input = event.target();
        let app = app.clone();
        spawn_local(async move {
            let Some(text) = input.as_ref().and_then(first_file).map(text_of) else {
                return;
            };
            let found = import(&text.await.unwrap_or_default());
            let outcome = match found {
                Err(why) => Imported::Refused(why),
                Ok(import) => {
                    let count = import.templates.len();
                    for template in import.templates {
                        if store::add(&app, template).await.is_err() {
                            templates().is_refused.set(true);
                        }
                    }
                    Imported::Taken(count, import.left_out)
                }
            };
            imported.try_set(outcome);
            // The same file can be opened again.
            if let Some(input) = input {
                _ = Reflect::set(&input, &"value".into(), &"".into());
            }
        });
    };
    view! {
        <div class="transfer">
            {move || {
                address()
                    .map(|address| {
                        view! {
                            <a href=address download="onboard-templates.json">
                                {words.templates_export()}
                            </a>
                        }
                    })
            }}
            <label for=FILE_ID>{words.templates_import()}</label>
            <input
                id=FILE_ID
                type="file"
                accept=".json,application/json"
                on:change=opened
            />
        </div>
        <div role="status">{move || imported.with(|it| said(words, it))}</div>
    }
}

fn said(words: &'static ToolWords, imported: &Imported) -> impl IntoView + use<> {
    let (text, left_out) = match imported {
        Imported::Nothing => (String::new(), &[][..]),
        Imported::Refused(FileError::TooLarge) => (words.import_too_large().to_owned(), &[][..]),
        Imported::Refused(FileError::NotJson) => (words.import_not_json().to_owned(), &[][..]),
        Imported::Refused(FileError::NotTemplates) => {
            (words.import_no_templates().to_owned(), &[][..])
        }
        Imported::Taken(count, left_out) => {
            let text = fill(words.import_taken(), &[("count", &count.to_string())]);
            (text, &left_out[..])
        }
    };
    let more = left_out.len().saturating_sub(NAMED_MAX);
    let more = (more > 0).then(|| fill(words.import_more(), &[("count", &more.to_string())]));
    let items = left_out.iter().take(NAMED_MAX).cloned();
    let items = items
        .chain(more)
        .map(|it| view! { <li prop:textContent=it></li> });
    let list = (!left_out.is_empty()).then(|| {
        view! {
            <p>{words.import_left_out()}</p>
            <ul>{items.collect_view()}</ul>
        }
    });
    let text = (!text.is_empty()).then(|| view! { <p prop:textContent=text></p> });
    (text, list)
}

/// The file that a control holds.
fn first_file(input: &web_sys::EventTarget) -> Option<JsValue> {
    let files = Reflect::get(input, &"files".into()).ok()?;
    let file = Reflect::get(&files, &0.into()).ok()?;
    file.is_object().then_some(file)
}

/// The text of a file; none where it cannot be read.
async fn text_of(file: JsValue) -> Option<String> {
    let read: Function = Reflect::get(&file, &"text".into()).ok()?.dyn_into().ok()?;
    let text: Promise = read.call0(&file).ok()?.dyn_into().ok()?;
    JsFuture::from(text).await.ok()?.as_string()
}
