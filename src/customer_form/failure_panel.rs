//! What came back instead of a customer, in plain words, and what can be done.

use super::edits::edit_note;
use super::elements::{button, copyable_id, form_heading};
use super::failure_text::{FailureAction, FailureContext, said};
use super::issue_list::IssueList;
use super::submit::{Submitting, Trigger};
use super::{FORM_CHUNK, FormEvent, FormScope};
use crate::browser::intl;
use crate::i18n::fill;
use crate::submission::{Event, FailureCause, Submission};
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};

/// The id of the panel, which takes the focus when it appears.
pub const ID: &str = "failure";

const HEADING_ID: &str = "failure-heading";

/// The panel, while there is more to say of the submission than that it is being sent. The form below
/// it stays as it is.
pub fn view(parts: &FormScope, submitting: &Submitting) -> View {
    let panel = Panel {
        parts: parts.clone(),
        submitting: submitting.clone(),
    };
    let status = parts.context.status.clone();
    dynamic(move || {
        // The seconds of a wait make no new panel: its button keeps the focus.
        status.turn.get();
        status.submission.with_untracked(|it| match it {
            Submission::Ready => None,
            submission => (FORM_CHUNK.get()?.failure_panel)(&panel, submission),
        })
    })
}

/// The panel of a form.
pub struct Panel {
    parts: FormScope,
    submitting: Submitting,
}

/// The content of the panel, in the chunk.
pub fn contents(panel: &Panel, submission: &Submission) -> Option<HtmlElement> {
    panel.contents(submission)
}

impl Panel {
    fn contents(&self, submission: &Submission) -> Option<HtmlElement> {
        let context = &self.parts.context;
        let words = context.words;
        let duration = |seconds: u32| intl::format_duration(&context.locale, seconds.into());
        let setting = FailureContext {
            words,
            timeout_seconds: context.config.timeout_seconds,
            duration: &duration,
        };
        let said = said(&setting, submission)?;
        let correlation = said.correlation.map(|id| {
            let id = copyable_id(context, words.correlation_id(), "data-correlation-id", &id);
            html::p()
                .child(words.quote_correlation())
                .child(" ")
                .child(id)
        });
        let details = said.details.map(|details| {
            html::details()
                .child(html::summary().child(words.for_administrators()))
                .child(html::p().child(details))
        });
        // A submission that continues by itself does not interrupt a screen reader.
        let role = match submission.is_under_way() {
            true => "group",
            false => "alert",
        };
        let class = match said.is_neutral {
            true => "summary neutral failure",
            false => "summary failure",
        };
        let sentences = said.sentences.iter().enumerate().map(|(at, it)| {
            match said.solved.as_ref().filter(|(number, _)| *number == at) {
                Some((_, solved)) => self.until_solved(it, solved),
                None => html::p().child(it),
            }
        });
        let ways = said.ways.iter().enumerate();
        let ways = ways.map(|(at, way)| self.button(way, at == 0));
        let panel = html::section()
            .class(class)
            .attr("id", ID)
            .attr("role", role)
            .attr("aria-labelledby", HEADING_ID)
            .attr("tabindex", "-1")
            .child(
                form_heading(context, "h2")
                    .attr("id", HEADING_ID)
                    .child(said.heading),
            )
            .children(sentences)
            .child(self.edit_note())
            .child(self.countdown(submission))
            .child(said.quoted.map(|quoted| html::p().child(&quoted)))
            .child(correlation)
            .child(details)
            .children(ways);
        Some(panel)
    }

    /// A sentence that names a list above, and the one in its place once that list is gone.
    fn until_solved(&self, listed: &str, solved: &str) -> HtmlElement {
        let (listed, solved) = (listed.to_owned(), solved.to_owned());
        let listed_issues = self.submitting.listed_issues.clone();
        html::p()
            // The panel was read when it came.
            .attr("aria-live", "off")
            .child(move || match listed_issues.with(IssueList::is_nothing) {
                true => solved.clone(),
                false => listed.clone(),
            })
    }

    /// Says what happens with changes of the form since it was sent. The announcer says it.
    fn edit_note(&self) -> View {
        let (words, is_edited) = (self.parts.context.words, self.submitting.is_edited.clone());
        let status = self.parts.context.status.submission.clone();
        dynamic(move || {
            let text = status.with_untracked(|it| match it {
                // Its own text says so.
                Submission::Failed {
                    ending: FailureCause::Edited,
                    ..
                } => None,
                it => edit_note(words, it),
            });
            let text = text.filter(|_| is_edited.get())?;
            Some(html::p().attr("aria-live", "off").child(text))
        })
    }

    /// The seconds until the next attempt, seen and not said.
    fn countdown(&self, submission: &Submission) -> Option<HtmlElement> {
        let words = self.parts.context.words;
        let now = self.parts.context.status.submission.clone();
        matches!(submission, Submission::Waiting { .. }).then(|| {
            html::p().child(move || {
                let seconds = now.with(Submission::seconds_left).to_string();
                fill(words.waiting_left(), &[("seconds", &seconds)])
            })
        })
    }

    fn button(&self, way: &FailureAction, is_first: bool) -> HtmlElement {
        let words = self.parts.context.words;
        let caption = match way {
            FailureAction::Event(Event::Stop) => words.stop(),
            FailureAction::Event(Event::CheckAgain) => words.check_again(),
            FailureAction::Event(_) | FailureAction::SendAgain => words.send_again(),
            FailureAction::Renew => words.renew(),
            FailureAction::SignInAgain => words.sign_in_again(),
        };
        let (submitting, parts, way) = (self.submitting.clone(), self.parts.clone(), way.clone());
        button(caption)
            .attr("class", is_first.then_some("primary"))
            .on(ev::click, move |_| match &way {
                FailureAction::Event(event) => submitting.chosen(event.clone()),
                FailureAction::SendAgain => submitting.trigger(Trigger::Press),
                FailureAction::Renew => (parts.host.on)(FormEvent::RenewSession),
                FailureAction::SignInAgain => (parts.host.on)(FormEvent::SignInAgain),
            })
    }
}
