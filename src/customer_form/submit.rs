//! Sends the form: one request a press, and what comes of it.

use super::controls::look_for_unfinished;
use super::created::{Changes, Created, changes_of};
use super::edits::follow_edits;
use super::host::FormEvent;
use super::submit_block::SubmitBlock;
use super::{
    FORM_CHUNK, FormScope, FormScopeParts, assists, country_field, failure_panel, failure_text,
};
use crate::api::wire::customer_body;
use crate::api::{Client, Pending};
use crate::auth::{Session, UnixSeconds};
use crate::browser::{chunk, clock, connection, controls, focus, press, random};
use crate::components::SUMMARY_ID;
use crate::form_model::{LocatedIssue, RULES};
use crate::i18n::fill;
use crate::submission::{Attempt, Event, Intent, Submission, SubmissionEnv, SubmissionRunner};
use customer::{Customer, Guid};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use web_sys::Element;

/// What starts or continues the sending.
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

/// The list follows the form: what is solved or gone leaves it, what is in another row now is called so. In the
/// chunk.
pub fn recheck(submitting: &Submitting) {
    let Submitting {
        parts,
        found,
        obstacles,
        ..
    } = submitting;
    let still = found.with_untracked(|it| it.still(&parts.draft, parts.picks_resellers));
    if obstacles.with_untracked(|listed| *listed == still) {
        return;
    }
    if still.is_nothing() {
        if obstacles.with_untracked(|it| !matches!(it, SubmitBlock::Warnings(_))) {
            parts.shell.show_title(parts.context.words.new_customer());
        }
        submitting.list(SubmitBlock::None);
    } else {
        submitting.is_read.set(true);
        obstacles.set(still);
    }
}

/// Removes the control's item from the list as soon as its text is right. The list does not change otherwise on a key:
/// no item is added, and no text of an item changes. In the chunk.
pub fn recheck_typed(submitting: &Submitting, element_id: &str) {
    let Submitting {
        parts, obstacles, ..
    } = submitting;
    let listed = obstacles.get_untracked();
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
        obstacles.set(rest);
    }
}

