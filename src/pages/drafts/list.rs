//! What the form says of drafts: that one came back, how it is called, which others there are.

use super::record::Record;
use super::{begin_another, discard, forget, open_other};
use crate::pages::page::button;
use crate::pages::shared::Shared;
use crate::platform::intl;
use crate::platform::vault::NotKept;
use crate::signal::Source;
use crate::text::fill;
use crate::ui::{Tag, View, group, live, tag};
use leptos::prelude::untrack;
use std::sync::Arc;

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
                NotKept::Refused => words.not_kept(),
                NotKept::Newer => words.not_kept_newer(),
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
    let summary = tag("summary").live_text(move || match counted.with(Vec::len) {
        0 => words.drafts().to_owned(),
        count => fill(words.drafts_count(), &[("count", &count.to_string())]),
    });
    // Most never look: what nobody sees costs nothing, neither when the page begins nor with each key.
    let (inner, was_opened) = (shared.clone(), Source::new(false));
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
            let is_seen = was_opened.get();
            is_seen.then(|| untrack(|| group(inside(&inner))))
        }))
}

/// The name of the draft, and the others.
fn inside(shared: &Shared) -> [View; 3] {
    let words = shared.words;
    let (shown, naming, beginning) = (shared.clone(), shared.clone(), shared.clone());
    let name = tag("input")
        .attr("id", NAME_ID)
        .attr("type", "text")
        .attr("maxlength", "100")
        .attr("autocomplete", "off")
        .attr("aria-describedby", HINT_ID)
        .value(Arc::new(move || shown.drafts.name.get()))
        .on_text("input", move |name| {
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
        let rows = others.into_iter().map(|record| other(&shared, record));
        untrack(|| tag("ul").children(rows))
    });
    [field.into(), another.into(), others]
}

fn other(shared: &Shared, record: Record) -> Tag {
    let words = shared.words;
    let title = match record.title() {
        "" => words.untitled(),
        title => title,
    }
    .to_owned();
    let moment = intl::moment(&shared.locale, record.at);
    let named = |caption: &str| format!("{caption} {title}");
    let (opening, deleting, id) = (shared.clone(), shared.clone(), record.id.clone());
    let open = button(words.open_draft()).attr("aria-label", &named(words.open_draft()));
    let delete = button(words.delete_draft()).class("quiet");
    let delete = delete.attr("aria-label", &named(words.delete_draft()));
    tag("li")
        .child(tag("span").text(&title))
        .child(tag("span").class("hint").text(&moment))
        .child(open.on("click", move |_| open_other(&opening, record.clone())))
        .child(delete.on("click", move |_| forget(&deleting, id.clone())))
}
