//! Views in a chunk that is loaded later.

use super::elements::button;
use crate::browser::chunk::{Chunk, ChunkFile};
use crate::i18n::Words;
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{View, dynamic, html};

/// A view made by a function of a chunk. Says that the chunk is being loaded until it is.
pub fn lazy<T: Sync>(
    words: &'static Words,
    chunk: &'static Chunk<T>,
    view: impl Fn(&'static T) -> View + 'static,
) -> View {
    if let Some(table) = chunk.get() {
        return untrack(|| view(table));
    }
    let loaded = ArcRwSignal::new(None);
    let setter = loaded.clone();
    chunk.when_loaded(move |table| setter.set(Some(table)));
    let file = (chunk.file)();
    dynamic(move || match loaded.get() {
        Some(table) => untrack(|| view(table)),
        None => chunk_loading(words, file),
    })
}

/// Says that a chunk is being loaded, or that it could not be, with a button to try again.
pub fn chunk_loading(words: &'static Words, file: &'static ChunkFile) -> View {
    dynamic(move || match file.is_missing() {
        true => html::div()
            .class("notice")
            .attr("role", "alert")
            .child(html::p().child(words.part_missing()))
            .child(button(words.try_again()).on(ev::click, move |_| file.try_again())),
        false => html::p().attr("role", "status").child(words.part_loading()),
    })
}
