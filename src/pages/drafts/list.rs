//! What the form says of drafts: that one came back, how it is called, which others there are.

use super::begin_another;
use super::fingerprint::Fingerprint;
use super::history;
use super::keeping::keep_soon;
use super::others::{bring_back, delete_other, open_other, refresh};
use super::record::Record;
use crate::browser::intl;
use crate::browser::vault::StoreError;
use crate::components::{RowView, Tag, View, list, live, tag};
use crate::customer_form::{button, lazy};
use crate::i18n::fill;
use crate::pages::shared::Shared;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What opens the list.
pub const SUMMARY_ID: &str = "drafts-summary";

const NAME_ID: &str = "draft-name";
const HINT_ID: &str = "draft-name-hint";

/// Above the form.
pub fn view(shared: &Shared) -> Tag {
    let (kept, emptied) = (shared.clone(), shared.clone());
    tag("div")
        .class("drafts")
        .live_attr("data-kept", move || Some(kept.drafts.is_kept().to_string()))
        .child(live(move || {
            // It was emptied by a function of the chunk.
            let chunk = emptied.chunk.get().filter(|_| emptied.drafts.is_emptied());
            chunk.map(|chunk| (chunk.emptied)(&emptied))
        }))
        .child(notice(shared))
        .child(details(shared))
}

/// That a draft came back, that some could not be opened, or that nothing is kept.
fn notice(shared: &Shared) -> Tag {
    let (losing, shared) = (shared.clone(), shared.clone());
    let words = shared.words;
    let lost = live(move || {
        let is_some_lost = losing.drafts.is_some_lost.get();
        is_some_lost.then(|| tag("p").class("hint").text(words.drafts_lost()))
    });
    let said = live(move || {
        let drafts = &shared.drafts;
        if let Some(why) = drafts.not_kept.get() {
            let text = match why {
                StoreError::Refused => words.not_kept(),
                StoreError::Newer => words.not_kept_newer(),
            };
            return Some(tag("p").class("hint").text(text));
        }
        let moment = intl::moment(&shared.locale, drafts.restored.get()?);
        let text = fill(words.draft_from(), &[("moment", &moment)]);
        let discarding = shared.clone();
        let press = button(words.discard_draft()).class("quiet");
        Some(
            tag("p")
                .class("restored")
                .child(tag("span").text(&text))
                .child(press.on("click", move |_| {
                    let discarding = discarding.clone();
                    let chunk = discarding.chunk;
                    chunk.when_loaded(move |chunk| (chunk.discard)(&discarding));
                })),
        )
    });
    tag("div").attr("role", "status").child(said).child(lost)
}

/// That the form has just been emptied, and the way back; in the chunk of the page.
pub fn emptied(shared: &Shared) -> Tag {
    let (words, undoing) = (shared.words, shared.clone());
    let text = words.draft_discarded();
    tag("p")
        .class("restored")
        .child(tag("span").text(text))
        .child(undo_of(shared, text).on("click", move |_| history::press(&undoing, false)))
}

/// Undoes what this text says.
fn undo_of(shared: &Shared, text: &str) -> Tag {
    let caption = shared.words.undo();
    button(caption)
        .class("quiet")
        .attr("aria-label", &format!("{caption}: {text}"))
}

fn details(shared: &Shared) -> Tag {
    let (words, is_shown) = (shared.words, shared.drafts.is_shown.clone());
    is_shown.set(false);
    let counted = shared.drafts.others.clone();
    let summary =
        tag("summary")
            .attr("id", SUMMARY_ID)
            .live_text(move || match counted.with(Vec::len) {
                0 => words.drafts().to_owned(),
                count => fill(words.drafts_count(), &[("count", &count.to_string())]),
            });
    // Most never look: what nobody sees costs nothing, neither when the page begins nor with each key.
    let (inner, was_opened) = (shared.clone(), ArcRwSignal::new(false));
    let opened = was_opened.clone();
    tag("details")
        .on("toggle", move |event| {
            let element = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            is_shown.set(element.is_some_and(|it| it.has_attribute("open")));
            // Made once: it stays when it is closed.
            if !opened.get_untracked() {
                opened.set(true);
            }
        })
        .child(summary)
        .child(live(move || {
            let inner = inner.clone();
            was_opened.get().then(|| {
                lazy(inner.words, inner.chunk, move |chunk| {
                    (chunk.drafts)(&inner)
                })
            })
        }))
}

