//! The form for a new customer.

use super::chunk::FORM_CHUNK;
use super::context::FormContext;
use super::host::{FormEvent, FormHost, Interaction, slot};
use super::layout::{create_button, form_page};
use super::scope::{FormScope, load_rules};
use super::submitting::{Submitting, Trigger};
use super::{
    assists, associations, customer_sections, elements, failure_panel, lazy, providers, summary,
};
use crate::browser::chunk::file;
use crate::browser::press;
use crate::form_model::Draft;
use crate::i18n::Words;
use crate::submission::{NextStep, Submission};
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{View, dynamic, html};
use std::sync::Arc;
use web_sys::{Event, MouseEvent};

/// The form of this draft.
pub fn new_customer_form(context: &FormContext, host: &Arc<FormHost>, draft: Draft) -> View {
    let words = context.words;
    let parts = FormScope::new(context, host, draft);
    if let Some(chunk) = FORM_CHUNK.get() {
        parts.draft.use_rules(chunk.rules);
    }
    let submitting = Submitting::new(&parts);
    let submit = {
        let submitting = submitting.clone();
        elements::sends(move || submitting.trigger(Trigger::Press))
    };
    let submission = context.status.submission.clone();
    let is_under_way = move || submission.with(|it| it.is_under_way());
    let (busy, caption) = (is_under_way.clone(), context.status.submission.clone());
    let holds = context.assists.holds_press.clone();
    let associations = parts
        .picks_resellers
        .then(|| associations::section_of(&parts));
    let pressed = {
        let submit = submit.clone();
        move |event: MouseEvent| submit(event.into())
    };
    let press = create_button()
        .on(ev::click, pressed)
        .attr("aria-disabled", move || {
            is_under_way().then(|| "true".to_owned())
        })
        .child(move || match holds.get() {
            true => words.checking().to_owned(),
            false => caption.with(|it| press_caption(words, it)).to_owned(),
        });
    let renewed = {
        let (context, submitting) = (context.clone(), submitting.clone());
        move || {
            if context.session.with(Option::is_some) {
                untrack(|| {
                    if context.take_pending_press() {
                        submitting.trigger(Trigger::Press);
                    } else {
                        submitting.token_renewed();
                    }
                });
            }
        }
    };
    if let Some(intent) = context.take_unsettled() {
        submitting.trigger(Trigger::Restored(Box::new(intent)));
    }
    let waits = submitting.waits.clone();
    let following = {
        let (draft, submitting) = (parts.draft.clone(), submitting.clone());
        move || {
            // A step undone is nothing that comes as an event of the form.
            draft.restored();
            untrack(|| submitting.recheck());
        }
    };
    let mut form = html::form().effect(renewed).effect(following);
    // Whatever a person does in the form comes through one of these.
    for (event, kind) in [
        ("input", Interaction::Typed),
        ("change", Interaction::Changed),
        ("click", Interaction::Pressed),
        ("focusout", Interaction::Left),
    ] {
        let (host, draft) = (host.clone(), parts.draft.clone());
        let submitting = submitting.clone();
        form = form.on(ev::Custom::<Event>::new(event), move |event| {
            load_rules(&draft);
            (host.on)(FormEvent::Interacted(kind, &event));
            submitting.interacted(kind, &event);
            assists::follow(&submitting.parts, Some((kind, &event)));
        });
    }
    let form = assists::attach(&parts, form)
        .attr("novalidate", "")
        .attr("aria-busy", move || busy().then(|| "true".to_owned()))
        .on(ev::submit, move |event| submit(event.into()))
        .child(customer_sections::view(&parts))
        .child(providers::section_of(&parts))
        .child(associations)
        .child(assists::notes(&parts))
        .child(
            html::div()
                .class("actions")
                .child(press)
                .child(slot(&host.slots.beside_submit))
                .child(edit_note(&parts, &submitting))
                .child(dynamic(move || {
                    // Also where nothing waits for it yet: before more is typed.
                    let is_needed = waits.get() || file::second().is_missing();
                    is_needed.then(|| lazy::chunk_loading(words, file::second()))
                })),
        );
    let found = [
        summary::view(&parts, &submitting),
        failure_panel::view(&parts, &submitting),
    ];
    form_page(&parts, found, form)
        .on(ev::pointerdown, |_| {
            press::begin();
            FORM_CHUNK.prefetch();
        })
        .into()
}

/// The caption of the submit button: the state of the submission, or the action.
fn press_caption(words: &'static Words, submission: &Submission) -> &'static str {
    match submission {
        Submission::Sending { .. } => words.creating(),
        Submission::LookingUp { .. }
        | Submission::Offline {
            then: NextStep::LookUp,
            ..
        } => words.checking(),
        Submission::Waiting { .. } | Submission::Offline { .. } => words.waiting_to_send(),
        _ => words.create_customer(),
    }
}

/// The note about changes after the form was sent, beside the button: the panel may be out of view.
fn edit_note(parts: &FormScope, submitting: &Submitting) -> View {
    let (status, is_edited) = (parts.context.status.clone(), submitting.is_edited.clone());
    let words = parts.context.words;
    dynamic(move || {
        status.turn.get();
        let is_edited = is_edited.get();
        let text = status.submission.with_untracked(|it| match is_edited {
            true => (FORM_CHUNK.get()?.edit_note)(words, it),
            false => None,
        });
        text.map(|text| html::p().class("edit-note").child(text))
    })
}
