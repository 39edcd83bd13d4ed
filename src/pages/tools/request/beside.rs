//! The request beside the form, in windows that are wide enough: it stays open while a person types.

use super::super::words::ToolWords;
use super::view as request;
use crate::browser::page::document;
use crate::browser::tree::Tree;
use crate::browser::{address, focus};
use crate::pages::context::AppContext;
use crate::route::Route;
use js_sys::{Function, Reflect};
use leptos::html;
use leptos::prelude::*;
use std::sync::LazyLock;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

const HEADING_ID: &str = "request-heading";

/// From this width on there is room beside the form. `style/tools.css` has the same.
const WIDE: &str = "(min-width: 80rem)";

static IS_OPEN: LazyLock<ArcRwSignal<bool>> = LazyLock::new(ArcRwSignal::default);

/// Shows the request beside the form. `false`: there is no room for it.
pub fn show_beside() -> bool {
    let is_wide = matches(WIDE).unwrap_or_default();
    if is_wide {
        IS_OPEN.set(true);
        // It may have been open.
        focus::soon(&Tree::page(), HEADING_ID.to_owned());
    }
    is_wide
}

/// Whether a media query matches. By reflection: an import would be in the first part of the program.
fn matches(query: &str) -> Option<bool> {
    let window = leptos::prelude::window();
    let ask = Reflect::get(&window, &"matchMedia".into()).ok()?;
    let list = ask.dyn_into::<Function>().ok()?;
    let list = list.call1(&window, &query.into()).ok()?;
    Reflect::get(&list, &"matches".into()).ok()?.as_bool()
}

/// The request beside the form, if it is open and this is the page of the form.
#[component]
pub fn Beside(words: &'static ToolWords) -> impl IntoView {
    let is_open = IS_OPEN.clone();
    let is_shown = Memo::new(move |_| {
        let is_form = matches!(
            Route::parse(address::path().as_deref()),
            Some(Route::NewCustomer)
        );
        is_open.get() && is_form
    });
    view! {
        <Show when=move || is_shown.get()>
            <Panel words />
        </Show>
    }
}

#[component]
fn Panel(words: &'static ToolWords) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let focused = document().and_then(|it| it.active_element());
    let opener = StoredValue::new_local(focused.and_then(|it| it.dyn_into::<HtmlElement>().ok()));
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move || {
        if let Some(heading) = heading.get() {
            _ = heading.focus();
        }
    });
    let close = move || {
        let opener = opener.get_value();
        IS_OPEN.set(false);
        if let Some(opener) = opener {
            _ = opener.focus();
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            close();
        }
    };
    view! {
        <aside class="request-beside" aria-labelledby=HEADING_ID on:keydown=key>
            <div class="tool-head">
                <h2 id=HEADING_ID tabindex="-1" node_ref=heading>
                    {words.request_heading()}
                </h2>
                <button type="button" class="quiet" on:click=move |_| close()>
                    {words.close()}
                </button>
            </div>
            {request(&app, words)}
        </aside>
    }
}
