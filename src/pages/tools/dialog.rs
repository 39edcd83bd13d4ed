//! The dialog around a tool.

use super::Tool;
use super::words::ToolWords;
use crate::browser::dialog;
use crate::browser::tree::Tree;
use crate::pages::context::AppContext;
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;

/// The id of the dialog.
const ID: &str = "tool";

/// The id of the heading.
const HEADING_ID: &str = "tool-heading";

fn heading(tool: Tool, words: &'static ToolWords) -> &'static str {
    match tool {
        Tool::Actions => words.actions_heading(),
        Tool::Request => words.request_heading(),
        Tool::Json => words.json_heading(),
        Tool::Paste => words.paste_heading(),
        Tool::Templates => words.templates_heading(),
        Tool::Next => words.keep_heading(),
        Tool::Answers => words.answers_heading(),
        Tool::History => words.history_heading(),
        Tool::Shortcuts => words.shortcuts_heading(),
    }
}

/// The browser's dialog: it traps the focus, closes on Escape, and gives the focus back to where it came from.
#[component]
pub fn ToolDialog(tool: Tool, words: &'static ToolWords, children: Children) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            _ = dialog.show_modal();
        }
    });
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog
            id=ID
            class="tool"
            node_ref=dialog
            aria-labelledby=HEADING_ID
            on:close=move |_| {
                // Another one may have been opened meanwhile.
                if app.tools.open.get_untracked() == Some(tool) {
                    app.tools.open.set(None);
                }
            }
        >
            <div class="tool-head">
                <h2 id=HEADING_ID tabindex="-1">
                    {heading(tool, words)}
                </h2>
                <button type="button" class="quiet" on:click=close>
                    {words.close()}
                </button>
            </div>
            {children()}
        </dialog>
    }
}

/// Closes the open tool. The focus goes back to where it came from.
pub fn close() {
    dialog::close(&Tree::page(), ID);
}

/// Closes the open tool, then calls `act`: it may move the focus, or open another tool.
pub fn close_then(act: impl FnOnce() + 'static) {
    close();
    set_timeout(act, Duration::ZERO);
}
