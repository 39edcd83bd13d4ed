//! The events and parts of the form that differ in an element.

use super::host::Host;
use super::preserved_state::PreservedState;
use super::token::TokenSource;
use super::token_notice;
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
pub struct ElementHost(Arc<Parts>);

pub struct Parts {
    pub(super) context: FormContext,
    pub(super) host: Host,
    pub(super) token_source: TokenSource,
    /// The customer that was just created. `None`: the form is shown.
    pub(super) created: ArcRwSignal<Option<Created>>,
    /// Whether the form has changes since it was filled or a customer was created.
    pub(super) is_dirty: ArcRwSignal<bool>,
    /// Whether the element has been removed from the page.
    pub(super) is_removed: ArcRwSignal<bool>,
}

impl Deref for ElementHost {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl ElementHost {
    pub fn new(context: &FormContext, host: &Host, preserved: PreservedState) -> Self {
        Self(Arc::new(Parts {
            context: context.clone(),
            host: host.clone(),
            token_source: TokenSource::new(context, host),
            created: preserved.created,
            is_dirty: preserved.is_dirty,
            is_removed: preserved.is_removed,
        }))
    }

    /// Sets whether the form has changes, and notifies the host if that is new.
    pub fn set_dirty(&self, is_dirty: bool) {
        if self.is_dirty.get_untracked() != is_dirty {
            self.is_dirty.set(is_dirty);
            let detail = Json::object([("dirty", is_dirty.into())]);
            self.host.report("dirty", &detail);
        }
    }

    fn report_failure(&self, intent: &Intent, report: &ErrorReport) {
        let mut errors = Vec::new();
        for refusal in &report.property_errors {
            errors.push(Json::object([
                ("propertyName", refusal.property_name.as_str().into()),
                ("description", refusal.messages.join(" ").into()),
            ]));
        }
        let correlation = match &report.correlation_id {
            Some(id) => id.clone(),
            None => intent.correlation.to_string(),
        };
        let description = report.description.clone();
        self.host
            .report_failure(report.status, Some(correlation), description, errors);
    }
}

impl FormHost for ElementHost {
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
            self.set_dirty(true);
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
            } => self.report_failure(intent, report),
            Submission::Unknown { intent, .. } => match &intent.unknown_outcome {
                Some(UnknownOutcome::Answered(report)) => self.report_failure(intent, report),
                _ => self.report_failure(intent, &nothing),
            },
            Submission::Failed { intent, .. } => self.report_failure(intent, &nothing),
            _ => (),
        }
        if !submission.is_under_way() {
            self.host.settled();
        } else if self.is_removed.get_untracked()
            && !matches!(submission, Submission::Sending { .. })
        {
            // No form displays the submission any more.
            self.context.status.reset();
        }
    }

    fn is_ready(&self) -> bool {
        self.token_source.is_ready()
    }

    fn token_refused(&self, correlation: Guid) {
        self.token_source.handle_refusal(correlation);
    }

    fn renew(&self, _: bool) {
        self.token_source.retry();
    }

    fn take_press(&self) -> bool {
        self.token_source.take_press()
    }

    fn created(&self, created: Created) {
        let body = created.body.as_deref().unwrap_or_default();
        let detail = Json::object([
            ("id", created.id.as_str().into()),
            ("correlationId", created.correlation.as_str().into()),
            ("customer", Json::read(body).unwrap_or_default()),
        ]);
        self.context.clear_form();
        self.set_dirty(false);
        self.created.set(Some(created));
        focus::soon(&self.context.tree, HEADING_ID.to_owned());
        self.host.report("created", &detail);
    }

    fn start_another(&self) {
        self.created.set(None);
        focus::soon(&self.context.tree, HEADING_ID.to_owned());
    }

    fn above_form(&self) -> View {
        token_notice::view(&self.context, &self.token_source)
    }
}
