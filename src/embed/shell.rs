//! The events and parts of the form that differ in an element.

use super::element::PreservedState;
use super::host::Host;
use super::notice;
use super::token::TokenSource;
use crate::api::{ErrorReport, UnknownOutcome};
use crate::browser::focus;
use crate::customer_form::{Created, FormContext, FormEvent, FormHost, HEADING_ID};
use crate::submission::{FailureCause, Intent, Submission};
use customer::Guid;
use json_digits::Json;
use leptos::prelude::*;
use leptos_erased::View;
use std::ops::Deref;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Event;

/// Selects the buttons that may change the form.
const CHANGING: &str = "button:not([type=submit], .open-list, .fold)";

/// The [`FormHost`] of an element. Clones share the state.
#[derive(Clone)]
pub struct Element(Arc<Parts>);

pub struct Parts {
    pub(super) context: FormContext,
    pub(super) host: Host,
    pub(super) pulling: TokenSource,
    /// The customer that was just created. `None`: the form is shown.
    pub(super) created: ArcRwSignal<Option<Created>>,
    /// Whether the form has changes since it was filled or a customer was created.
    pub(super) is_dirty: ArcRwSignal<bool>,
    /// Whether the element has been removed from the page.
    pub(super) is_gone: ArcRwSignal<bool>,
}

impl Deref for Element {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Element {
    pub fn new(context: &FormContext, host: &Host, left: PreservedState) -> Self {
        Self(Arc::new(Parts {
            context: context.clone(),
            host: host.clone(),
            pulling: TokenSource::new(context, host),
            created: left.created,
            is_dirty: left.is_dirty,
            is_gone: left.is_gone,
        }))
    }

    /// Sets whether the form has changes, and notifies the host if that is new.
    pub fn become_dirty(&self, is_dirty: bool) {
        if self.is_dirty.get_untracked() != is_dirty {
            self.is_dirty.set(is_dirty);
            let detail = Json::object([("dirty", is_dirty.into())]);
            self.host.report("dirty", &detail);
        }
    }

    fn fail(&self, intent: &Intent, report: &ErrorReport) {
        let mut errors = Vec::new();
        for refusal in &report.refusals {
            errors.push(Json::object([
                ("propertyName", refusal.property_name.as_str().into()),
                ("description", refusal.messages.join(" ").into()),
            ]));
        }
        let correlation = match &report.correlation_id {
            Some(id) => id.clone(),
            None => intent.correlation.to_string(),
        };
        let detail = Json::object([
            ("status", Json::Number(report.status.to_string())),
            ("correlationId", correlation.into()),
            ("description", report.description.clone().into()),
            ("errors", Json::List(errors)),
        ]);
        self.host.report("failed", &detail);
    }
}

impl FormHost for Element {
    fn touched(&self, touch: FormEvent, event: &Event) {
        let is_change = match touch {
            FormEvent::Typed | FormEvent::Changed => true,
            FormEvent::Left => false,
            // The button may add an entry, remove one, or apply a suggestion.
            FormEvent::Pressed => {
                let target = event.target();
                let target: Option<web_sys::Element> = target.and_then(|it| it.dyn_into().ok());
                target.is_some_and(|it| matches!(it.closest(CHANGING), Ok(Some(_))))
            }
        };
        if is_change {
            self.become_dirty(true);
        }
    }

    fn turned(&self, submission: &Submission) {
        let nothing = ErrorReport::default();
        match submission {
            Submission::Refused { intent, report }
            | Submission::NotAllowed { intent, report }
            | Submission::Failed {
                intent,
                ending: FailureCause::Busy { report, .. },
            } => self.fail(intent, report),
            Submission::Unknown { intent, .. } => match &intent.unknown_outcome {
                Some(UnknownOutcome::Answered(report)) => self.fail(intent, report),
                _ => self.fail(intent, &nothing),
            },
            Submission::Failed { intent, .. } => self.fail(intent, &nothing),
            _ => (),
        }
        if !submission.is_under_way() {
            self.host.settled();
        } else if self.is_gone.get_untracked() && !matches!(submission, Submission::Sending { .. })
        {
            // No form displays the submission any more.
            self.context.status.reset();
        }
    }

    fn is_ready(&self) -> bool {
        self.pulling.is_ready()
    }

    fn token_refused(&self, correlation: Guid) {
        self.pulling.refused(correlation);
    }

    fn renew(&self, _: bool) {
        self.pulling.again();
    }

    fn take_press(&self) -> bool {
        self.pulling.take_press()
    }

    fn created(&self, created: Created) {
        let body = created.body.as_deref().unwrap_or_default();
        let detail = Json::object([
            ("id", created.id.as_str().into()),
            ("correlationId", created.correlation.as_str().into()),
            ("customer", Json::read(body).unwrap_or_default()),
        ]);
        self.context.clear_form();
        self.become_dirty(false);
        self.created.set(Some(created));
        focus::soon(&self.context.tree, HEADING_ID.to_owned());
        self.host.report("created", &detail);
    }

    fn start_another(&self) {
        self.created.set(None);
        focus::soon(&self.context.tree, HEADING_ID.to_owned());
    }

    fn above_form(&self) -> View {
        notice::view(&self.context, &self.pulling)
    }
}
