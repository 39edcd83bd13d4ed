//! The submission of a form, and what of it is there before the chunk.

use super::chunk::FORM_CHUNK;
use super::host::Interaction;
use super::issue_list::IssueList;
use super::scope::FormScope;
use crate::browser::chunk::file;
use crate::browser::{press, target_of};
use crate::form_model::LocatedIssue;
use crate::submission::{Intent, Submission};
use leptos::prelude::*;

/// The trigger of a submission.
pub enum Trigger {
    /// *Create customer* was pressed.
    Press,
    /// There is a new token.
    Renewed,
    /// The page came back with an attempt whose outcome is unknown.
    Restored(Box<Intent>),
}

/// Sends the form.
#[derive(Clone)]
pub struct Submitting {
    pub(super) parts: FormScope,
    /// The issues found last, including solved ones: undo may bring them back.
    pub(super) found: ArcRwSignal<IssueList>,
    /// The issues in the summary.
    pub listed_issues: ArcRwSignal<IssueList>,
    /// Whether the person works in the form since it came: it was read by then.
    pub is_read: ArcRwSignal<bool>,
    /// The warnings that the person has been asked about.
    pub(super) asked: ArcRwSignal<Vec<LocatedIssue>>,
    /// Whether something was pressed that waits for the chunk.
    pub waits: ArcRwSignal<bool>,
    /// Whether the form differs from the request that was sent.
    pub is_edited: ArcRwSignal<bool>,
    /// Whether the person has worked in the form since they last chose what is to be done: then the focus stays there.
    pub(super) is_at_work: ArcRwSignal<bool>,
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
        if is_work && !self.is_at_work.get_untracked() {
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

    /// Continues a submission that waits for a token: there is a new one for the same tenant.
    pub fn token_renewed(&self) {
        if self.is_begun() {
            self.trigger(Trigger::Renewed);
        }
    }
}
