//! Where the sending of a form stands.

use crate::api::Failure;
use crate::domain::Guid;

/// Where the sending of a form stands. A customer that was created has left the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Submission {
    /// Nothing is under way.
    #[default]
    Ready,
    /// A request is under way: no second one is sent.
    Sending,
    /// The last request brought no customer.
    Failed {
        /// What was sent: the same once more is the same submission.
        body: String,
        /// What to quote to support.
        correlation: Guid,
        /// Why.
        failure: Failure,
    },
}

impl Submission {
    /// Whether a request is under way.
    pub fn is_sending(&self) -> bool {
        *self == Self::Sending
    }

    /// The correlation id of the last attempt, if it was to send this very body: the same once more
    /// is the same submission, and the API's audit log shows both under one id.
    pub fn correlation_of(&self, next: &str) -> Option<Guid> {
        match self {
            Self::Failed {
                body, correlation, ..
            } if body == next => Some(*correlation),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Silence;

    #[test]
    fn the_same_body_is_the_same_submission() {
        let correlation = Guid::random();
        let failed = Submission::Failed {
            body: "{}".to_owned(),
            correlation,
            failure: Failure::NoAnswer(Silence::TimedOut),
        };
        for (earlier, next, expected) in [
            (&failed, "{}", Some(correlation)),
            (&failed, "[]", None),
            (&Submission::Ready, "{}", None),
            (&Submission::Sending, "{}", None),
        ] {
            assert_eq!(earlier.correlation_of(next), expected, "{next}");
        }
    }
}
