//! The form for a new customer.

pub mod assists;
mod associations;
mod chunk;
pub mod config_error;
mod context;
mod controls;
mod country_field;
mod country_search;
mod created;
mod customer_sections;
mod domain_proposal;
mod edits;
mod elements;
mod failure_panel;
mod failure_text;
mod folding;
pub mod form_keys;
mod heading;
mod host;
mod instance_field;
mod issue_list;
mod json_switch;
mod languages;
mod lazy;
mod margins;
mod microsoft_fields;
mod providers;
mod reseller_field;
mod rows;
mod select_or_guid;
mod skeleton;
mod submit;
mod summary;
mod value_words;

use crate::browser::chunk::file;
use crate::browser::press;
use crate::components::ControlElement;
use crate::form_model::{Draft, PROVIDERS_ID};
use crate::i18n::Words;
use crate::submission::{NextStep, Submission};
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};
use std::ops::Deref;
use std::sync::Arc;
use submit::{Submitting, Trigger};
use web_sys::{Event, MouseEvent};

use chunk::FormChunk;
use host::slot;

pub use chunk::FORM_CHUNK;
pub use context::FormContext;
pub use country_field::country_by_name;
pub use created::{Created, Outcome, next_steps};
pub use elements::{HEADING_ID, as_first, button, copyable_id, sends};
pub use host::{
    CreatedPlace, CreatedSlot, FormEvent, FormHost, FormSlots, HostTexts, Interaction,
    SessionCheck, Slot,
};
pub use lazy::{chunk_loading, lazy};
pub use providers::ADD_ID as ADD_PROVIDER_ID;
pub use skeleton::{accepted, form_skeleton, skeleton_configs};
pub use value_words::{held_in_words, in_words, label_in, sent_in_words};

/// The id of *Create customer*.
pub const CREATE_ID: &str = "create";

/// The data that the parts of the form share. One pointer: nearly every control holds it several times.
#[derive(Clone)]
pub struct FormScope(Arc<FormScopeParts>);

impl Deref for FormScope {
    type Target = FormScopeParts;

    fn deref(&self) -> &FormScopeParts {
        &self.0
    }
}

/// The fields of [`FormScope`].
pub struct FormScopeParts {
    context: FormContext,
    host: Arc<FormHost>,
    draft: Draft,
    picks_resellers: bool,
    /// Told whenever the company's name is left.
    company_left: ArcTrigger,
    /// Counts how often the whole form was looked through.
    examined: ArcRwSignal<usize>,
}

impl FormScope {
    fn new(context: &FormContext, host: &Arc<FormHost>, draft: Draft) -> Self {
        Self(Arc::new(FormScopeParts {
            context: context.clone(),
            host: host.clone(),
            draft,
            picks_resellers: context.picks_resellers(),
            company_left: ArcTrigger::new(),
            examined: ArcRwSignal::default(),
        }))
    }
}

impl FormScopeParts {
    /// The chunk, if it is loaded. Subscribes the caller to its arrival.
    fn chunk(&self) -> Option<&'static FormChunk> {
        self.draft.has_rules().then(|| FORM_CHUNK.get()).flatten()
    }
}

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

/// *Create customer*, without its caption.
fn create_button() -> HtmlElement {
    html::button()
        .class("primary")
        .attr("id", CREATE_ID)
        .attr("type", "submit")
}

/// The form with its heading, below the summary and the failure panel.
fn form_page(
    parts: &FormScope,
    found: impl IntoIterator<Item = View>,
    form: HtmlElement,
) -> HtmlElement {
    let (words, slots) = (parts.context.words, &parts.host.slots);
    html::div()
        .class("form-page")
        .reads_controls()
        .children(found)
        .child(slot(&slots.above_heading))
        .child(elements::first_heading(&parts.context, move || {
            words.new_customer().to_owned()
        }))
        .child(html::p().class("lead").child(words.new_customer_lead()))
        .child(slot(&slots.above_form))
        .child(form)
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

/// Loads the rules, so that the form says what is wrong.
pub fn load_rules(draft: &Draft) {
    if draft.claim_rules() {
        let draft = draft.clone();
        // Their messages move the page, which must not happen during a press.
        FORM_CHUNK.when_loaded(move |chunk| {
            press::run_after(move || {
                draft.use_rules(chunk.rules);
                (chunk.follow_country)(&draft);
            });
        });
    }
}

/// A section of the form: its heading beside its controls.
fn section(
    parts: &FormScope,
    id: &str,
    heading: &str,
    lead: &str,
    body: Vec<HtmlElement>,
) -> HtmlElement {
    let heading_id = format!("{id}-heading");
    let lead = (!lead.is_empty()).then(|| html::p().class("hint").child(lead));
    // The entries of providers are cards of their own.
    let class = match id {
        PROVIDERS_ID => "section-body",
        _ => "section-body card",
    };
    let heading = html::div()
        .class("section-heading")
        .child(
            elements::form_heading(&parts.context, "h2")
                .attr("id", &heading_id)
                .child(heading),
        )
        .child(lead);
    html::section()
        .class("form-section")
        .attr("id", id)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", &heading_id)
        .child(heading)
        .child(html::div().class(class).children(body))
}
