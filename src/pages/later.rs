//! Views that belong to the second part of the program.

use crate::platform::second_part;
use crate::signal::Source;
use crate::text::Words;
use crate::ui::{Tag, View, live, tag};
use leptos::prelude::untrack;

/// A view of the second part. Until that is here, it says what it waits for.
pub fn later(words: &'static Words, view: impl Fn() -> View + Send + Sync + 'static) -> View {
    if second_part::is_here() {
        return untrack(|| second_part::call(view));
    }
    let is_here = Source::new(false);
    let told = is_here.clone();
    second_part::once_here(move || told.set(true));
    live(move || {
        if is_here.get() {
            untrack(|| second_part::call(&view))
        } else {
            waiting(words).into()
        }
    })
}

/// Says that a part of the program is on its way.
pub fn waiting(words: &Words) -> Tag {
    tag("p").attr("role", "status").text(words.part_loading())
}
