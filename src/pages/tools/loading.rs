//! Loads the words and the style of the tools, once for the page.

use super::words::ToolWords;
use crate::browser::{http, page};
use crate::i18n::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::sync::LazyLock;

/// What is known of the words.
#[derive(Clone, Copy)]
pub enum Loaded {
    No,
    /// They could not be loaded.
    Failed,
    Yes(&'static ToolWords),
}

static LOADED: LazyLock<ArcRwSignal<Loaded>> = LazyLock::new(|| ArcRwSignal::new(Loaded::No));

/// Is called with the words.
type WithWords = Box<dyn FnOnce(&'static ToolWords)>;

thread_local! {
    static WAITING: RefCell<Vec<WithWords>> = const { RefCell::new(Vec::new()) };
}

/// Returns whether words and style are loaded. Subscribes the caller.
pub fn loaded() -> Loaded {
    LOADED.get()
}

/// Loads the words of a language and the style. Only the first call has an effect, and one after a failure.
pub fn load(language: Language) {
    thread_local! {
        static IS_REQUESTED: Cell<bool> = const { Cell::new(false) };
    }
    if IS_REQUESTED.replace(true) {
        return;
    }
    LOADED.set(Loaded::No);
    spawn_local(async move {
        let style = page::apply_tools_style();
        let words = fetch_words(language).await;
        if let Some(style) = style {
            _ = style.await;
        }
        IS_REQUESTED.set(words.is_some());
        LOADED.set(words.map_or(Loaded::Failed, Loaded::Yes));
        if let Some(words) = words {
            for act in WAITING.take() {
                act(words);
            }
        }
    });
}

/// Calls `act` with the words, now or once they are loaded.
pub fn when_loaded(language: Language, act: impl FnOnce(&'static ToolWords) + 'static) {
    load(language);
    if let Loaded::Yes(words) = LOADED.get_untracked() {
        act(words);
    } else {
        WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(act)));
    }
}

async fn fetch_words(language: Language) -> Option<&'static ToolWords> {
    let address = page::tool_words_address(language.tag())?;
    ToolWords::read(&http::fetch_text(&address).await?)
}
