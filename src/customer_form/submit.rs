//! Sends the form: one request a press, and what comes of it.

use super::assists::{self, ASSISTS_CHUNK};
use super::controls::look_for_unfinished;
use super::created::{Created, changes_in_words, changes_of};
use super::elements::FAILURE_ID;
use super::host::{FormEvent, SessionCheck};
use super::issue_list::IssueList;
use super::scope::FormScopeParts;
use super::submitting::{Submitting, Trigger};
use super::{country_field, edits, failure_text};
use crate::api::wire::customer_body;
use crate::api::{Client, Pending};
use crate::auth::{Session, TokenLifetime, UnixSeconds};
use crate::browser::{clock, connection, controls, focus, random};
use crate::components::SUMMARY_ID;
use crate::form_model::{LocatedIssue, RULES};
use crate::i18n::fill;
use crate::submission::{Attempt, Event, Intent, Submission, SubmissionEnv, SubmissionRunner};
use customer::{Customer, Guid};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::sync::Arc;

/// Handles a trigger, in the chunk.
pub fn run(submitting: &Submitting, trigger: Trigger) {
    // They arrive with this chunk, and wait elsewhere until a press is over.
    submitting.parts.draft.use_rules(&RULES);
    match trigger {
        Trigger::Press => submitting.press_when_checked(),
        Trigger::Renewed => submitting.happened(Event::Renewed),
        Trigger::Restored(intent) => submitting.happened(Event::Restored(intent)),
    }
}

/// Updates the summary: removes solved issues, and names the current rows. In the chunk.
pub fn recheck(submitting: &Submitting) {
    let Submitting {
        parts,
        found,
        listed_issues,
        ..
    } = submitting;
    let still = found.with_untracked(|it| it.still(&parts.draft, parts.picks_resellers));
    if listed_issues.with_untracked(|listed| *listed == still) {
        return;
    }
    if still.is_nothing() {
        if listed_issues.with_untracked(|it| !matches!(it, IssueList::Warnings(_))) {
            (parts.host.on)(FormEvent::TitleChanged(parts.context.words.new_customer()));
        }
        submitting.list(IssueList::None);
    } else {
        submitting.is_read.set(true);
        listed_issues.set(still);
    }
}

/// Removes the control's item from the summary as soon as its text has no issue. A key never adds or changes an item.
/// In the chunk.
pub fn recheck_typed(submitting: &Submitting, element_id: &str) {
    let Submitting {
        parts,
        listed_issues,
        ..
    } = submitting;
    let listed = listed_issues.get_untracked();
    let typed = listed.at(element_id);
    if typed.is_nothing()
        || !typed
            .still(&parts.draft, parts.picks_resellers)
            .is_nothing()
    {
        return;
    }
    let rest = listed.without(element_id);
    if rest.is_nothing() {
        recheck(submitting);
    } else {
        listed_issues.set(rest);
    }
}

/// Says what follows from changes of the form since it was sent. In the chunk.
pub fn follow_edits(submitting: &Submitting) {
    if let Some(event) = edits::follow(submitting) {
        submitting.happened(event);
    }
}

impl Submitting {
    /// *Create customer* was pressed: what the API says of the values is awaited, for a moment.
    fn press_when_checked(&self) {
        let (parts, assists) = (&self.parts, &self.parts.context.assists);
        let is_free = !assists.holds_press.get_untracked()
            && parts
                .context
                .status
                .submission
                .with_untracked(|it| !it.is_under_way());
        if !is_free {
            return;
        }
        let mut awaited = None;
        if assists::is_used(parts) {
            controls::read_all(&parts.context.tree);
            country_field::take_shown(parts);
            let chunk = ASSISTS_CHUNK.get();
            awaited = chunk.and_then(|it| (it.before_submit)(parts));
        }
        match awaited {
            None => self.press(),
            Some(answers) => {
                let submitting = self.clone();
                spawn_local(async move {
                    answers.await;
                    submitting.press();
                });
            }
        }
    }

