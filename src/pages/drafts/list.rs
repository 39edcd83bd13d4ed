//! What the form says of drafts: that one came back, how it is called, which others there are.

use super::record::Record;
use super::{begin_another, delete_other, discard, open_other};
use crate::browser::intl;
use crate::browser::vault::StoreError;
use crate::components::{Tag, View, live, tag};
use crate::customer_form::{button, lazy};
use crate::i18n::fill;
use crate::pages::shared::Shared;
use leptos::prelude::*;
use std::sync::Arc;

/// What opens the list.
pub const SUMMARY_ID: &str = "drafts-summary";

const NAME_ID: &str = "draft-name";
const HINT_ID: &str = "draft-name-hint";

/// Above the form.
pub fn view(shared: &Shared) -> Tag {
    let kept = shared.clone();
    tag("div")
        .class("drafts")
        .live_attr("data-kept", move || Some(kept.drafts.is_kept().to_string()))
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
                .child(press.on("click", move |_| discard(&discarding))),
        )
    });
    tag("div").attr("role", "status").child(said).child(lost)
}

fn details(shared: &Shared) -> Tag {
    let words = shared.words;
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
        .on("toggle", move |_| {
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
    let shared = shared.clone();
    let others = live(move || {
        let others = shared.drafts.others.get();
        let rows = others.into_iter().enumerate();
        let rows = rows.map(|(at, record)| other(&shared, at, record));
        untrack(|| tag("ul").children(rows))
    });
    View::Group(vec![field.into(), another.into(), others])
}

/// The button that opens the draft at this place of the list.
pub fn open_id(at: usize) -> String {
    format!("open-draft-{at}")
}

/// The button that deletes the draft at this place of the list.
pub fn delete_id(at: usize) -> String {
    format!("delete-draft-{at}")
}

fn other(shared: &Shared, at: usize, record: Record) -> Tag {
    let words = shared.words;
    let title = title_of(shared, &record);
    let moment = intl::moment(&shared.locale, record.at);
    // Two may be called the same.
    let named = |caption: &str| format!("{caption} {title}, {moment}");
    let (opening, deleting, id) = (shared.clone(), shared.clone(), record.id.clone());
    let open = button(words.open_draft())
        .attr("id", &open_id(at))
        .attr("aria-label", &named(words.open_draft()));
    let delete = button(words.delete_draft()).class("quiet");
    let delete = delete
        .attr("id", &delete_id(at))
        .attr("aria-label", &named(words.delete_draft()));
    tag("li")
        .child(tag("span").text(&title))
        .child(tag("span").class("hint").text(&moment))
        .child(open.on("click", move |_| open_other(&opening, record.clone(), at)))
        .child(delete.on("click", move |_| delete_other(&deleting, id.clone(), at)))
}

/// What a draft is called.
pub fn title_of(shared: &Shared, record: &Record) -> String {
    match record.title() {
        "" => shared.words.untitled().to_owned(),
        title => title.to_owned(),
    }
}
