//! Changes of the form since it was sent: the note about them, and the submission that they stop.

use super::submitting::Submitting;
use crate::i18n::Words;
use crate::submission::{Event, FailureCause, LookUpResult, Submission};
use leptos::prelude::*;

/// The form may show something else than what was sent: that is said, and what only waits to be sent is not sent any
/// more without another press, for the change may not be done yet: returns the event that stops it. In the chunk.
pub fn follow(submitting: &Submitting) -> Option<Event> {
    let context = &submitting.parts.context;
    let (is_edited, waits) = context.status.submission.with_untracked(|it| {
        let is_over = matches!(it, Submission::Created { .. });
        let forms = if is_over { Vec::new() } else { it.forms_sent() };
        let is_edited = !forms.is_empty() && {
            let now = submitting.shown();
            forms.iter().any(|form| !form.is_empty() && *form != now)
        };
        (is_edited, it.waits_to_send())
    });
    if submitting.is_edited.get_untracked() != is_edited {
        submitting.is_edited.set(is_edited);
        let submission = &context.status.submission;
        let note = submission.with_untracked(|it| edit_note(context.words, it));
        if let (true, Some(note)) = (is_edited, note) {
            context.announcer.say(note);
        }
    }
    (is_edited && waits).then_some(Event::Edited)
}

/// The sentence about changes of the form since it was sent. `None`: the next press sends them.
pub fn edit_note(words: &Words, submission: &Submission) -> Option<&'static str> {
    match submission {
        Submission::Unknown {
            finding: LookUpResult::Absent | LookUpResult::NotAsked,
            ..
        } => Some(words.edited_send_again()),
        Submission::Sending { .. } => Some(words.edited_in_doubt()),
        _ if submission.asks() => Some(words.edited_in_doubt()),
        Submission::NeedsSignIn { .. } => Some(words.edited_sign_in()),
        Submission::Failed { ending, .. } => Some(match ending {
            FailureCause::Edited => words.edited_heading(),
            FailureCause::Stopped | FailureCause::Busy { .. } => words.edited_send_again(),
        }),
        _ => None,
    }
}
