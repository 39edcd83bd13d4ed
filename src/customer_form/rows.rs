//! What the lists of the form have in common: their rows, their numbers, and saying what came or went.

use super::chunk::FormChunk;
use super::elements::button;
use super::lazy::lazy;
use super::{FORM_CHUNK, FormScope};
use crate::browser::focus::LaterFocus;
use crate::components::{Text, heard};
use crate::form_model::{Row, Rows};
use crate::i18n::fill;
use leptos_erased::{HtmlElement, View, html, keyed};
use std::rc::Rc;

/// The rows of a list. The controls of each are made once, by the chunk.
pub fn rows_of<T: Row>(
    parts: &FormScope,
    rows: &Rows<T>,
    controls: impl Fn(&FormChunk, &T) -> View + 'static,
) -> View {
    let (words, rows, controls) = (parts.context.words, rows.clone(), Rc::new(controls));
    keyed(
        move || rows.all(),
        |row| row.place().key().into(),
        move |row| {
            let (controls, row) = (controls.clone(), row.clone());
            let controls = lazy(words, &FORM_CHUNK, move |chunk| controls(chunk, &row));
            html::fieldset().class("row").child(controls)
        },
    )
}

/// Focuses a control of a new row, once the chunk has made it.
pub fn focus_new(parts: &FormScope, element_id: String) {
    let focus = LaterFocus::from_here(&parts.context.tree);
    FORM_CHUNK.when_loaded(move |_| focus.move_to(element_id));
}

/// Words with the row's number on the screen, from 1; they follow the row when others go.
pub fn numbered<T: Row>(
    row: &T,
    template: &'static str,
) -> impl Fn() -> String + Clone + 'static + use<T> {
    let position = row.place().position();
    move || with_number(template, position.get())
}

/// A button of a row. The name that is heard says which row; it begins with the words that are seen.
pub fn row_button(caption: &str, row: &Text) -> HtmlElement {
    let (seen, row) = (caption.to_owned(), row.clone());
    button(caption).attr("aria-label", move || heard(&seen, &row()))
}

/// The button that takes a row away. The name that is heard says which one; it begins with the word that
/// is seen.
pub fn remove_button(parts: &FormScope, heard: impl Fn() -> String + 'static) -> HtmlElement {
    button(parts.context.words.remove())
        .class("quiet")
        .attr("aria-label", move || Some(heard()))
}

/// Says which row came, or is about to go.
pub fn announce(parts: &FormScope, template: &str, row: &impl Row) {
    let position = row.place().position().get_untracked();
    parts
        .context
        .announcer
        .say(&with_number(template, position));
}

fn with_number(template: &str, position: usize) -> String {
    fill(template, &[("n", &(position + 1).to_string())])
}
