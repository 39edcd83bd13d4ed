//! What came back instead of a customer, in plain words, and what can be done.

use super::submit::Submitting;
use super::{FORM_CHUNK, FormParts};
use crate::api::{Doubt, Report, Silence};
use crate::pages::page::{button, copyable_id};
use crate::submission::{Ending, Event, Finding, Submission};
use crate::text::{Words, fill};
use crate::ui::{Tag, View, live, tag};

/// The id of the panel, which takes the focus when it appears.
pub const ID: &str = "failure";

const HEADING_ID: &str = "failure-heading";

/// The panel, while there is more to say of the submission than that it is being sent. The form below
/// it stays as it is.
pub fn view(parts: &FormParts, submitting: &Submitting) -> View {
    let panel = Panel {
        parts: parts.clone(),
        submitting: submitting.clone(),
    };
    let course = parts.desk.course.clone();
    live(move || {
        // The seconds of a wait make no new panel: its button keeps the focus.
        course.turn.get();
        course.submission.with_untracked(|it| match it {
            Submission::Ready => None,
            submission => (FORM_CHUNK.get()?.failure_panel)(&panel, submission),
        })
    })
}

/// The heading of the panel; empty where there is none.
pub fn heading(words: &Words, submission: &Submission) -> &'static str {
    match submission {
        Submission::Ready | Submission::Sending { .. } | Submission::Created { .. } => "",
        Submission::Waiting { .. } => words.waiting_heading(),
        Submission::Offline { .. } => words.offline_heading(),
        Submission::NeedsSignIn { .. } => words.over_heading(),
        Submission::LookingUp { .. } => words.looking_heading(),
        Submission::Unknown {
            finding: Finding::Absent,
            ..
        } => words.absent_heading(),
        Submission::Unknown { intent, .. } => match &intent.doubt {
            Some(Doubt::NoAnswer(_)) => words.silence_heading(),
            Some(Doubt::Interrupted) => words.interrupted_heading(),
            Some(Doubt::Answered(_)) | None => words.fault_heading(),
        },
        Submission::Refused { .. } => words.refused_heading(),
        Submission::NotAllowed { .. } => words.forbidden_heading(),
        Submission::Failed { ending, .. } => match ending {
            Ending::Stopped => words.stopped_heading(),
            Ending::Busy(_) => words.waiting_heading(),
        },
    }
}

/// The panel of a form.
pub struct Panel {
    parts: FormParts,
    submitting: Submitting,
}

/// What the panel shows, in the chunk.
pub fn contents(panel: &Panel, submission: &Submission) -> Option<Tag> {
    panel.contents(submission)
}

impl Panel {
    fn contents(&self, submission: &Submission) -> Option<Tag> {
        let words = self.parts.desk.words;
        let heading = heading(words, submission);
        let intent = submission.intent().filter(|_| !heading.is_empty())?;
        let is_about_the_doubt = matches!(
            submission,
            Submission::LookingUp { .. } | Submission::Unknown { .. }
        );
        let (doubt, mut report) = match &intent.doubt {
            Some(doubt) if is_about_the_doubt => self.doubt(doubt),
            Some(_) => (words.earlier_doubt().to_owned(), None),
            None => (String::new(), None),
        };
        let text = match submission {
            Submission::Refused { report: own, .. }
            | Submission::Waiting { report: own, .. }
            | Submission::Failed {
                ending: Ending::Busy(own),
                ..
            } => {
                report = Some(own);
                self.text(submission, own.status)
            }
            _ => self.text(submission, 0),
        };
        let said = report.and_then(|report| report.description.as_deref());
        let said = said.map(|message| {
            let said = fill(words.api_says(), &[("message", message)]);
            tag("p").text(&said)
        });
        // The API's own correlation id is what its support looks for; mostly it is ours.
        let id = match report.and_then(|report| report.correlation_id.clone()) {
            Some(id) => id,
            None => intent.correlation.to_string(),
        };
        let id = copyable_id(
            &self.parts.desk,
            words.correlation_id(),
            "data-correlation-id",
            &id,
        );
        // What goes on by itself waits until a screen reader has said what it is saying.
        let role = if submission.is_under_way() {
            "group"
        } else {
            "alert"
        };
        let panel = tag("section")
            .class("summary failure")
            .attr("id", ID)
            .attr("role", role)
            .attr("aria-labelledby", HEADING_ID)
            .attr("tabindex", "-1")
            .child(tag("h2").attr("id", HEADING_ID).text(heading))
            .child((!doubt.is_empty()).then(|| tag("p").text(&doubt)))
            .child((!text.is_empty()).then(|| tag("p").text(&text)))
            .child(self.countdown(submission))
            .child(said)
            .child(tag("p").text(words.quote_correlation()).text(" ").child(id))
            .children(self.buttons(submission));
        Some(panel)
    }

