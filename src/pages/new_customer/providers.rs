//! The provider entries: each is the customer at one provider instance.

use super::controls::Prefix;
use super::rows::{announce, numbered};
use super::{FORM_CHUNK, FormParts, folding, instance_field, margins, section};
use crate::form::{PROVIDERS_ID, ProviderDraft, Row};
use crate::pages::lazy;
use crate::pages::page::button;
use crate::platform::{controls, focus};
use crate::signal::Derived;
use crate::ui::{RowView, Tag, View, group, list, live, tag};
use std::sync::Arc;

const ADD_ID: &str = "add-provider";

/// The section.
pub fn section_of(parts: &FormParts) -> Tag {
    let words = parts.desk.words;
    let rows = {
        let parts = parts.clone();
        list(move || {
            parts.draft.follow_foldings();
            let entries = parts.draft.providers.all();
            entries.into_iter().map(|it| row(&parts, it)).collect()
        })
    };
    let add = {
        let parts = parts.clone();
        move |_| {
            let entry = parts.draft.new_provider();
            parts.draft.providers.push(entry.clone());
            arrived(&parts, &entry);
        }
    };
    let add = button(words.add_provider())
        .attr("id", ADD_ID)
        .on("click", add);
    let draft = parts.draft.clone();
    let pressed = parts.clone();
    // Before the rows follow the list, so that none is built open to be folded then.
    let rows = tag("div")
        .class("entries")
        .on("click", move |event| folding::pressed(&pressed, &event))
        .follow(move || draft.fold_unused())
        .follow(folding::follow(parts))
        .child(rows);
    let body = vec![rows, add];
    section(
        parts,
        PROVIDERS_ID,
        words.providers(),
        words.providers_lead(),
        body,
    )
}

/// A new entry takes the focus, and is announced.
fn arrived(parts: &FormParts, entry: &ProviderDraft) {
    announce(parts, parts.desk.words.provider_added(), entry);
    parts.draft.use_entry(entry);
    focus::soon(&parts.desk.tree, entry.instance.element_id());
}

fn remove(parts: &FormParts, entry: &ProviderDraft) {
    announce(parts, parts.desk.words.provider_removed(), entry);
    let neighbour = parts.draft.providers.remove(entry.place().key());
    focus::soon(
        &parts.desk.tree,
        neighbour.map_or_else(|| ADD_ID.to_owned(), |entry| entry.heading_id()),
    );
}

/// The row of an entry as it is now: folded or opened it is another one.
fn row(parts: &FormParts, entry: ProviderDraft) -> RowView {
    let is_folded = entry.is_folded();
    let parts = parts.clone();
    RowView {
        key: u64::from(entry.place().key()) << 1 | u64::from(is_folded),
        is_still: is_folded,
        element: Box::new(move || entry_view(&parts, &entry, is_folded)),
    }
}

/// An entry, in a block of its own: adding or changing one lays out none of the others.
fn entry_view(parts: &FormParts, entry: &ProviderDraft, is_folded: bool) -> Tag {
    // No section: hundreds of landmarks lead nowhere.
    let group = tag("div")
        .class("entry")
        .attr("role", "group")
        .attr("aria-labelledby", &entry.heading_id());
    if is_folded {
        return group.child(folding::line(parts, entry));
    }
    let (draft, used) = (parts.draft.clone(), entry.clone());
    group
        .on("focusin", move |_| draft.use_entry(&used))
        .child(controls(parts, entry))
}

/// An open entry.
fn controls(parts: &FormParts, entry: &ProviderDraft) -> View {
    let words = parts.desk.words;
    let position = entry.place().position();
    let prefix = Prefix {
        names: Arc::new(move || format!("providerCustomers.{}.", position.get())),
        row: folding::title(parts, entry),
    };
    let suffix = folding::suffix(parts, entry);
    // The name that is heard says which entry it is; it begins with the word that is seen.
    let action = |caption: &str, heard: &'static str| {
        let (heard, suffix) = (numbered(entry, heard), suffix.clone());
        button(caption)
            .class("quiet")
            .live_attr("aria-label", move || {
                Some(format!("{}{}", heard(), suffix()))
            })
    };
    let duplicate = {
        let (parts, entry) = (parts.clone(), entry.clone());
        move |_| {
            controls::read_all(&parts.desk.tree);
            let twin = entry.duplicated();
            parts
                .draft
                .providers
                .insert_behind(entry.place().key(), twin.clone());
            arrived(&parts, &twin);
        }
    };
    let take_away = {
        let (parts, entry) = (parts.clone(), entry.clone());
        move |_| remove(&parts, &entry)
    };
    let actions = tag("div")
        .class("entry-actions")
        .child(action(words.duplicate(), words.duplicate_provider()).on("click", duplicate))
        .child(action(words.remove(), words.remove_provider()).on("click", take_away));
    let heading = tag("div")
        .class("entry-heading")
        .child(folding::heading(parts, entry));
    let mut pieces: Vec<View> = vec![
        heading.into(),
        instance_field::view(parts, &prefix, entry).into(),
        data_view(parts, &prefix, entry),
    ];
    pieces.extend(
        margins::view(parts, &prefix, entry)
            .into_iter()
            .map(View::from),
    );
    // Behind the controls: the keyboard comes to them last.
    pieces.push(actions.into());
    group(pieces)
}

/// The provider's own data. Its controls are in the chunk: a choice in this entry, or a form that comes filled, asks for
/// them.
fn data_view(parts: &FormParts, prefix: &Prefix, entry: &ProviderDraft) -> View {
    let is_used = {
        let entry = entry.clone();
        Derived::new(move || entry.uses_data())
    };
    let words = parts.desk.words;
    let (parts, prefix, entry) = (parts.clone(), prefix.clone(), entry.clone());
    live(move || match is_used.get() {
        true => {
            let (parts, prefix, entry) = (parts.clone(), prefix.clone(), entry.clone());
            lazy::lazy(words, &FORM_CHUNK, move |chunk| {
                (chunk.provider_data)(&parts, &prefix, &entry)
            })
        }
        false => tag("p")
            .class("hint")
            .text(words.choose_instance_first())
            .into(),
    })
}
