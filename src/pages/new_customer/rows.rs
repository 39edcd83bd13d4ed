//! What the lists of the form have in common: their rows, their numbers, and saying what came or went.

use super::FormParts;
use crate::form::{Row, Rows};
use crate::pages::page::button;
use crate::text::fill;
use crate::ui::{RowView, Tag, Text, View, heard, list};
use std::sync::Arc;

/// The rows of a list, each shown once by `view`.
pub fn rows_of<T: Row>(rows: &Rows<T>, view: impl Fn(&T) -> Tag + Send + Sync + 'static) -> View {
    let (rows, view) = (rows.clone(), Arc::new(view));
    list(move || {
        let row_view = |row: T| {
            let view = view.clone();
            RowView {
                key: row.place().key().into(),
                is_still: false,
                element: Box::new(move || view(&row)),
            }
        };
        rows.all().into_iter().map(row_view).collect()
    })
}

/// Words with the row's number on the screen, from 1; they follow the row when others go.
pub fn numbered<T: Row>(
    row: &T,
    template: &'static str,
) -> impl Fn() -> String + Clone + Send + Sync + 'static + use<T> {
    let position = row.place().position();
    move || with_number(template, position.get())
}

/// A button of a row. The name that is heard says which row; it begins with the words that are seen.
pub fn row_button(caption: &str, row: &Text) -> Tag {
    let (seen, row) = (caption.to_owned(), row.clone());
    button(caption).live_attr("aria-label", move || heard(&seen, &row()))
}

/// The button that takes a row away. The name that is heard says which one; it begins with the word that
/// is seen.
pub fn remove_button(parts: &FormParts, heard: impl Fn() -> String + Send + Sync + 'static) -> Tag {
    button(parts.desk.words.remove())
        .class("quiet")
        .live_attr("aria-label", move || Some(heard()))
}

/// Says which row came, or is about to go.
pub fn announce(parts: &FormParts, template: &str, row: &impl Row) {
    let position = row.place().position().get_untracked();
    parts.desk.announcer.say(&with_number(template, position));
}

fn with_number(template: &str, position: usize) -> String {
    fill(template, &[("n", &(position + 1).to_string())])
}
