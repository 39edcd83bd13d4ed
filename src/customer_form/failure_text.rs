//! What is said of a submission that has not created a customer: heading, sentences and buttons follow from its
//! state alone, so that they cannot contradict each other.

use crate::api::{ErrorReport, TransportError, UnknownOutcome};
use crate::i18n::{Words, fill};
use crate::submission::{Event, FailureCause, LookUpResult, NextStep, Submission};

/// The content of the panel.
pub struct FailureText {
    /// Its heading.
    pub heading: &'static str,
    /// Its sentences.
    pub sentences: Vec<String>,
    /// The sentence of this number once all that is listed above the form is solved.
    pub solved: Option<(usize, String)>,
    /// Details for the administrator of the page.
    pub details: Option<&'static str>,
    /// The message of the API.
    pub quoted: Option<String>,
    /// The correlation id, if support would ask for it.
    pub correlation: Option<String>,
    /// The actions, the main one first.
    pub ways: Vec<FailureAction>,
    /// Whether there is no error: the submission continues by itself, or was stopped.
    pub is_neutral: bool,
}

/// An action in the panel.
#[derive(Clone, Debug)]
pub enum FailureAction {
    /// Something with the submission.
    Event(Event),
    /// To send the form as it is.
    SendAgain,
    /// Another token.
    Renew,
    /// To sign in as another person.
    SignInAgain,
}

/// The context of the sentences, besides the submission.
pub struct FailureContext<'a> {
    /// The words of the language.
    pub words: &'static Words,
    /// The timeout of a request.
    pub timeout_seconds: u32,
    /// A number of seconds as people say it.
    pub duration: &'a dyn Fn(u32) -> String,
}

/// The heading of the panel; none where there is no panel.
pub fn heading(words: &Words, submission: &Submission) -> Option<&'static str> {
    Some(match submission {
        Submission::Ready | Submission::Sending { .. } | Submission::Created { .. } => return None,
        Submission::Waiting { .. } => words.waiting_heading(),
        Submission::Offline { .. } => words.offline_heading(),
        Submission::NeedsSignIn { .. } => words.over_heading(),
        Submission::LookingUp { .. } => words.looking_heading(),
        Submission::Unknown { finding, .. } => match finding {
            LookUpResult::Absent => words.absent_heading(),
            LookUpResult::Unanswered | LookUpResult::NotAsked => words.unknown_heading(),
        },
        Submission::Refused { .. } => words.refused_heading(),
        Submission::NotAllowed { .. } => words.forbidden_heading(),
        Submission::Failed { ending, .. } => match ending {
            FailureCause::Stopped => words.stopped_heading(),
            FailureCause::Edited => words.edited_heading(),
            FailureCause::Busy { .. } => words.waiting_heading(),
        },
    })
}

/// Whether nothing is wrong.
pub fn is_neutral(submission: &Submission) -> bool {
    submission.is_under_way() || matches!(submission, Submission::Failed { .. })
}

/// Returns the content for a submission. `None`: there is no panel.
pub fn said(setting: &FailureContext, submission: &Submission) -> Option<FailureText> {
    let words = setting.words;
    let heading = heading(words, submission)?;
    let intent = submission.intent()?;
    let mut sentences = Vec::new();
    let is_about_the_doubt = matches!(
        submission,
        Submission::LookingUp { .. } | Submission::Unknown { .. }
    );
    match &intent.unknown_outcome {
        Some(unknown_outcome) if is_about_the_doubt => {
            sentences.push(why(setting, unknown_outcome))
        }
        Some(_) => sentences.push(words.earlier_doubt().to_owned()),
        None => (),
    }
    let report = report_of(submission);
    let status = report.map(|it| it.status).unwrap_or_default().to_string();
    let filled = |template: &str| {
        let tenant = intent.tenant.as_str();
        fill(template, &[("status", &status), ("tenant", tenant)])
    };
    sentences.push(match submission {
        Submission::Failed {
            ending: FailureCause::Busy {
                wait: Some(wait), ..
            },
            ..
        } => {
            let wait = (setting.duration)(*wait);
            fill(&filled(words.busy_for_text()), &[("wait", &wait)])
        }
        _ => filled(template(words, submission)),
    });
    let names_fields = match submission {
        Submission::Refused { report, .. } => !report.property_errors.is_empty(),
        _ => false,
    };
    let solved = names_fields.then(|| (sentences.len() - 1, filled(words.refused_solved())));
    if report.is_some_and(|it| it.is_from_intermediary && it.status >= 400) {
        sentences.push(words.page_text().to_owned());
    }
    let quoted = report.and_then(|it| Some((it, it.description.as_deref()?)));
    let quoted = quoted.map(|(report, message)| {
        let is_the_api = !report.is_from_intermediary;
        let template = if is_the_api {
            words.api_says()
        } else {
            words.answer_says()
        };
        fill(template, &[("message", message)])
    });
    // Support looks for the API's own correlation id, which is usually the one that was sent.
    let correlation = is_for_support(submission).then(|| {
        let own = report.and_then(|it| it.correlation_id.clone());
        own.unwrap_or_else(|| intent.correlation.to_string())
    });
    Some(FailureText {
        heading,
        sentences,
        solved,
        details: details(words, submission),
        quoted,
        correlation,
        ways: ways(submission),
        is_neutral: is_neutral(submission),
    })
}

