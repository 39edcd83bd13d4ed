//! Sends the form: one request a press, and what comes of it.

use super::{FormParts, country_search, failure_panel};
use crate::api::Failure;
use crate::api::wire::customer_body;
use crate::domain::{Customer, Guid};
use crate::form::{Fault, Refusal, Submission};
use crate::pages::created::Created;
use crate::pages::page::navigator;
use crate::platform::{focus, page};
use crate::route::Route;
use crate::signal::Source;
use crate::ui::SUMMARY_ID;
use std::sync::Arc;

/// What keeps the form from being sent or accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Obstacles {
    /// Nothing.
    #[default]
    None,
    /// Rules of ours.
    Faults(Vec<Fault>),
    /// What will probably be refused; asked about once.
    Warnings(Vec<Fault>),
    /// The API's.
    Refusals(Vec<Refusal>),
}

/// Sends the form.
#[derive(Clone)]
pub struct Submitting {
    parts: FormParts,
    /// What the summary shows.
    pub obstacles: Source<Obstacles>,
    /// The warnings that the person has been asked about.
    asked: Source<Vec<Fault>>,
    navigate: Arc<dyn Fn(Route, bool) + Send + Sync>,
}

impl Submitting {
    /// To be made while the page is built.
    pub fn new(parts: &FormParts) -> Self {
        Self {
            parts: parts.clone(),
            obstacles: Source::default(),
            asked: Source::default(),
            navigate: Arc::new(navigator()),
        }
    }

    /// *Create customer* was pressed, in whatever way. While a request is under way nothing happens.
    pub fn press(&self) {
        let submission = &self.parts.shared.submission;
        if submission.with_untracked(Submission::is_sending) {
            return;
        }
        let earlier = submission.get_untracked();
        submission.set(Submission::Ready);
        match self.parts.draft.read(self.parts.picks_resellers) {
            Err(faults) => self.stop(Obstacles::Faults(faults)),
            Ok(customer) => match self.not_asked_yet() {
                Some(warnings) => self.stop(Obstacles::Warnings(warnings)),
                None => self.send(customer, &earlier),
            },
        }
    }

    /// All warnings, if there is one among them that the person has not been asked about.
    fn not_asked_yet(&self) -> Option<Vec<Fault>> {
        let warnings = self.parts.draft.warnings(self.parts.picks_resellers);
        let is_new = self
            .asked
            .with_untracked(|asked| warnings.iter().any(|it| !asked.contains(it)));
        self.asked.set(warnings.clone());
        is_new.then_some(warnings)
    }

    /// Shows what is wrong, and leads there.
    fn stop(&self, obstacles: Obstacles) {
        let words = self.parts.shared.words;
        if !matches!(obstacles, Obstacles::Warnings(_)) {
            page::set_title(&format!(
                "{} {}",
                words.error_prefix(),
                words.new_customer()
            ));
        }
        let target = match &obstacles {
            Obstacles::None => failure_panel::ID,
            Obstacles::Refusals(refusals) if refusals.is_empty() => failure_panel::ID,
            _ => SUMMARY_ID,
        };
        self.obstacles.set(obstacles);
        focus::soon(target.to_owned());
    }

    fn send(&self, customer: Customer, earlier: &Submission) {
        let shared = &self.parts.shared;
        let Some(session) = shared.session.get_untracked() else {
            return;
        };
        let body = customer_body(&customer, shared.config.offer_type_margins);
        let correlation = earlier.correlation_of(&body).unwrap_or_else(Guid::random);
        self.obstacles.set(Obstacles::None);
        page::set_title(shared.words.creating());
        shared.announcer.say(shared.words.creating());
        shared.submission.set(Submission::Sending);
        let (client, submitting) = (shared.client(session), self.clone());
        leptos::task::spawn_local(async move {
            match client.create_customer(body.clone(), correlation).await {
                Ok(id) => submitting.created(id, correlation, &customer, body),
                Err(failure) => submitting.failed(body, correlation, failure),
            }
        });
    }

    fn created(&self, id: String, correlation: Guid, customer: &Customer, body: String) {
        let shared = &self.parts.shared;
        country_search::remember(customer.country);
        // An answer without an id: the one that was sent names the same customer.
        let id = if id.is_empty() {
            customer.id.to_string()
        } else {
            id
        };
        let created = Created::new(id.clone(), correlation, customer, body);
        created.store();
        shared.created.set(Some(created));
        (self.navigate)(Route::Customer(id), false);
        shared.clear_form();
    }

    fn failed(&self, body: String, correlation: Guid, failure: Failure) {
        let refusals = match &failure {
            Failure::Answered(report) => self
                .parts
                .draft
                .refuse(&report.refusals, self.parts.picks_resellers),
            _ => Vec::new(),
        };
        self.parts.shared.submission.set(Submission::Failed {
            body,
            correlation,
            failure,
        });
        self.stop(Obstacles::Refusals(refusals));
    }
}
