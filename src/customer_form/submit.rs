//! Sends the form: one request a press, and what comes of it.

use super::assists::ASSISTS_CHUNK;
use super::controls::look_for_unfinished;
use super::created::{Changes, Created, changes_of};
use super::edits::follow_edits;
use super::host::{FormEvent, Interaction, SessionCheck};
use super::issue_list::IssueList;
use super::{
    FORM_CHUNK, FormScope, FormScopeParts, assists, country_field, failure_panel, failure_text,
};
use crate::api::wire::customer_body;
use crate::api::{Client, Pending};
use crate::auth::{Session, TokenLifetime, UnixSeconds};
use crate::browser::chunk::file;
use crate::browser::{clock, connection, controls, focus, press, random, target_of};
use crate::components::SUMMARY_ID;
use crate::form_model::{LocatedIssue, RULES};
use crate::i18n::fill;
use crate::submission::{Attempt, Event, Intent, Submission, SubmissionEnv, SubmissionRunner};
use customer::{Customer, Guid};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::sync::Arc;

/// The trigger of a submission.
pub enum Trigger {
    /// *Create customer* was pressed.
    Press,
    /// There is a new token.
    Renewed,
    /// The page came back with an attempt whose outcome is unknown.
    Restored(Box<Intent>),
}

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

/// Sends the form.
#[derive(Clone)]
pub struct Submitting {
    pub(super) parts: FormScope,
    /// The issues found last, including solved ones: undo may bring them back.
    found: ArcRwSignal<IssueList>,
    /// The issues in the summary.
    pub listed_issues: ArcRwSignal<IssueList>,
    /// Whether the person works in the form since it came: it was read by then.
    pub is_read: ArcRwSignal<bool>,
    /// The warnings that the person has been asked about.
    asked: ArcRwSignal<Vec<LocatedIssue>>,
    /// Whether something was pressed that waits for the chunk.
    pub waits: ArcRwSignal<bool>,
    /// Whether the form shows something else than what was sent.
    pub is_edited: ArcRwSignal<bool>,
    /// Whether the person has worked in the form since they last chose what is to be done: then the focus stays there.
    is_at_work: ArcRwSignal<bool>,
}

impl Submitting {
    /// To be made while the page is built.
    pub fn new(parts: &FormScope) -> Self {
        Self {
            parts: parts.clone(),
            found: ArcRwSignal::default(),
            listed_issues: ArcRwSignal::default(),
            is_read: ArcRwSignal::default(),
            asked: ArcRwSignal::default(),
            waits: ArcRwSignal::default(),
            is_edited: ArcRwSignal::default(),
            is_at_work: ArcRwSignal::default(),
        }
    }

    /// Runs in the chunk, once that is loaded. While one trigger waits for it, further ones are dropped.
    pub fn trigger(&self, trigger: Trigger) {
        file::second().try_again();
        if self.waits.get_untracked() {
            return;
        }
        self.waits.set(FORM_CHUNK.get().is_none());
        let submitting = self.clone();
        FORM_CHUNK.when_loaded(move |chunk| {
            submitting.waits.set(false);
            (chunk.submit)(&submitting, trigger);
        });
    }

    /// Handles an event of the form on this element.
    pub fn interacted(&self, kind: Interaction, event: &web_sys::Event) {
        // The press that has brought the summary is an event of the form as well.
        let is_work = matches!(kind, Interaction::Typed | Interaction::Changed);
        if is_work && !self.is_read.get_untracked() {
            self.is_read.set(true);
        }
        if is_work {
            self.is_at_work.set(true);
        }
        match kind {
            Interaction::Typed => self.recheck_typed(event),
            _ => self.recheck(),
        }
    }

    /// A control was typed into, and the summary may be done with it.
    fn recheck_typed(&self, event: &web_sys::Event) {
        if self.listed_issues.with_untracked(IssueList::is_nothing) {
            return;
        }
        if let (Some(target), Some(chunk)) = (target_of(event), FORM_CHUNK.get()) {
            let (submitting, id) = (self.clone(), target.id());
            press::run_after(move || untrack(|| (chunk.recheck_typed)(&submitting, &id)));
        }
    }

    /// Something in the form may have changed, and the summary follows it: not while something is being pressed, which it
    /// would move.
    pub fn recheck(&self) {
        let is_listed = self.listed_issues.with_untracked(|it| !it.is_nothing());
        let is_begun = self.is_begun();
        if let (true, Some(chunk)) = (is_listed || is_begun, FORM_CHUNK.get()) {
            let submitting = self.clone();
            press::run_after(move || {
                untrack(|| {
                    if is_listed {
                        (chunk.recheck)(&submitting);
                    }
                    if is_begun {
                        (chunk.follow_edits)(&submitting);
                    }
                });
            });
        }
    }

    /// Whether something was sent, or was to be.
    fn is_begun(&self) -> bool {
        let status = &self.parts.context.status;
        status
            .submission
            .with_untracked(|it| !matches!(it, Submission::Ready))
    }

    /// The texts in the form.
    pub(super) fn shown(&self) -> String {
        self.parts.draft.shown(self.parts.picks_resellers)
    }

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
        draft.follow_country();
        draft.follow_company();
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

    /// There is a new token for the same tenant: what could not go on without one goes on.
    pub fn token_renewed(&self) {
        if self.is_begun() {
            self.trigger(Trigger::Renewed);
        }
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

    /// Shows what is wrong, and leads there.
    fn stop(&self, listed_issues: IssueList) {
        let words = self.parts.context.words;
        if !matches!(listed_issues, IssueList::Warnings(_)) {
            let title = format!("{} {}", words.error_prefix(), words.new_customer());
            self.show_title(&title);
        }
        let target = match &listed_issues {
            IssueList::None => failure_panel::ID,
            IssueList::ServerErrors(server_errors, _) if server_errors.is_empty() => {
                failure_panel::ID
            }
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
        self.lead_to(failure_panel::ID);
    }

    /// Says what is under way, and leads to where it can be stopped.
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
                let changes = Changes::in_words(context, draft, changes);
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
