//! Views in a chunk that is loaded later.

use crate::platform::chunk::Chunk;
use crate::signal::Source;
use crate::text::Words;
use crate::ui::{Tag, View, live, tag};
use leptos::prelude::untrack;

/// A view made by a function of a chunk. Says that the chunk is being loaded until it is.
pub fn lazy<T: Sync>(
    words: &'static Words,
    chunk: &'static Chunk<T>,
    view: impl Fn(&'static T) -> View + Send + Sync + 'static,
) -> View {
    if let Some(table) = chunk.get() {
        return untrack(|| view(table));
    }
    let loaded = Source::new(None);
    let setter = loaded.clone();
    chunk.when_loaded(move |table| setter.set(Some(table)));
    live(move || match loaded.get() {
        Some(table) => untrack(|| view(table)),
        None => chunk_loading(words).into(),
    })
}

/// Says that a chunk is being loaded.
pub fn chunk_loading(words: &Words) -> Tag {
    tag("p").attr("role", "status").text(words.part_loading())
}
