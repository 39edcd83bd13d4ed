//! What is said of changes of the form since it was sent.

use crate::i18n::Words;
use crate::submission::{FailureCause, LookUpResult, Submission};

/// What becomes of changes of the form since it was sent; none where they go with the next press and that is clear.
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