    /// *Create customer* or *Send again* was pressed, in whatever way: what is sent is the form as it is now. While it
    /// is being sent nothing happens.
    fn press(&self) {
        let context = &self.parts.context;
        // Reads values that a program wrote into the controls.
        controls::read_all(&context.tree);
        // After it, because a value that is read counts as typed.
        self.is_at_work.set(false);
        let submission = context.status.submission.get_untracked();
        if submission.is_under_way() {
            return;
        }
        let Some(session) = self.usable_session() else {
            return;
        };
        let draft = &self.parts.draft;
        if submission
            .intent()
            .is_some_and(|earlier| earlier.tenant != *session.tenant())
        {
            // A customer in another tenant needs another id.
            draft.id.set(Guid::random());
        }
        for entry in draft.providers.snapshot() {
            look_for_unfinished(&self.parts, &entry.microsoft.agreement_date);
        }
        country_field::take_shown(&self.parts);
        draft.follow_company_and_country();
        match draft.read(self.parts.picks_resellers) {
            Err(issues) => self.stop(IssueList::Errors(issues)),
            Ok(customer) => {
                let intent = self.intent(&customer, &session);
                let warnings = self.not_asked_yet();
                // The warnings were confirmed when this body was sent before, perhaps before a reload.
                let is_as_sent = submission.intent().is_some_and(|it| it.body == intent.body);
                match warnings {
                    Some(warnings) if !is_as_sent => self.stop(IssueList::Warnings(warnings)),
                    _ if !is_as_sent && self.is_held(&intent) => self.list(IssueList::None),
                    _ => self.happened(Event::Pressed(Box::new(intent))),
                }
            }
        }
    }

    /// Whether the host shows the answers before they are sent.
    fn is_held(&self, intent: &Intent) -> bool {
        let is_held = Cell::new(false);
        (self.parts.host.on)(FormEvent::ReadyToSend(&intent.form, &is_held));
        is_held.get()
    }

    /// The session. If the host wants it checked and it is missing or expired, asks for another and remembers the press.
    fn usable_session(&self) -> Option<Session> {
        let FormScopeParts { context, host, .. } = &*self.parts;
        let session = context.session.get_untracked();
        let is_expired = |it: &Session| it.lifetime(clock::now()) == TokenLifetime::Expired;
        let is_checked = host.session_check == SessionCheck::BeforeSending;
        if is_checked && session.as_ref().is_none_or(is_expired) {
            context.pending_press.set(true);
            (host.on)(FormEvent::SessionNeeded);
            return None;
        }
        session
    }

    /// All warnings, if there is one among them that the person has not been asked about.
    fn not_asked_yet(&self) -> Option<Vec<LocatedIssue>> {
        let warnings = self.parts.draft.warnings(self.parts.picks_resellers);
        let is_new = self.asked.with_untracked(|asked| {
            warnings
                .iter()
                .any(|it| !asked.iter().any(|old| old.is_same(it)))
        });
        self.asked.set(warnings.clone());
        is_new.then_some(warnings)
    }

    fn intent(&self, customer: &Customer, session: &Session) -> Intent {
        let config = &self.parts.context.config;
        let attempt = Attempt {
            body: customer_body(customer, config.offer_type_margins),
            form: self.shown(),
        };
        let (id, tenant) = (customer.id, session.tenant().clone());
        Intent::new(id, tenant, attempt, Guid::random(), config.asks_status)
    }

    /// The person has chosen this in the panel.
    pub fn chosen(&self, event: Event) {
        self.is_at_work.set(false);
        self.happened(event);
    }

    /// Something has happened to the submission. What it wants done is done from here on.
    pub fn happened(&self, event: Event) {
        let status = self.parts.context.status.clone();
        let driver = SubmissionRunner::new(status, Arc::new(self.clone()));
        spawn_local(driver.happened(event));
    }

    /// Shows the issues, and moves the focus to them.
    fn stop(&self, listed_issues: IssueList) {
        let words = self.parts.context.words;
        if !matches!(listed_issues, IssueList::Warnings(_)) {
            let title = format!("{} {}", words.error_prefix(), words.new_customer());
            self.show_title(&title);
        }
        let target = match &listed_issues {
            IssueList::None => FAILURE_ID,
            IssueList::ServerErrors(server_errors, _) if server_errors.is_empty() => FAILURE_ID,
            _ => SUMMARY_ID,
        };
        self.parts.draft.open_found(&listed_issues.sections());
        self.parts.examined.update(|times| *times += 1);
        self.list(listed_issues);
        self.lead_to(target);
    }

