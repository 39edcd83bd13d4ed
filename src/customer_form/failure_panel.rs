//! What came back instead of a customer, in plain words, and what can be done.

use super::chunk::FORM_CHUNK;
use super::edits::edit_note;
use super::elements::{FAILURE_ID, copyable_id};
use super::failure_text::{FailureAction, FailureContext, FailureText, said};
use super::heading::FormHeading;
use super::host::FormEvent;
use super::issue_list::IssueList;
use super::scope::FormScope;
use super::submitting::{Submitting, Trigger};
use crate::browser::intl;
use crate::i18n::fill;
use crate::submission::{Event, FailureCause, Submission};
use leptos::prelude::*;
use leptos_erased::{ErasedView, HtmlElement, View, dynamic, erased, html};
use std::sync::Arc;

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
#[derive(Clone)]
pub struct Panel {
    parts: FormScope,
    submitting: Submitting,
}

/// The content of the panel, in the chunk.
pub fn contents(panel: &Panel, submission: &Submission) -> Option<HtmlElement> {
    let context = &panel.parts.context;
    let duration = |seconds: u32| intl::format_duration(&context.locale, seconds.into());
    let setting = FailureContext {
        words: context.words,
        timeout_seconds: context.config.timeout_seconds,
        duration: &duration,
    };
    let text = Arc::new(said(&setting, submission)?);
    // A submission that continues by itself does not interrupt a screen reader.
    let role = match submission.is_under_way() {
        true => "group",
        false => "alert",
    };
    let class = match text.is_neutral {
        true => "summary neutral failure",
        false => "summary failure",
    };
    let (panel, is_waiting) = (
        panel.clone(),
        matches!(submission, Submission::Waiting { .. }),
    );
    let contents = move || {
        let (panel, text) = (panel.clone(), text.clone());
        view! { <FailurePanel panel text is_waiting /> }
    };
    let panel = html::section()
        .class(class)
        .attr("id", FAILURE_ID)
        .attr("role", role)
        .attr("aria-labelledby", HEADING_ID)
        .attr("tabindex", "-1")
        .plain(contents);
    Some(panel)
}

#[component]
fn FailurePanel(panel: Panel, text: Arc<FailureText>, is_waiting: bool) -> impl IntoView {
    let context = panel.parts.context.clone();
    let words = context.words;
    let correlation = text.correlation.clone().map(|id| {
        let context = context.clone();
        let mark = "data-correlation-id";
        let id = move || copyable_id(&context, words.correlation_id(), mark, &id);
        let id = ErasedView::new(id);
        view! {
            <p>
                {words.quote_correlation()} " " <span class="as-its-content" use:erased=id></span>
            </p>
        }
    });
    let heading = text.heading;
    let details = text.details.map(|details| {
        view! {
            <details>
                <summary>{words.for_administrators()}</summary>
                <p>{details}</p>
            </details>
        }
    });
    let sentences = text.sentences.iter().enumerate();
    let sentences = sentences.map(|(at, sentence)| {
        let sentence = sentence.clone();
        match text.solved.as_ref().filter(|(number, _)| *number == at) {
            Some((_, solved)) => {
                let (listed_issues, solved) =
                    (panel.submitting.listed_issues.clone(), solved.clone());
                view! { <UntilSolved listed_issues listed=sentence solved /> }.into_any()
            }
            None => view! { <p>{sentence}</p> }.into_any(),
        }
    });
    let actions = text.ways.iter().enumerate();
    let actions = actions.map(|(at, action)| {
        let (panel, action) = (panel.clone(), action.clone());
        view! { <FailureButton panel action is_main=at == 0 /> }
    });
    view! {
        <FormHeading context name="h2" id=HEADING_ID>
            {heading}
        </FormHeading>
        {sentences.collect_view()}
        <EditNote panel=panel.clone() />
        {is_waiting.then(|| view! { <Countdown panel=panel.clone() /> })}
        {text.quoted.clone().map(|quoted| view! { <p>{quoted}</p> })}
        {correlation}
        {details}
        {actions.collect_view()}
    }
}

/// A sentence that names a list above, and the one in its place once that list is gone.
#[component]
fn UntilSolved(
    listed_issues: ArcRwSignal<IssueList>,
    listed: String,
    solved: String,
) -> impl IntoView {
    let text = move || match listed_issues.with(IssueList::is_nothing) {
        true => solved.clone(),
        false => listed.clone(),
    };
    // The panel was read when it came.
    view! { <p aria-live="off" prop:textContent=text></p> }
}

/// Says what happens with changes of the form since it was sent. The announcer says it.
#[component]
fn EditNote(panel: Panel) -> impl IntoView {
    let (words, is_edited) = (panel.parts.context.words, panel.submitting.is_edited);
    let status = panel.parts.context.status.submission.clone();
    move || {
        let text = status.with_untracked(|it| match it {
            // Its own text says so.
            Submission::Failed {
                ending: FailureCause::Edited,
                ..
            } => None,
            it => edit_note(words, it),
        });
        let text = text.filter(|_| is_edited.get())?;
        Some(view! { <p aria-live="off" prop:textContent=text></p> })
    }
}

/// The seconds until the next attempt, seen and not said.
#[component]
fn Countdown(panel: Panel) -> impl IntoView {
    let words = panel.parts.context.words;
    let now = panel.parts.context.status.submission.clone();
    let left = move || {
        let seconds = now.with(Submission::seconds_left).to_string();
        fill(words.waiting_left(), &[("seconds", &seconds)])
    };
    view! { <p prop:textContent=left></p> }
}

#[component]
fn FailureButton(panel: Panel, action: FailureAction, is_main: bool) -> impl IntoView {
    let words = panel.parts.context.words;
    let caption = match &action {
        FailureAction::Event(Event::Stop) => words.stop(),
        FailureAction::Event(Event::CheckAgain) => words.check_again(),
        FailureAction::Event(_) | FailureAction::SendAgain => words.send_again(),
        FailureAction::Renew => words.renew(),
        FailureAction::SignInAgain => words.sign_in_again(),
    };
    let press = move |_| match &action {
        FailureAction::Event(event) => panel.submitting.chosen(event.clone()),
        FailureAction::SendAgain => panel.submitting.trigger(Trigger::Press),
        FailureAction::Renew => (panel.parts.host.on)(FormEvent::RenewSession),
        FailureAction::SignInAgain => (panel.parts.host.on)(FormEvent::SignInAgain),
    };
    view! {
        <button type="button" class:primary=is_main on:click=press>
            {caption}
        </button>
    }
}
