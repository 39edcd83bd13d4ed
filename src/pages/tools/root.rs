//! The view of the open tool, and the views of tools in other pages.

use super::dialog::ToolDialog;
use super::loading::{self, Loaded};
use super::with_words::WithWords;
use super::words::ToolWords;
use super::{
    Place, Tool, Wanted, answers, history, json, next, palette, paste, request, shortcuts,
    templates,
};
use crate::browser::page;
use crate::pages::context::AppContext;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_erased::{View, html};
use std::cell::Cell;

/// Opens a tool, or acts on a key. In the chunk, as all below.
pub fn run(app: &AppContext, wanted: Wanted) {
    match wanted {
        Wanted::Tool(tool) => open(app, tool),
        Wanted::Key(key) => palette::keys::pressed(app, key),
    }
}

fn open(app: &AppContext, tool: Tool) {
    thread_local! {
        static IS_MOUNTED: Cell<bool> = const { Cell::new(false) };
    }
    loading::load(app.form.words.language);
    if !IS_MOUNTED.replace(true)
        && let Some(place) = page::add_to_body()
    {
        let app = app.clone();
        mount_to(place, move || {
            provide_context(app);
            view! {
                <RequestBeside />
                <OpenTool />
            }
        })
        .forget();
    }
    if tool == Tool::Request && request::show_beside() {
        return app.tools.open.set(None);
    }
    app.tools.open.set(Some(tool));
}

/// Forgets what belongs to the person.
pub fn on_sign_out(app: &AppContext) {
    app.tools.close();
    app.tools.is_begun.set(false);
    next::forget();
    history::forget();
    templates::forget();
}

/// The open tool.
#[component]
fn OpenTool() -> impl IntoView {
    let app = expect_context::<AppContext>();
    move || {
        let tool = app.tools.open.get()?;
        let app = app.clone();
        let dialog = move |words| {
            let app = app.clone();
            view! { <ToolDialog tool words>{body(&app, tool, words)}</ToolDialog> }.into_any()
        };
        Some(view! { <WithWords children=dialog /> })
    }
}

/// The request beside the form.
#[component]
fn RequestBeside() -> impl IntoView {
    move || match loading::loaded() {
        Loaded::Yes(words) => Some(view! { <request::Beside words /> }),
        _ => None,
    }
}

/// The content of a tool.
fn body(app: &AppContext, tool: Tool, words: &'static ToolWords) -> AnyView {
    match tool {
        Tool::Actions => palette::view(app, words),
        Tool::Request => request::view(app, words),
        Tool::Json => json::view(app, words),
        Tool::Paste => paste::view(words),
        Tool::Templates => templates::view(app, words).into_any(),
        Tool::Next => next::view(words).into_any(),
        Tool::Answers => answers::view(app, words),
        Tool::History => history::view(app, words).into_any(),
        Tool::Shortcuts => shortcuts::view(app, words),
    }
}

/// The view of the tools in a place of a page.
pub fn place(app: &AppContext, place: Place) -> View {
    loading::load(app.form.words.language);
    let app = app.clone();
    let view = move |words| match place {
        Place::Begun => next::begun_view(&app, words).into_any(),
        Place::Receipt => history::receipt_view(&app, words).into_any(),
    };
    let view = move || view! { <WithWords children=view.clone() /> };
    html::div().plain(view).into()
}
