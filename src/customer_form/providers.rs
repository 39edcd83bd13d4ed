//! The provider entries: each is the customer at one provider instance.

use super::chunk::FORM_CHUNK;
use super::controls::Prefix;
use super::elements::button;
use super::folding::{self, Followed};
use super::layout::section;
use super::lazy;
use super::rows::{announce, numbered, row_button};
use super::scope::FormScope;
use super::{instance_field, margins, microsoft_fields};
use crate::browser::{
    controls,
    focus::{self, LaterFocus},
};
use crate::config::ProviderKind;
use crate::form_model::{DataView, PROVIDERS_ID, ProviderDraft, Row};
use crate::i18n::Words;
use crate::signal::scoped_memo;
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, fragment, html, is_hydrating, keyed};
use std::sync::Arc;
use std::time::Duration;

/// The id of *Add provider*.
pub const ADD_ID: &str = "add-provider";

/// The section.
pub fn section_of(parts: &FormScope) -> HtmlElement {
    let words = parts.context.words;
    let is_ready = ArcRwSignal::new(!is_hydrating());
    if is_hydrating() {
        // The entries are as much work as the rest of the form: a task of their own, so that a key waits for neither.
        let is_ready = is_ready.clone();
        set_timeout(move || is_ready.set(true), Duration::ZERO);
    }
    let rows = {
        let parts = parts.clone();
        dynamic(move || match is_ready.get() {
            true => entries(&parts),
            false => pending_entry(words).into(),
        })
    };
    let add = {
        let parts = parts.clone();
        move |_| {
            let entry = parts.draft.new_provider();
            parts.draft.providers.push(entry.clone());
            arrived(&parts, &entry);
            let draft = parts.draft.clone();
            FORM_CHUNK.when_loaded(move |chunk| (chunk.fill_entry)(&entry, &draft));
        }
    };
    let add = button(words.add_provider())
        .attr("id", ADD_ID)
        .on(ev::click, add);
    let (pressed, following) = (parts.clone(), parts.clone());
    let followed = Followed::default();
    // Before the rows follow the list, so that none is built open to be folded then.
    let rows = html::div()
        .class("entries")
        .on(ev::click, move |event| {
            if let Some(chunk) = FORM_CHUNK.get() {
                (chunk.fold_pressed)(&pressed, &event);
            }
        })
        .effect(move || {
            // Nothing folds before the chunk is there.
            if let Some(chunk) = following.chunk() {
                (chunk.follow)(&following, &followed);
            }
        })
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

fn entries(parts: &FormScope) -> View {
    let (draft, parts) = (parts.draft.clone(), parts.clone());
    let each = move || {
        draft.follow_foldings();
        let entries = draft.providers.all().into_iter();
        entries.map(|it| (it.is_folded(), it)).collect()
    };
    keyed(
        each,
        // Folded or opened it is another row.
        |(is_folded, entry)| u64::from(entry.place().key()) << 1 | u64::from(*is_folded),
        move |(is_folded, entry)| entry_view(&parts, entry, *is_folded),
    )
}

/// The place of the entries before they are there.
pub fn pending_entry(words: &Words) -> HtmlElement {
    html::div()
        .class("entry pending")
        .child(html::p().class("hint").child(words.part_loading()))
}

/// A new entry takes the focus, and is announced.
fn arrived(parts: &FormScope, entry: &ProviderDraft) {
    announce(parts, parts.context.words.provider_added(), entry);
    parts.draft.use_entry(entry);
    LaterFocus::from_here(&parts.context.tree).move_to(entry.fields.instance.element_id());
}

fn remove(parts: &FormScope, entry: &ProviderDraft) {
    announce(parts, parts.context.words.provider_removed(), entry);
    let neighbour = parts.draft.providers.remove(entry.place().key());
    focus::soon(
        &parts.context.tree,
        neighbour.map_or_else(|| ADD_ID.to_owned(), |entry| entry.heading_id()),
    );
}

/// An entry, in a block of its own: adding or changing one lays out none of the others.
fn entry_view(parts: &FormScope, entry: &ProviderDraft, is_folded: bool) -> HtmlElement {
    // No section: hundreds of landmarks lead nowhere.
    let group = html::div()
        .class("entry")
        .attr("role", "group")
        .attr("aria-labelledby", entry.heading_id());
    if is_folded && let Some(chunk) = FORM_CHUNK.get() {
        return group.child((chunk.folded_entry)(parts, entry));
    }
    let (draft, used) = (parts.draft.clone(), entry.clone());
    group
        .on(ev::focusin, move |_| draft.use_entry(&used))
        .child(controls(parts, entry))
}

/// An open entry.
fn controls(parts: &FormScope, entry: &ProviderDraft) -> View {
    let words = parts.context.words;
    let position = entry.place().position();
    let prefix = Prefix {
        names: Arc::new(move || format!("providerCustomers.{}.", position.get())),
        row: folding::title(parts, entry),
    };
    let suffix = folding::suffix(parts, entry);
    // The name that is heard says which entry it is; it begins with the word that is seen.
    let action = |caption: &str, heard: &'static str| {
        let (heard, suffix) = (numbered(entry, heard), suffix.clone());
        button(caption).class("quiet").attr("aria-label", move || {
            Some(format!("{}{}", heard(), suffix()))
        })
    };
    let duplicate = {
        let (parts, entry) = (parts.clone(), entry.clone());
        move |_| {
            controls::read_all(&parts.context.tree);
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
    let shown = {
        let entry = entry.clone();
        scoped_memo(move || (entry.shown_view(), entry.kind()))
    };
    let actions = html::div()
        .class("entry-actions")
        .child(switch_view(parts, &prefix, entry, &shown))
        .child(action(words.duplicate(), words.duplicate_provider()).on(ev::click, duplicate))
        .child(action(words.remove(), words.remove_provider()).on(ev::click, take_away));
    let heading = html::div()
        .class("entry-heading")
        .child(folding::heading(parts, entry));
    let mut pieces: Vec<View> = vec![
        heading.into(),
        instance_field::view(parts, &prefix, entry).into(),
        data_view(parts, &prefix, entry, &shown),
    ];
    pieces.extend(
        margins::view(parts, &prefix, entry)
            .into_iter()
            .map(View::from),
    );
    // Behind what everybody fills in: the keyboard comes to them last.
    pieces.push(further_view(parts, &prefix, entry, &shown));
    pieces.push(actions.into());
    fragment(pieces)
}

/// The view of the provider's own data, and the kind of the provider.
type Shown = ArcMemo<(DataView, ProviderKind)>;

/// The provider's own data: by controls, or as JSON, which is in the chunk.
fn data_view(parts: &FormScope, prefix: &Prefix, entry: &ProviderDraft, shown: &Shown) -> View {
    let words = parts.context.words;
    let (parts, prefix, entry) = (parts.clone(), prefix.clone(), entry.clone());
    let shown = shown.clone();
    dynamic(move || {
        Some(match shown.get().0 {
            DataView::Controls => microsoft_fields::view(&parts, &prefix, &entry).into(),
            DataView::Json => {
                let (parts, prefix, entry) = (parts.clone(), prefix.clone(), entry.clone());
                lazy::lazy(words, &FORM_CHUNK, move |chunk| {
                    (chunk.json_view)(&parts, &prefix, &entry).into()
                })
            }
        })
    })
}

/// Those of the controls that few customers need.
fn further_view(parts: &FormScope, prefix: &Prefix, entry: &ProviderDraft, shown: &Shown) -> View {
    let (parts, prefix, entry) = (parts.clone(), prefix.clone(), entry.clone());
    let shown = shown.clone();
    dynamic(move || {
        let is_shown = shown.get().0 == DataView::Controls;
        is_shown.then(|| microsoft_fields::further(&parts, &prefix, &entry))
    })
}

/// The switch between the two views, where there are controls at all.
fn switch_view(parts: &FormScope, prefix: &Prefix, entry: &ProviderDraft, shown: &Shown) -> View {
    let (parts, prefix, entry) = (parts.clone(), prefix.clone(), entry.clone());
    let shown = shown.clone();
    dynamic(move || {
        let (view, kind) = shown.get();
        let is_offered = kind == ProviderKind::Microsoft;
        is_offered.then(|| switch(&parts, &prefix, &entry, view))
    })
}

/// The button to the other view.
fn switch(parts: &FormScope, prefix: &Prefix, entry: &ProviderDraft, shown: DataView) -> View {
    let words = parts.context.words;
    let press = {
        let (entry, parts) = (entry.clone(), parts.clone());
        move |_| {
            let (entry, parts) = (entry.clone(), parts.clone());
            FORM_CHUNK.when_loaded(move |chunk| (chunk.switch_view)(&parts, &entry, shown));
        }
    };
    let caption = match shown {
        DataView::Controls => words.edit_as_json(),
        DataView::Json => words.edit_as_fields(),
    };
    let press = row_button(caption, &prefix.row)
        .class("quiet")
        .attr("id", entry.switch_id())
        .on(ev::click, press);
    press.into()
}
