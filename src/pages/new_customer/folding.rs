//! What stands for a folded entry, and how it opens.

use super::FormParts;
use super::rows::numbered;
use crate::form::{Fold, ProviderDraft, Row};
use crate::platform::focus;
use crate::platform::tree::Tree;
use crate::text::fill;
use crate::ui::{OnText, Tag, Text, View, group, live, tag};
use leptos::prelude::*;
use std::sync::Arc;

/// An entry by its number and instance.
pub fn title(parts: &FormParts, entry: &ProviderDraft) -> Text {
    let (name, suffix) = (
        numbered(entry, parts.desk.words.provider()),
        suffix(parts, entry),
    );
    Arc::new(move || format!("{}{}", name(), suffix()))
}

/// What is said of an entry behind its number: the instance, where it is a configured one.
pub fn suffix(parts: &FormParts, entry: &ProviderDraft) -> Text {
    let (config, instance) = (parts.desk.config.clone(), entry.instance.clone());
    Arc::new(move || match config.instance(&instance.text()) {
        Some(instance) => format!(", {}", instance.name),
        None => String::new(),
    })
}

/// The heading of an open entry: with the button that folds it, where there are many.
pub fn heading(parts: &FormParts, entry: &ProviderDraft) -> Tag {
    let (parts, shown) = (parts.clone(), entry.clone());
    around(entry).child(live(move || {
        let title = title(&parts, &shown);
        let caption = match parts.draft.folds() {
            true => press(&shown, Fold::Folded),
            false => tag("span"),
        };
        caption.live_text(move || title())
    }))
}

/// The line of a folded entry.
pub fn line(parts: &FormParts, entry: &ProviderDraft) -> Tag {
    let said = {
        let (parts, entry) = (parts.clone(), entry.clone());
        let title = title(&parts, &entry);
        entry.release();
        live(move || said(&parts, &entry, title()))
    };
    around(entry)
        .class("folded")
        .child(press(entry, Fold::Opened).child(said))
}

fn around(entry: &ProviderDraft) -> Tag {
    tag("h3")
        .attr("id", &entry.heading_id())
        .attr("tabindex", "-1")
}

/// The button that opens or folds an entry. There is one in either state, and the one takes the focus
/// of the other.
fn press(entry: &ProviderDraft, to: Fold) -> Tag {
    let id = format!("fold-{}", entry.place().key());
    let expanded = if to == Fold::Folded { "true" } else { "false" };
    let entry = entry.clone();
    tag("button")
        .class("fold")
        .attr("id", &id)
        .attr("type", "button")
        .attr("aria-expanded", expanded)
        .on("click", move |event| {
            entry.set_fold(to);
            focus::soon(&Tree::around(&event), id.clone());
        })
}

/// Title, domain, margin, and how many problems there are. It follows what it tells, and for the problems
/// what can bring or end one while the entry is folded: a submit, a step undone, an entry of the same
/// instance. It follows none of its controls.
fn said(parts: &FormParts, entry: &ProviderDraft, title: String) -> View {
    let words = parts.desk.words;
    let mut text = title;
    let rule = entry.margin_rule.text();
    let margin = format!("{} {}", words.margin_rule(&rule), entry.margin_value.text());
    for part in [entry.microsoft.domain.text().trim(), margin.trim()] {
        if !part.is_empty() {
            text.push_str(", ");
            text.push_str(part);
        }
    }
    parts.examined.track();
    entry.data_view.get();
    parts.draft.repeats_instance(entry);
    let problems = match untrack(|| entry.problems(&parts.draft)) {
        0 => None,
        count => {
            let count = fill(words.entry_problems(), &[("count", &count.to_string())]);
            Some(tag("span").class("problems").text(&format!(", {count}")))
        }
    };
    group([Some(tag("span").text(&text)), problems])
}

/// Leads to the element of an id, which may be a control of a folded entry.
pub fn lead(parts: &FormParts) -> OnText {
    let (draft, tree) = (parts.draft.clone(), parts.desk.tree.clone());
    Arc::new(move |id| match draft.open_at(&id) {
        true => focus::soon(&tree, id),
        false => focus::by_id(&tree, &id),
    })
}