    fn show_title(&self, title: &str) {
        (self.parts.host.on)(FormEvent::TitleChanged(title));
    }

    /// Moves the focus there; not away from a control that the person types in, which would lose what they type.
    fn lead_to(&self, target: &'static str) {
        if !self.is_at_work.get_untracked() {
            focus::soon(&self.parts.context.tree, target.to_owned());
        }
    }

    /// The summary shows this and nothing that was found before.
    fn list(&self, listed_issues: IssueList) {
        self.found.set(listed_issues.clone());
        self.is_read.set(false);
        self.listed_issues.set(listed_issues);
    }

    /// Says what has ended without anything being wrong, and leads to where it can be begun again.
    fn ends(&self, submission: &Submission) {
        let context = &self.parts.context;
        let heading = failure_text::heading(context.words, submission).unwrap_or_default();
        self.show_title(heading);
        self.lead_to(FAILURE_ID);
    }

    /// Announces the running submission, and moves the focus to the button that stops it.
    fn goes_on(&self, submission: &Submission) {
        let context = &self.parts.context;
        let heading = failure_text::heading(context.words, submission).unwrap_or_default();
        let left = |seconds: u32| {
            let seconds = seconds.to_string();
            fill(context.words.waiting_left(), &[("seconds", &seconds)])
        };
        match submission.seconds_left() {
            0 => context.announcer.say(heading),
            seconds => context
                .announcer
                .say(&format!("{heading}. {}", left(seconds))),
        }
        self.ends(submission);
    }
}

impl SubmissionEnv for Submitting {
    fn client(&self) -> Option<Client> {
        let session = self.parts.context.session.get_untracked();
        session.map(|session| self.parts.context.client(session))
    }

    fn now(&self) -> UnixSeconds {
        clock::read().best()
    }

    fn dice(&self) -> u32 {
        random::random_u32()
    }

    fn is_online(&self) -> bool {
        connection::is_online()
    }

    fn pause(&self, seconds: u32) -> Pending<()> {
        Box::pin(clock::sleep(seconds))
    }

    fn kept(&self) -> Pending<()> {
        (self.parts.host.saved)()
    }

    fn is_shown(&self, intent: &Intent) -> bool {
        controls::read_all(&self.parts.context.tree);
        intent.form == self.shown()
    }

    fn turned(&self, submission: &Submission) {
        let FormScopeParts {
            context,
            host,
            draft,
            ..
        } = &*self.parts;
        self.list(IssueList::None);
        (host.on)(FormEvent::SubmissionChanged(submission));
        if submission.is_answered() {
            // A new response replaces the errors of an earlier one.
            draft.forget_refusals();
        }
        match submission {
            Submission::Ready => (),
            Submission::Sending { .. } => {
                self.show_title(context.words.creating());
                context.announcer.say(context.words.creating());
            }
            Submission::Created {
                intent,
                id,
                is_earlier,
            } => {
                controls::read_all(&context.tree);
                let changes = changes_of(intent, *is_earlier, &self.shown());
                let changes = changes_in_words(context, draft, changes);
                let id = id.to_string();
                let created = Created::new(id, intent, changes, &context.config);
                (host.on)(FormEvent::Created(Box::new(created)));
            }
            Submission::Refused { report, .. } => {
                let server_errors =
                    draft.refuse(&report.property_errors, self.parts.picks_resellers);
                self.stop(IssueList::ServerErrors(server_errors, report.omitted));
            }
            Submission::NeedsSignIn { intent, .. } => {
                self.stop(IssueList::None);
                (host.on)(FormEvent::TokenRefused(intent.correlation));
            }
            submission if submission.is_under_way() => self.goes_on(submission),
            Submission::Failed { .. } => self.ends(submission),
            _ => self.stop(IssueList::None),
        }
        follow_edits(self);
    }
}
