//! The events and parts of the form that differ in an element.

use super::host::Host;
use super::preserved_state::PreservedState;
use super::token::TokenSource;
use super::token_notice;
use crate::api::{ErrorReport, UnknownOutcome};
use crate::browser::focus;
use crate::customer_form::{
    Created, FormContext, FormEvent, FormHost, FormSlots, HEADING_ID, HostTexts, Interaction,
    SessionCheck,
};
use crate::submission::{FailureCause, Intent, Submission};
use json_digits::Json;
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Event;

/// Selects the buttons that may change the form.
const CHANGING: &str = "button:not([type=submit], .open-list, .fold)";

/// The host of the form in an element. Clones share the state.
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

impl ElementHost {
    /// The host of the form in this element.
    pub fn form_host(&self) -> Arc<FormHost> {
        let (on, notice) = (self.clone(), self.clone());
        Arc::new(FormHost {
            on: Box::new(move |event| on.handle(event)),
            slots: FormSlots {
                above_form: Some(Box::new(move || {
                    token_notice::view(&notice.context, &notice.token_source)
                })),
                ..FormSlots::default()
            },
            session_check: SessionCheck::BeforeSending,
            saved: Box::new(|| Box::pin(async {})),
            used_countries: Vec::new,
            customer_address: |_| None,
            texts: HostTexts::default(),
            has_shortcuts: || true,
        })
    }

    fn handle(&self, event: FormEvent<'_>) {
        match event {
            // The element has no title, no undo, no page of a customer and no list of the answers.
            FormEvent::TitleChanged(_)
            | FormEvent::StepEnded
            | FormEvent::StepAmended
            | FormEvent::ReadyToSend(..)
            | FormEvent::CustomerOpened(_) => (),
            FormEvent::Interacted(kind, event) => {
                if is_change(kind, event) {
                    self.set_dirty(true);
                }
            }
            FormEvent::SubmissionChanged(submission) => self.submission_changed(submission),
            FormEvent::SessionNeeded | FormEvent::RenewSession | FormEvent::SignInAgain => {
                self.token_source.retry();
            }
            FormEvent::TokenRefused(correlation) => self.token_source.handle_refusal(correlation),
            FormEvent::Created(created) => self.show_created(*created),
            FormEvent::AnotherRequested => {
                self.created.set(None);
                focus::soon(&self.context.tree, HEADING_ID.to_owned());
            }
        }
    }

    fn submission_changed(&self, submission: &Submission) {
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

    fn show_created(&self, created: Created) {
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
}

/// Whether the event may change the form.
fn is_change(kind: Interaction, event: &Event) -> bool {
    match kind {
        Interaction::Typed | Interaction::Changed => true,
        Interaction::Left => false,
        // The button may add an entry, remove one, or apply a suggestion.
        Interaction::Pressed => {
            let target = event.target();
            let target: Option<web_sys::Element> = target.and_then(|it| it.dyn_into().ok());
            target.is_some_and(|it| matches!(it.closest(CHANGING), Ok(Some(_))))
        }
    }
}