/// The name of the draft, and the others, in the chunk of the page.
pub fn inside(shared: &Shared) -> View {
    let words = shared.words;
    let (shown, naming, beginning) = (shared.clone(), shared.clone(), shared.clone());
    let name = tag("input")
        .attr("id", NAME_ID)
        .attr("type", "text")
        .attr("maxlength", "100")
        .attr("autocomplete", "off")
        .attr("aria-describedby", HINT_ID)
        .value(Arc::new(move || shown.drafts.name.get()))
        .on_text(move |name| {
            naming.drafts.name.set(name);
            naming.drafts.touch();
            keep_soon(&naming);
        });
    let field = tag("div")
        .class("field")
        .child(
            tag("label")
                .class("label")
                .attr("for", NAME_ID)
                .text(words.draft_name()),
        )
        .child(name)
        .child(
            tag("p")
                .class("hint")
                .attr("id", HINT_ID)
                .text(words.draft_name_hint()),
        );
    let another = button(words.new_form()).on("click", move |_| begin_another(&beginning));
    let (following, listing, deleting) = (shared.clone(), shared.clone(), shared.clone());
    let others = list(move || {
        let others = listing.drafts.others.get();
        others
            .into_iter()
            .map(|record| row(&listing, record.id))
            .collect()
    });
    let others = tag("ul").child(others).follow(move || {
        let drafts = &following.drafts;
        if drafts.is_shown.get() {
            untrack(|| refresh(&following));
        } else {
            drafts.deleted.set(Vec::new());
            drafts.note.set(None);
        }
    });
    let deleted = live(move || {
        let deleted = deleting.drafts.deleted.get();
        View::Group(
            deleted
                .iter()
                .map(|it| gone(&deleting, it).into())
                .collect(),
        )
    });
    View::Group(vec![field.into(), another.into(), others.into(), deleted])
}

/// The button that opens the draft of this id.
pub fn open_id(id: &str) -> String {
    format!("open-draft-{id}")
}

/// The button that deletes the draft of this id.
pub fn delete_id(id: &str) -> String {
    format!("delete-draft-{id}")
}

/// A draft of the list. It stays itself while other tabs change the list: nobody loses the focus, or presses another.
fn row(shared: &Shared, id: String) -> RowView {
    let shared = shared.clone();
    RowView {
        key: Fingerprint::of(&id).number(),
        is_still: false,
        element: Box::new(move || other(&shared, &id)),
    }
}

fn other(shared: &Shared, id: &str) -> Tag {
    let (words, drafts) = (shared.words, &shared.drafts);
    let (all, own) = (drafts.others.clone(), id.to_owned());
    let texts = shared.clone();
    // Its name, and when it was kept.
    let texts = ArcMemo::new(move |_| {
        all.with(|all| {
            let record = all.iter().find(|record| record.id == own);
            record.map(|record| {
                let moment = intl::moment(&texts.locale, record.at);
                (title_of(&texts, record), moment)
            })
        })
        .unwrap_or_default()
    });
    let (title, moment) = (texts.clone(), texts.clone());
    // Two may be called the same.
    let named = |caption: &'static str| {
        let texts = texts.clone();
        move || {
            let (title, moment) = texts.get();
            Some(format!("{caption} {title}, {moment}"))
        }
    };
    let (opening, deleting) = (shared.clone(), shared.clone());
    let (open_own, delete_own) = (id.to_owned(), id.to_owned());
    let open = button(words.open_draft())
        .attr("id", &open_id(id))
        .live_attr("aria-label", named(words.open_draft()))
        .on("click", move |_| open_other(&opening, open_own.clone()));
    let delete = button(words.delete_draft())
        .class("quiet")
        .attr("id", &delete_id(id))
        .live_attr("aria-label", named(words.delete_draft()))
        .on("click", move |_| {
            delete_other(&deleting, delete_own.clone());
        });
    let (elsewhere, note) = (drafts.elsewhere.clone(), drafts.note.clone());
    let (marked, noted) = (id.to_owned(), id.to_owned());
    tag("li")
        .child(tag("span").live_text(move || title.get().0))
        .child(tag("span").class("hint").live_text(move || moment.get().1))
        .child(live(move || {
            let is_elsewhere = elsewhere.with(|ids| ids.contains(&marked));
            is_elsewhere.then(|| tag("span").class("mark").text(words.in_another_tab()))
        }))
        .child(open)
        .child(delete)
        .child(live(move || {
            let note = note.get().filter(|(id, _)| *id == noted);
            note.map(|(_, text)| tag("p").class("note").text(text))
        }))
}

/// A draft that was deleted, and the way back.
fn gone(shared: &Shared, record: &Record) -> Tag {
    let text = deleted_text(shared, record);
    let (undoing, id) = (shared.clone(), record.id.clone());
    tag("p")
        .class("restored")
        .child(tag("span").text(&text))
        .child(undo_of(shared, &text).on("click", move |_| bring_back(&undoing, id.clone())))
}

/// That this draft was deleted.
pub fn deleted_text(shared: &Shared, record: &Record) -> String {
    let title = title_of(shared, record);
    fill(shared.words.draft_deleted(), &[("name", &title)])
}

/// What a draft is called.
pub fn title_of(shared: &Shared, record: &Record) -> String {
    match record.title() {
        "" => shared.words.untitled().to_owned(),
        title => title.to_owned(),
    }
}