    /// Why nobody knows, and what the API said of it.
    fn doubt<'a>(&self, doubt: &'a Doubt) -> (String, Option<&'a Report>) {
        let words = self.parts.desk.words;
        match doubt {
            Doubt::NoAnswer(Silence::TimedOut) => {
                let seconds = self.parts.desk.config.timeout_seconds.to_string();
                (fill(words.timed_out_text(), &[("seconds", &seconds)]), None)
            }
            Doubt::NoAnswer(Silence::NotReached) => (words.not_reached_text().to_owned(), None),
            Doubt::Interrupted => (words.interrupted_text().to_owned(), None),
            Doubt::Answered(report) => {
                let status = report.status.to_string();
                (
                    fill(words.fault_text(), &[("status", &status)]),
                    Some(report),
                )
            }
        }
    }

    fn text(&self, submission: &Submission, status: u16) -> String {
        let words = self.parts.desk.words;
        let template = match submission {
            Submission::Ready | Submission::Sending { .. } | Submission::Created { .. } => "",
            Submission::Waiting { .. } => words.waiting_text(),
            Submission::Offline { .. } => words.offline_text(),
            Submission::NeedsSignIn { .. } => words.over_text(),
            Submission::LookingUp { .. } => words.looking_text(),
            Submission::Unknown { finding, .. } => match finding {
                Finding::NotAsked => words.not_asked_text(),
                Finding::Absent => words.absent_text(),
                Finding::Unanswered => words.unanswered_text(),
            },
            Submission::Refused { .. } => words.refused_text(),
            Submission::NotAllowed { .. } => words.forbidden_text(),
            Submission::Failed { ending, .. } => match ending {
                Ending::Stopped => words.stopped_text(),
                Ending::Busy(_) => words.busy_text(),
            },
        };
        let tenant = submission.intent().map(|it| it.tenant.as_str());
        fill(
            template,
            &[
                ("status", &status.to_string()),
                ("tenant", tenant.unwrap_or_default()),
            ],
        )
    }

    /// The seconds until the next attempt, seen and not said.
    fn countdown(&self, submission: &Submission) -> Option<Tag> {
        let words = self.parts.desk.words;
        let now = self.parts.desk.course.submission.clone();
        matches!(submission, Submission::Waiting { .. }).then(|| {
            tag("p").live_text(move || {
                let seconds = now.with(Submission::seconds_left).to_string();
                fill(words.waiting_left(), &[("seconds", &seconds)])
            })
        })
    }

    fn buttons(&self, submission: &Submission) -> Vec<Tag> {
        let words = self.parts.desk.words;
        match submission {
            Submission::Waiting { .. } | Submission::Offline { .. } => {
                vec![self.button(words.stop(), Event::Stop)]
            }
            Submission::NeedsSignIn { .. } => vec![self.renewal(words.renew(), false)],
            Submission::NotAllowed { .. } => vec![self.renewal(words.sign_in_again(), true)],
            Submission::Unknown { intent, finding } => {
                let check = intent
                    .looks_up
                    .then(|| self.button(words.check_again(), Event::CheckAgain));
                let send = (*finding != Finding::Unanswered)
                    .then(|| self.button(words.send_again(), Event::SendAgain));
                check.into_iter().chain(send).collect()
            }
            Submission::Failed { .. } => vec![self.button(words.send_again(), Event::SendAgain)],
            _ => Vec::new(),
        }
    }

    fn button(&self, caption: &str, event: Event) -> Tag {
        let submitting = self.submitting.clone();
        button(caption).on("click", move |_| submitting.happened(event.clone()))
    }

    fn renewal(&self, caption: &str, anew: bool) -> Tag {
        let parts = self.parts.clone();
        button(caption).on("click", move |_| parts.shell.renew(anew))
    }
}
