//! What came back instead of a customer, in plain words.

use super::FormParts;
use crate::api::{Failure, Silence};
use crate::domain::Guid;
use crate::form::Submission;
use crate::pages::page::{button, copyable_id, navigator};
use crate::route::Route;
use crate::text::fill;
use crate::ui::{Tag, View, live, tag};

/// The id of the panel, which takes the focus when it appears.
pub const ID: &str = "failure";

/// The panel, while the last request has failed. The form below it stays as it is.
pub fn view(parts: &FormParts) -> View {
    let (parts, navigate) = (parts.clone(), navigator());
    let submission = parts.shared.submission.clone();
    live(move || match submission.get() {
        Submission::Failed {
            correlation,
            failure,
            ..
        } => Some(panel(&parts, correlation, &failure, navigate.clone())),
        _ => None,
    })
}

fn panel(
    parts: &FormParts,
    correlation: Guid,
    failure: &Failure,
    navigate: impl Fn(Route, bool) + Send + Sync + 'static,
) -> Tag {
    let words = parts.shared.words;
    let (heading, text) = in_words(parts, failure);
    let signs_in = matches!(failure, Failure::SessionEnded | Failure::NotAllowed);
    let sign_in = signs_in.then(|| {
        let next = Route::SignIn(Some(Box::new(Route::NewCustomer)));
        button(words.sign_in_again()).on("click", move |_| navigate(next.clone(), false))
    });
    let (said, id) = match failure {
        Failure::Answered(report) => (report.description.clone(), report.correlation_id.clone()),
        _ => (None, None),
    };
    let said = said.map(|message| fill(words.api_says(), &[("message", &message)]));
    // The API's own correlation id is what its support looks for; mostly it is ours.
    let id = id.unwrap_or_else(|| correlation.to_string());
    let id = copyable_id(
        &parts.shared,
        words.correlation_id(),
        "data-correlation-id",
        &id,
    );
    tag("section")
        .class("summary failure")
        .attr("id", ID)
        .attr("role", "alert")
        .attr("tabindex", "-1")
        .child(tag("h2").text(heading))
        .child(tag("p").text(&text))
        .child(said.map(|said| tag("p").text(&said)))
        .child(tag("p").text(words.quote_correlation()).text(" ").child(id))
        .child(sign_in)
}

fn in_words(parts: &FormParts, failure: &Failure) -> (&'static str, String) {
    let words = parts.shared.words;
    match failure {
        Failure::NoAnswer(Silence::TimedOut) => {
            let seconds = parts.shared.config.timeout_seconds.to_string();
            (
                words.silence_heading(),
                fill(words.timed_out_text(), &[("seconds", &seconds)]),
            )
        }
        Failure::NoAnswer(Silence::NotReached) => {
            (words.silence_heading(), words.not_reached_text().to_owned())
        }
        Failure::SessionEnded => (words.over_heading(), words.over_text().to_owned()),
        Failure::NotAllowed => {
            let session = parts.shared.session.get_untracked();
            let tenant = session
                .map(|it| it.tenant().as_str().to_owned())
                .unwrap_or_default();
            (
                words.forbidden_heading(),
                fill(words.forbidden_text(), &[("tenant", &tenant)]),
            )
        }
        Failure::Answered(report) if report.status < 500 => {
            let status = report.status.to_string();
            (
                words.refused_heading(),
                fill(words.refused_text(), &[("status", &status)]),
            )
        }
        Failure::Answered(report) => {
            let status = report.status.to_string();
            (
                words.fault_heading(),
                fill(words.fault_text(), &[("status", &status)]),
            )
        }
    }
}