/// The last response of the API, if the state is about it.
fn report_of(submission: &Submission) -> Option<&ErrorReport> {
    match submission {
        Submission::Refused { report, .. }
        | Submission::Waiting { report, .. }
        | Submission::NotAllowed { report, .. }
        | Submission::NeedsSignIn { report, .. }
        | Submission::Failed {
            ending: FailureCause::Busy { report, .. },
            ..
        } => Some(report),
        Submission::LookingUp { intent, .. } | Submission::Unknown { intent, .. } => {
            match &intent.unknown_outcome {
                Some(UnknownOutcome::Answered(report)) => Some(report),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The reason why the outcome of an attempt is unknown.
fn why(setting: &FailureContext, unknown_outcome: &UnknownOutcome) -> String {
    let words = setting.words;
    match unknown_outcome {
        UnknownOutcome::NoAnswer(TransportError::TimedOut) => {
            let seconds = setting.timeout_seconds.to_string();
            fill(words.doubt_timed_out(), &[("seconds", &seconds)])
        }
        UnknownOutcome::NoAnswer(TransportError::NotReached) => {
            words.doubt_not_reached().to_owned()
        }
        UnknownOutcome::Interrupted => words.doubt_interrupted().to_owned(),
        UnknownOutcome::Answered(report) => {
            let template = match report {
                ErrorReport {
                    is_from_intermediary: true,
                    ..
                } => words.foreign_text(),
                ErrorReport { status: ..400, .. } => words.doubt_no_id(),
                _ => words.doubt_answered(),
            };
            fill(template, &[("status", &report.status.to_string())])
        }
    }
}

/// A browser does not say why a request failed.
fn details(words: &Words, submission: &Submission) -> Option<&'static str> {
    let unknown_outcome = submission.intent()?.unknown_outcome.as_ref()?;
    let is_about_the_doubt = matches!(
        submission,
        Submission::LookingUp { .. } | Submission::Unknown { .. }
    );
    let is_not_reached = *unknown_outcome == UnknownOutcome::NoAnswer(TransportError::NotReached);
    (is_about_the_doubt && is_not_reached).then(|| words.perhaps_cors())
}

/// The sentences for the state.
fn template(words: &Words, submission: &Submission) -> &'static str {
    match submission {
        Submission::Ready | Submission::Sending { .. } | Submission::Created { .. } => "",
        Submission::Waiting { .. } => words.waiting_text(),
        Submission::Offline { then, .. } => match then {
            NextStep::Send => words.offline_send_text(),
            NextStep::LookUp => words.offline_text(),
        },
        Submission::NeedsSignIn { .. } => words.over_text(),
        Submission::LookingUp { .. } => words.looking_text(),
        Submission::Unknown { finding, .. } => match finding {
            LookUpResult::NotAsked => words.not_asked_text(),
            LookUpResult::Absent => words.absent_text(),
            LookUpResult::Unanswered => words.unanswered_text(),
        },
        Submission::Refused { report, .. } => refused(words, report),
        Submission::NotAllowed { .. } => words.forbidden_text(),
        Submission::Failed { ending, .. } => match ending {
            FailureCause::Stopped => words.stopped_text(),
            FailureCause::Edited => words.edited_text(),
            FailureCause::Busy { .. } => words.busy_text(),
        },
    }
}

/// The sentence of what to do after a refusal.
fn refused(words: &Words, report: &ErrorReport) -> &'static str {
    if !report.property_errors.is_empty() {
        return words.refused_text();
    }
    match report.status {
        404 | 410 => words.refused_no_address(),
        405 => words.refused_no_method(),
        409 => words.refused_conflict(),
        413 => words.refused_too_large(),
        _ if report.description.is_some() => words.refused_said(),
        _ => words.refused_mute(),
    }
}

/// Whether to show the correlation id: not while the submission continues by itself, nor after the person stopped it.
fn is_for_support(submission: &Submission) -> bool {
    match submission {
        Submission::Unknown { .. } | Submission::Refused { .. } | Submission::NotAllowed { .. } => {
            true
        }
        Submission::NeedsSignIn { report, .. } => report.description.is_some(),
        Submission::Failed { ending, .. } => matches!(ending, FailureCause::Busy { .. }),
        _ => false,
    }
}

fn ways(submission: &Submission) -> Vec<FailureAction> {
    let check = FailureAction::Event(Event::CheckAgain);
    match submission {
        Submission::NeedsSignIn { .. } => vec![FailureAction::Renew],
        Submission::NotAllowed { .. } => vec![FailureAction::SignInAgain],
        Submission::Waiting { .. } | Submission::Offline { .. } => {
            vec![FailureAction::Event(Event::Stop)]
        }
        Submission::Unknown { finding, .. } => match finding {
            LookUpResult::Absent => vec![FailureAction::SendAgain, check],
            LookUpResult::Unanswered => vec![check],
            LookUpResult::NotAsked => vec![FailureAction::SendAgain],
        },
        // If the form was changed, its own button continues.
        Submission::Failed {
            ending: FailureCause::Edited,
            ..
        } => Vec::new(),
        Submission::Failed { .. } => vec![FailureAction::SendAgain],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
