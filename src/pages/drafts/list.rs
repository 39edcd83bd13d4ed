//! What the form says of drafts: that one came back, how it is called, which others there are.

use super::keeping::keep_soon;
use super::list_actions::{SUMMARY_ID, begin_another, bring_back, deleted_text, title_of};
use super::other_drafts::OtherDrafts;
use super::others::refresh;
use super::record::Record;
use super::undo;
use crate::browser::keys::HistoryCommand;
use crate::browser::vault::StoreError;
use crate::browser::{intl, target_of};
use crate::components::ControlElement;
use crate::customer_form::{button, lazy};
use crate::i18n::fill;
use crate::pages::context::AppContext;
use crate::pages::words::PageWords;
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};
use std::sync::Arc;

const NAME_ID: &str = "draft-name";
const HINT_ID: &str = "draft-name-hint";

/// Above the form.
pub fn view(app: &AppContext) -> HtmlElement {
    let (kept, emptied) = (app.clone(), app.clone());
    html::div()
        .class("drafts")
        .attr("data-kept", move || Some(kept.drafts.is_kept().to_string()))
        .child(dynamic(move || {
            // It was emptied by a function of the chunk.
            let chunk = emptied.chunk.get().filter(|_| emptied.drafts.is_emptied());
            chunk.map(|chunk| (chunk.emptied)(&emptied))
        }))
        .child(notice(app))
        .child(details(app))
}

/// That a draft came back, that some could not be opened, or that nothing is kept.
fn notice(app: &AppContext) -> HtmlElement {
    let (losing, app) = (app.clone(), app.clone());
    let words = app.form.words;
    let lost = dynamic(move || {
        let has_unreadable = losing.drafts.has_unreadable.get();
        has_unreadable.then(|| html::p().class("hint").child(words.drafts_lost()))
    });
    let said = dynamic(move || {
        let drafts = &app.drafts;
        if let Some(why) = drafts.not_kept.get() {
            let text = match why {
                StoreError::Refused => words.not_kept(),
                StoreError::Newer => words.not_kept_newer(),
            };
            return Some(html::p().class("hint").child(text));
        }
        let moment = intl::format_time(&app.form.locale, drafts.restored.get()?);
        let text = fill(words.draft_from(), &[("moment", &moment)]);
        let discarding = app.clone();
        let press = button(words.discard_draft()).class("quiet");
        Some(
            html::p()
                .class("restored")
                .child(html::span().child(&text))
                .child(press.on(ev::click, move |_| {
                    let discarding = discarding.clone();
                    let chunk = discarding.chunk;
                    chunk.when_loaded(move |chunk| (chunk.discard)(&discarding));
                })),
        )
    });
    html::div().attr("role", "status").child(said).child(lost)
}

/// That the form has just been emptied, and the way back; in the chunk of the page.
pub fn emptied(app: &AppContext) -> HtmlElement {
    let (words, undoing) = (app.form.words, app.clone());
    let text = words.draft_discarded();
    html::p()
        .class("restored")
        .child(html::span().child(text))
        .child(undo_of(app, text).on(ev::click, move |_| {
            undo::press(&undoing, HistoryCommand::Undo)
        }))
}

/// Undoes what this text says.
fn undo_of(app: &AppContext, text: &str) -> HtmlElement {
    let caption = app.form.words.undo();
    button(caption)
        .class("quiet")
        .attr("aria-label", format!("{caption}: {text}"))
}

fn details(app: &AppContext) -> HtmlElement {
    let (words, is_shown) = (app.form.words, app.drafts.is_shown.clone());
    is_shown.set(false);
    let counted = app.drafts.others.clone();
    let summary =
        html::summary()
            .attr("id", SUMMARY_ID)
            .child(move || match counted.with(Vec::len) {
                0 => words.drafts().to_owned(),
                count => fill(words.drafts_count(), &[("count", &count.to_string())]),
            });
    // Few people open the list: it is rendered when it is opened.
    let (inner, was_opened) = (app.clone(), ArcRwSignal::new(false));
    let opened = was_opened.clone();
    html::details()
        .on(ev::toggle, move |event| {
            let element = target_of(&event);
            is_shown.set(element.is_some_and(|it| it.has_attribute("open")));
            // Made once: it stays when it is closed.
            if !opened.get_untracked() {
                opened.set(true);
            }
        })
        .child(summary)
        .child(dynamic(move || {
            let inner = inner.clone();
            was_opened.get().then(|| {
                lazy(inner.form.words, inner.chunk, move |chunk| {
                    (chunk.drafts)(&inner)
                })
            })
        }))
}

/// The drafts that are not open here: id, title and time.
pub fn other_titles(app: &AppContext) -> Vec<(String, String, i64)> {
    let others = &app.drafts.others;
    let told = |record: &Record| (record.id.clone(), title_of(app, record), record.at);
    others.with_untracked(|all| all.iter().map(told).collect())
}

/// The name of the draft, and the others, in the chunk of the page.
pub fn inside(app: &AppContext) -> View {
    let words = app.form.words;
    let (shown, naming, beginning) = (app.clone(), app.clone(), app.clone());
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
            keep_soon(&naming);
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
    let (following, deleting) = (app.clone(), app.clone());
    let others = html::ul().plain(|| view! { <OtherDrafts /> });
    let others = others.effect(move || {
        let drafts = &following.drafts;
        if drafts.is_shown.get() {
            untrack(|| refresh(&following));
        } else {
            drafts.deleted.set(Vec::new());
            drafts.note.set(None);
        }
    });
    let deleted = dynamic(move || {
        let deleted = deleting.drafts.deleted.get();
        View::Fragment(
            deleted
                .iter()
                .map(|it| gone(&deleting, it).into())
                .collect(),
        )
    });
    View::Fragment(vec![field.into(), another.into(), others.into(), deleted])
}

/// A draft that was deleted, and the way back.
fn gone(app: &AppContext, record: &Record) -> HtmlElement {
    let text = deleted_text(app, record);
    let (undoing, id) = (app.clone(), record.id.clone());
    html::p()
        .class("restored")
        .child(html::span().child(&text))
        .child(undo_of(app, &text).on(ev::click, move |_| bring_back(&undoing, id.clone())))
}