/// Sends the form.
#[derive(Clone)]
pub struct Submitting {
    pub(super) parts: FormScope,
    /// What was found last, whatever of it is solved by now: a step undone may bring it back.
    found: ArcRwSignal<SubmitBlock>,
    /// What the summary shows.
    pub obstacles: ArcRwSignal<SubmitBlock>,
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
            obstacles: ArcRwSignal::default(),
            is_read: ArcRwSignal::default(),
            asked: ArcRwSignal::default(),
            waits: ArcRwSignal::default(),
            is_edited: ArcRwSignal::default(),
            is_at_work: ArcRwSignal::default(),
        }
    }

    /// Runs in the chunk, once that is loaded. While one trigger waits for it, further ones are dropped.
    pub fn trigger(&self, trigger: Trigger) {
        chunk::try_again();
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

    /// Something was done in the form, to this element of it.
    pub fn touched(&self, touch: FormEvent, target: Option<&Element>) {
        // The press that has brought the summary is an event of the form as well.
        let is_work = matches!(touch, FormEvent::Typed | FormEvent::Changed);
        if is_work && !self.is_read.get_untracked() {
            self.is_read.set(true);
        }
        if is_work {
            self.is_at_work.set(true);
        }
        match touch {
            FormEvent::Typed => self.recheck_typed(target),
            _ => self.recheck(),
        }
    }

    /// A control was typed into, and the summary may be done with it.
    fn recheck_typed(&self, target: Option<&Element>) {
        let is_listed = self.obstacles.with_untracked(|it| !it.is_nothing());
        if let (true, Some(target), Some(chunk)) = (is_listed, target, FORM_CHUNK.get()) {
            let (submitting, id) = (self.clone(), target.id());
            press::run_after(move || untrack(|| (chunk.recheck_typed)(&submitting, &id)));
        }
    }

    /// Something in the form may have changed, and the summary follows it: not while something is being pressed, which it
    /// would move.
    pub fn recheck(&self) {
        let is_listed = self.obstacles.with_untracked(|it| !it.is_nothing());
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

    /// What the form shows now.
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
            let chunk = FORM_CHUNK.get();
            awaited = chunk.and_then(|it| (it.assists.before_submit)(parts));
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
        // What is seen is what is sent.
        controls::read_all(&context.tree);
        // After it, because a value that is read counts as typed.
        self.is_at_work.set(false);
        let submission = context.status.submission.get_untracked();
        if submission.is_under_way() || !self.parts.shell.is_ready() {
            return;
        }
        let Some(session) = context.session.get_untracked() else {
            return;
        };
        let draft = &self.parts.draft;
        if submission
            .intent()
            .is_some_and(|earlier| earlier.tenant != *session.tenant())
        {
            // What may exist in another tenant is another customer.
            draft.id.set(Guid::random());
        }
        for entry in draft.providers.snapshot() {
            look_for_unfinished(&self.parts, &entry.microsoft.agreement_date);
        }
        country_field::take_shown(&self.parts);
        draft.follow_country();
        draft.follow_company();
        match draft.read(self.parts.picks_resellers) {
            Err(faults) => self.stop(SubmitBlock::Faults(faults)),
            Ok(customer) => {
                let intent = self.intent(&customer, &session);
                let warnings = self.not_asked_yet();
                // Who has sent this was asked then, perhaps before a reload.
                let is_as_sent = submission.intent().is_some_and(|it| it.body == intent.body);
                match warnings {
                    Some(warnings) if !is_as_sent => self.stop(SubmitBlock::Warnings(warnings)),
                    _ => self.happened(Event::Pressed(Box::new(intent))),
                }
            }
        }
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
    fn stop(&self, obstacles: SubmitBlock) {
        let words = self.parts.context.words;
        if !matches!(obstacles, SubmitBlock::Warnings(_)) {
            self.parts.shell.show_title(&format!(
                "{} {}",
                words.error_prefix(),
                words.new_customer()
            ));
        }
        let target = match &obstacles {
            SubmitBlock::None => failure_panel::ID,
            SubmitBlock::Refusals(refusals, _) if refusals.is_empty() => failure_panel::ID,
            _ => SUMMARY_ID,
        };
        self.parts.draft.open_found(&obstacles.sections());
        self.parts.examined.update(|times| *times += 1);
        self.list(obstacles);
        self.lead_to(target);
    }

    /// Moves the focus there; not away from a control that the person types in, which would lose what they type.
    fn lead_to(&self, target: &'static str) {
        if !self.is_at_work.get_untracked() {
            focus::soon(&self.parts.context.tree, target.to_owned());
        }
    }

    /// The summary shows this and nothing that was found before.
    fn list(&self, obstacles: SubmitBlock) {
        self.found.set(obstacles.clone());
        self.is_read.set(false);
        self.obstacles.set(obstacles);
    }

    /// Says what has ended without anything being wrong, and leads to where it can be begun again.
    fn ends(&self, submission: &Submission) {
        let context = &self.parts.context;
        let heading = failure_text::heading(context.words, submission).unwrap_or_default();
        self.parts.shell.show_title(heading);
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
        self.parts.shell.kept()
    }

    fn is_shown(&self, intent: &Intent) -> bool {
        controls::read_all(&self.parts.context.tree);
        intent.form == self.shown()
    }

    fn turned(&self, submission: &Submission) {
        let FormScopeParts {
            context,
            shell,
            draft,
            ..
        } = &*self.parts;
        self.list(SubmitBlock::None);
        shell.turned(submission);
        if submission.is_answered() {
            // What an older answer said is over, whatever this one says.
            draft.forget_refusals();
        }
        match submission {
            Submission::Ready => (),
            Submission::Sending { .. } => {
                shell.show_title(context.words.creating());
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
                shell.created(Created::new(id, intent, changes, &context.config));
            }
            Submission::Refused { report, .. } => {
                let refusals = draft.refuse(&report.property_errors, self.parts.picks_resellers);
                self.stop(SubmitBlock::Refusals(refusals, report.omitted));
            }
            Submission::NeedsSignIn { intent, .. } => {
                self.stop(SubmitBlock::None);
                shell.token_refused(intent.correlation);
            }
            submission if submission.is_under_way() => self.goes_on(submission),
            Submission::Failed { .. } => self.ends(submission),
            _ => self.stop(SubmitBlock::None),
        }
        follow_edits(self);
    }
}
