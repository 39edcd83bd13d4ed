//! Folded entries: their lines, and how they open.

use super::FormScope;
use super::elements::form_heading;
use super::form_keys::{self, FormKeys};
use super::rows::numbered;
use crate::browser::{controls, focus, target_of};
use crate::components::{OnText, Text};
use crate::form_model::{Fold, ProviderDraft, Row};
use crate::i18n::fill;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, dynamic, html};
use std::sync::Arc;
use web_sys::Event;

/// An entry by its number and instance.
pub fn title(parts: &FormScope, entry: &ProviderDraft) -> Text {
    let (name, suffix) = (
        numbered(entry, parts.context.words.provider()),
        suffix(parts, entry),
    );
    Arc::new(move || format!("{}{}", name(), suffix()))
}

/// The text behind an entry's number: the name of the instance, if it is configured.
pub fn suffix(parts: &FormScope, entry: &ProviderDraft) -> Text {
    let (config, instance) = (parts.context.config.clone(), entry.fields.instance.clone());
    Arc::new(move || match config.find_instance(&instance.text()) {
        Some(instance) => format!(", {}", instance.name),
        None => String::new(),
    })
}

/// The heading of an open entry: with the button that folds it, where there are many.
pub fn heading(parts: &FormScope, entry: &ProviderDraft) -> HtmlElement {
    let heading = around(parts, entry);
    let (parts, shown) = (parts.clone(), entry.clone());
    heading.child(dynamic(move || {
        let title = title(&parts, &shown);
        let caption = match parts.draft.folds() {
            true => press(&shown, Fold::Folded),
            false => html::span(),
        };
        caption.child(move || title())
    }))
}

/// The line of a folded entry. It follows nothing: [`entries`] keeps the lines of all up to date.
pub fn line(parts: &FormScope, entry: &ProviderDraft) -> HtmlElement {
    entry.release();
    let [text, problems] = said(parts, entry);
    let press = press(entry, Fold::Opened)
        .child(html::span().child(&text))
        .child(html::span().class("problems").child(&problems));
    around(parts, entry).class("folded").child(press)
}

fn around(parts: &FormScope, entry: &ProviderDraft) -> HtmlElement {
    form_heading(&parts.context, "h3")
        .attr("id", entry.heading_id())
        .attr("tabindex", "-1")
}

/// The button that opens or folds an entry. There is one in either state, and the one takes the focus
/// of the other.
fn press(entry: &ProviderDraft, to: Fold) -> HtmlElement {
    let expanded = if to == Fold::Folded { "true" } else { "false" };
    html::button()
        .class("fold")
        .attr("id", press_id(entry.place().key()))
        .attr("type", "button")
        .attr("aria-expanded", expanded)
}

fn press_id(key: u32) -> String {
    format!("fold-{key}")
}

/// Folds or opens an entry, if its button was pressed. One listener for all entries.
pub fn pressed(parts: &FormScope, event: &Event) {
    let target = target_of(event);
    let press = target.and_then(|it| it.closest("button.fold").ok().flatten());
    let Some(id) = press.map(|press| press.id()) else {
        return;
    };
    controls::read_all(&parts.context.tree);
    let draft = &parts.draft;
    let entries = draft.providers.snapshot();
    let mut entries = entries.iter();
    if let Some(entry) = entries.find(|it| press_id(it.place().key()) == id) {
        draft.set_fold(
            entry,
            match entry.is_folded() {
                true => Fold::Opened,
                false => Fold::Folded,
            },
        );
        focus::soon(&parts.context.tree, id);
    }
}

/// The data for the line of a folded entry, besides its own texts.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Standing {
    key: u32,
    position: usize,
    is_repeated: bool,
}

/// The lines of the folded entries as they were written last, and the counts of what can change all of them.
#[derive(Clone, Default)]
struct Lines(ArcRwSignal<((usize, usize), Vec<Standing>)>);

/// What the chunk keeps for a form.
#[derive(Clone, Default)]
pub struct Followed {
    lines: Lines,
    keys: FormKeys,
}

/// Follows the form: its keys, and its entries. Runs when the chunk is there, and when the entries change.
pub fn follow(parts: &FormScope, followed: &Followed) {
    form_keys::listen(parts, &followed.keys);
    entries(parts, &followed.lines);
}

/// Folds unused entries, and updates the lines of folded entries: their positions, repeated instances, and all lines
/// after a submit or an undo, which may change the issues of folded entries. One effect for all entries, so that each
/// costs only its elements.
fn entries(parts: &FormScope, lines: &Lines) {
    let draft = &parts.draft;
    draft.fold_unused();
    draft.follow_foldings();
    let times = (parts.examined.get(), draft.restored());
    let (entries, repeated) = (draft.providers.all(), draft.repeated());
    let mut now = Vec::with_capacity(entries.len());
    lines.0.with_untracked(|(times_before, before)| {
        let mut before = before.as_slice();
        for (position, entry) in entries.iter().enumerate() {
            let key = entry.place().key();
            if !entry.is_folded() {
                continue;
            }
            let standing = Standing {
                key,
                position,
                is_repeated: repeated.contains(&key),
            };
            // One that was not there before has been written as it is.
            if let Some(at) = before.iter().position(|it| it.key == key) {
                if before[at] != standing || *times_before != times {
                    untrack(|| write(parts, entry));
                }
                before = &before[at + 1..];
            }
            now.push(standing);
        }
    });
    lines.0.update_untracked(|it| *it = (times, now));
}

/// Writes the line of an entry anew.
fn write(parts: &FormScope, entry: &ProviderDraft) {
    let press = parts.context.tree.element(&press_id(entry.place().key()));
    let Some(press) = press else {
        return;
    };
    let places = [press.first_element_child(), press.last_element_child()];
    for (place, text) in places.into_iter().zip(said(parts, entry)) {
        if let Some(place) = place {
            place.set_text_content(Some(&text));
        }
    }
}

/// Title, domain and margin, then how many problems there are.
fn said(parts: &FormScope, entry: &ProviderDraft) -> [String; 2] {
    let words = parts.context.words;
    let mut text = title(parts, entry)();
    let rule = entry.fields.margin_rule.text();
    let margin = format!(
        "{} {}",
        words.margin_rule(&rule),
        entry.fields.margin_value.text()
    );
    for part in [entry.microsoft.domain.text().trim(), margin.trim()] {
        if !part.is_empty() {
            text.push_str(", ");
            text.push_str(part);
        }
    }
    let problems = match entry.problems(&parts.draft) {
        0 => String::new(),
        count => {
            let count = fill(words.entry_problems(), &[("count", &count.to_string())]);
            format!(", {count}")
        }
    };
    [text, problems]
}

/// Leads to the element of an id, which may be a control of a folded entry.
pub fn lead(parts: &FormScope) -> OnText {
    let (draft, tree) = (parts.draft.clone(), parts.context.tree.clone());
    Arc::new(move |id| match draft.open_at(&id) {
        true => focus::soon(&tree, id),
        false => focus::by_id(&tree, &id),
    })
}
