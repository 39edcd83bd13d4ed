//! What the form says of drafts: that one came back, how it is called, which others there are.

use super::record::Record;
use super::{begin_another, delete_other, discard, open_other};
use crate::browser::intl;
use crate::browser::vault::StoreError;
use crate::components::ControlElement;
use crate::customer_form::{button, lazy};
use crate::i18n::fill;
use crate::pages::shared::Shared;
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};
use std::sync::Arc;

/// What opens the list.
pub const SUMMARY_ID: &str = "drafts-summary";

const NAME_ID: &str = "draft-name";
const HINT_ID: &str = "draft-name-hint";

/// Above the form.
pub fn view(shared: &Shared) -> HtmlElement {
    let kept = shared.clone();
    html::div()
        .class("drafts")
        .attr("data-kept", move || Some(kept.drafts.is_kept().to_string()))
        .child(notice(shared))
        .child(details(shared))
}

/// That a draft came back, that some could not be opened, or that nothing is kept.
fn notice(shared: &Shared) -> HtmlElement {
    let (losing, shared) = (shared.clone(), shared.clone());
    let words = shared.words;
    let lost = dynamic(move || {
        let is_some_lost = losing.drafts.is_some_lost.get();
        is_some_lost.then(|| html::p().class("hint").child(words.drafts_lost()))
    });
    let said = dynamic(move || {
        let drafts = &shared.drafts;
        if let Some(why) = drafts.not_kept.get() {
            let text = match why {
                StoreError::Refused => words.not_kept(),
                StoreError::Newer => words.not_kept_newer(),
            };
            return Some(html::p().class("hint").child(text));
        }
        let moment = intl::moment(&shared.locale, drafts.restored.get()?);
        let text = fill(words.draft_from(), &[("moment", &moment)]);
        let discarding = shared.clone();
        let press = button(words.discard_draft()).class("quiet");
        Some(
            html::p()
                .class("restored")
                .child(html::span().child(&text))
                .child(press.on(ev::click, move |_| discard(&discarding))),
        )
    });
    html::div().attr("role", "status").child(said).child(lost)
}

fn details(shared: &Shared) -> HtmlElement {
    let words = shared.words;
    let counted = shared.drafts.others.clone();
    let summary =
        html::summary()
            .attr("id", SUMMARY_ID)
            .child(move || match counted.with(Vec::len) {
                0 => words.drafts().to_owned(),
                count => fill(words.drafts_count(), &[("count", &count.to_string())]),
            });
    // Most never look: what nobody sees costs nothing, neither when the page begins nor with each key.
    let (inner, was_opened) = (shared.clone(), ArcRwSignal::new(false));
    let opened = was_opened.clone();
    html::details()
        .on(ev::toggle, move |_| {
            // Made once: it stays when it is closed.
            if !opened.get_untracked() {
                opened.set(true);
            }
        })
        .child(summary)
        .child(dynamic(move || {
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
    let name = html::input()
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
    let field = html::div()
        .class("field")
        .child(
            html::label()
                .class("label")
                .attr("for", NAME_ID)
                .child(words.draft_name()),
        )
        .child(name)
        .child(
            html::p()
                .class("hint")
                .attr("id", HINT_ID)
                .child(words.draft_name_hint()),
        );
    let another = button(words.new_form()).on(ev::click, move |_| begin_another(&beginning));
    let shared = shared.clone();
    let others = dynamic(move || {
        let others = shared.drafts.others.get();
        let rows = others.into_iter().enumerate();
        let rows = rows.map(|(at, record)| other(&shared, at, record));
        untrack(|| html::ul().children(rows))
    });
    View::Fragment(vec![field.into(), another.into(), others])
}

/// The button that opens the draft at this place of the list.
pub fn open_id(at: usize) -> String {
    format!("open-draft-{at}")
}

/// The button that deletes the draft at this place of the list.
pub fn delete_id(at: usize) -> String {
    format!("delete-draft-{at}")
}

fn other(shared: &Shared, at: usize, record: Record) -> HtmlElement {
    let words = shared.words;
    let title = title_of(shared, &record);
    let moment = intl::moment(&shared.locale, record.at);
    // Two may be called the same.
    let named = |caption: &str| format!("{caption} {title}, {moment}");
    let (opening, deleting, id) = (shared.clone(), shared.clone(), record.id.clone());
    let open = button(words.open_draft())
        .attr("id", open_id(at))
        .attr("aria-label", named(words.open_draft()));
    let delete = button(words.delete_draft()).class("quiet");
    let delete = delete
        .attr("id", delete_id(at))
        .attr("aria-label", named(words.delete_draft()));
    html::li()
        .child(html::span().child(&title))
        .child(html::span().class("hint").child(&moment))
        .child(open.on(ev::click, move |_| open_other(&opening, record.clone(), at)))
        .child(delete.on(ev::click, move |_| delete_other(&deleting, id.clone(), at)))
}

/// What a draft is called.
pub fn title_of(shared: &Shared, record: &Record) -> String {
    match record.title() {
        "" => shared.words.untitled().to_owned(),
        title => title.to_owned(),
    }
}
