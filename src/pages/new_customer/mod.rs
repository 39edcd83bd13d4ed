//! The form for a new customer.

mod associations;
mod controls;
mod country_field;
mod country_search;
mod customer_sections;
mod domain_proposal;
mod failure_panel;
mod instance_field;
mod margins;
mod microsoft_fields;
mod providers;
mod reseller_field;
mod rows;
mod select_or_guid;
mod submit;
mod summary;

use super::shared::Shared;
use super::{drafts, page};
use crate::form::Draft;
use crate::submission::Event;
use crate::ui::{Tag, View, live, tag};
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;
use submit::Submitting;

/// What the parts of the form share. One pointer: nearly every control holds it several times.
#[derive(Clone)]
pub struct FormParts(Arc<SharedByParts>);

impl Deref for FormParts {
    type Target = SharedByParts;

    fn deref(&self) -> &SharedByParts {
        &self.0
    }
}

/// What the parts of the form share.
pub struct SharedByParts {
    shared: Shared,
    draft: Draft,
    picks_resellers: bool,
    /// Told whenever the company's name is left.
    company_left: ArcTrigger,
}

/// The page: it shows the customer being typed, and a new one once that one is created.
pub fn new_customer_page(shared: &Shared) -> View {
    let focused = shared.focus_next.get_untracked();
    shared.focus_next.set(None);
    let title = shared.words.new_customer();
    page::open_at(
        title,
        focused.unwrap_or_else(|| page::HEADING_ID.to_owned()),
    );
    drafts::begin(shared);
    let (keeping, every) = (shared.clone(), Duration::from_secs(1));
    let keeping = set_interval_with_handle(move || drafts::keep(&keeping), every);
    // The page may end with the first of them, and on a telephone without the second.
    let endings = ["visibilitychange", "pagehide"].map(|event| {
        let ending = shared.clone();
        window_event_listener_untyped(event, move |_| drafts::keep(&ending))
    });
    let undoing = shared.clone();
    let keys = window_event_listener_untyped("keydown", move |event| {
        drafts::history::key(&undoing, &event);
    });
    on_cleanup(move || {
        keys.remove();
        if let Ok(keeping) = keeping {
            keeping.clear();
        }
        for ending in endings {
            ending.remove();
        }
    });
    let shared = shared.clone();
    live(move || {
        let draft = shared.draft.get();
        Some(untrack(|| new_customer_form(&shared, draft)))
    })
}

/// The form of this draft.
pub fn new_customer_form(shared: &Shared, draft: Draft) -> View {
    let words = shared.words;
    let session = shared.session.get_untracked();
    let parts = FormParts(Arc::new(SharedByParts {
        shared: shared.clone(),
        draft,
        picks_resellers: session.is_none_or(|session| session.picks_resellers()),
        company_left: ArcTrigger::new(),
    }));
    let submitting = Submitting::new(&parts);
    let submit = {
        let submitting = submitting.clone();
        move |event: web_sys::Event| {
            event.prevent_default();
            submitting.press();
        }
    };
    let submission = shared.course.submission.clone();
    let is_under_way = move || submission.with(|it| it.is_under_way());
    let (busy, caption) = (is_under_way.clone(), is_under_way.clone());
    let associations = parts
        .picks_resellers
        .then(|| associations::section_of(&parts));
    let press = tag("button")
        .class("primary")
        .attr("type", "submit")
        .live_attr("aria-disabled", move || {
            is_under_way().then(|| "true".to_owned())
        })
        .live_text(move || {
            if caption() {
                words.creating()
            } else {
                words.create_customer()
            }
            .to_owned()
        });
    let renewed = {
        let (session, submitting) = (shared.session.clone(), submitting.clone());
        move || {
            if session.get().is_some() {
                untrack(|| submitting.token_renewed());
            }
        }
    };
    if let Some(intent) = shared.drafts.take_unsettled() {
        submitting.happened(Event::Restored(Box::new(intent)));
    }
    let mut form = tag("form").follow(renewed);
    // Whatever a person does in the form comes through one of these.
    for event in ["input", "change", "click", "focusout"] {
        let typing = shared.clone();
        form = form.on(event, move |_| drafts::touched(&typing, event));
    }
    let form = form
        .attr("novalidate", "")
        .live_attr("aria-busy", move || busy().then(|| "true".to_owned()))
        .on("submit", submit)
        .child(customer_sections::view(&parts))
        .child(providers::section_of(&parts))
        .child(associations)
        .child(
            tag("div")
                .class("actions")
                .child(press)
                .child(history_button(shared, words.undo(), false))
                .child(history_button(shared, words.redo(), true)),
        );
    tag("div")
        .class("form-page")
        .child(summary::view(&parts, &submitting))
        .child(failure_panel::view(&parts, &submitting))
        .child(page::heading(words.new_customer()))
        .child(tag("p").class("lead").text(words.new_customer_lead()))
        .child(drafts::list::view(shared))
        .child(form)
        .into()
}

/// *Undo* or *Redo*. Where there is nothing to do it stays where it is, and says so.
fn history_button(shared: &Shared, caption: &str, redo: bool) -> Tag {
    let (seen, pressed) = (shared.clone(), shared.clone());
    page::button(caption)
        .class("quiet")
        .live_attr("aria-disabled", move || {
            (!seen.drafts.can(redo)).then(|| "true".to_owned())
        })
        .on("click", move |_| drafts::history::go(&pressed, redo))
}

/// A section of the form: its heading beside its controls.
fn section(id: &str, heading: &str, lead: &str, body: Vec<Tag>) -> Tag {
    let heading_id = format!("{id}-heading");
    let lead = (!lead.is_empty()).then(|| tag("p").class("hint").text(lead));
    let heading = tag("div")
        .class("section-heading")
        .child(tag("h2").attr("id", &heading_id).text(heading))
        .child(lead);
    tag("section")
        .class("form-section")
        .attr("id", id)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", &heading_id)
        .child(heading)
        .child(tag("div").class("section-body").children(body))
}
