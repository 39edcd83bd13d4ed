//! The state of a submission.

use super::intent::Intent;
use crate::api::ErrorReport;
use customer::Guid;

/// The state of a submission.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Submission {
    /// Nothing was sent yet.
    #[default]
    Ready,
    /// A request is under way.
    Sending {
        /// The intent.
        intent: Box<Intent>,
    },
    /// The API was busy and surely did nothing: the same is sent once more when the time has come.
    Waiting {
        /// The intent.
        intent: Box<Intent>,
        /// The response of the API.
        report: ErrorReport,
        /// The seconds left.
        seconds: u32,
    },
    /// There is no connection, and nothing was sent. It continues when there is one.
    Offline {
        /// The intent.
        intent: Box<Intent>,
        /// With what it goes on.
        then: NextStep,
    },
    /// The API does not accept the token. It continues with another.
    NeedsSignIn {
        /// The intent.
        intent: Box<Intent>,
        /// With what it goes on.
        then: NextStep,
        /// What the API says of it; nothing where it was not asked.
        report: ErrorReport,
    },
    /// The outcome is unknown, and the API is being asked.
    LookingUp {
        /// The intent.
        intent: Box<Intent>,
        /// For which time.
        look: LookUpAttempt,
    },
    /// The outcome is unknown, and the person decides what to do.
    Unknown {
        /// The intent.
        intent: Box<Intent>,
        /// The result of the look-up.
        finding: LookUpResult,
    },
    /// The API refused the request.
    Refused {
        /// The intent.
        intent: Box<Intent>,
        /// Why.
        report: ErrorReport,
    },
    /// The API refused the person.
    NotAllowed {
        /// The intent.
        intent: Box<Intent>,
        /// Why.
        report: ErrorReport,
    },
    /// Nothing more is sent by itself, and this submission has created nothing.
    Failed {
        /// The intent.
        intent: Box<Intent>,
        /// Why it ended.
        ending: FailureCause,
    },
    /// The customer exists.
    Created {
        /// The intent.
        intent: Box<Intent>,
        /// The customer's id.
        id: Guid,
        /// Whether it may be the customer of an attempt before the last change of the form.
        is_earlier: bool,
    },
}

/// The next step of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Send.
    Send,
    /// Ask whether the customer exists.
    LookUp,
}

/// A look-up after which nothing or something is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookUpAttempt {
    /// The attempt has only just been given up: it may still be carried out, so that *it does not
    /// exist* is no last word.
    First,
    /// Its response is reported.
    Last,
}

/// The result of looking the customer up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookUpResult {
    /// The API may not be asked.
    NotAsked,
    /// It does not exist.
    Absent,
    /// The API did not say.
    Unanswered,
}

/// Why nothing more is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FailureCause {
    /// *Stop* was pressed.
    Stopped,
    /// The form was changed before it was sent. It is sent as it is then with the next press, never in the middle of
    /// a change.
    Edited,
    /// The API was busy too often, or wants to be left alone for too long.
    Busy {
        /// The last response.
        report: ErrorReport,
        /// The seconds that it wants to be left alone for, where it says.
        wait: Option<u32>,
    },
}

impl Submission {
    /// The intent.
    pub fn intent(&self) -> Option<&Intent> {
        match self {
            Self::Ready => None,
            Self::Sending { intent }
            | Self::Waiting { intent, .. }
            | Self::Offline { intent, .. }
            | Self::NeedsSignIn { intent, .. }
            | Self::LookingUp { intent, .. }
            | Self::Unknown { intent, .. }
            | Self::Refused { intent, .. }
            | Self::NotAllowed { intent, .. }
            | Self::Failed { intent, .. }
            | Self::Created { intent, .. } => Some(intent),
        }
    }

    /// Whether it continues by itself: then a press does nothing.
    pub fn is_under_way(&self) -> bool {
        matches!(
            self,
            Self::Sending { .. }
                | Self::Waiting { .. }
                | Self::Offline { .. }
                | Self::LookingUp { .. }
        )
    }

    /// Whether the API has responded, or the response is given up. Older responses no longer count.
    pub fn is_answered(&self) -> bool {
        !matches!(
            self,
            Self::Ready | Self::Sending { .. } | Self::Offline { .. }
        )
    }

    /// The seconds until the next attempt; 0 where none is waited for.
    pub fn seconds_left(&self) -> u32 {
        match self {
            Self::Waiting { seconds, .. } => *seconds,
            _ => 0,
        }
    }

    /// Whether it is sent by itself when the time has come: not once the form was changed.
    pub fn waits_to_send(&self) -> bool {
        matches!(
            self,
            Self::Waiting { .. }
                | Self::Offline {
                    then: NextStep::Send,
                    ..
                }
        )
    }

    /// Whether it is about attempts whose outcome is unknown: it asks what became of them, or cannot ask now.
    pub fn asks(&self) -> bool {
        matches!(
            self,
            Self::LookingUp { .. }
                | Self::Unknown { .. }
                | Self::Offline {
                    then: NextStep::LookUp,
                    ..
                }
                | Self::NeedsSignIn {
                    then: NextStep::LookUp,
                    ..
                }
        )
    }

    /// The forms as they were when they were sent, of which the customer may come; else that of what is sent next.
    pub fn forms_sent(&self) -> Vec<&str> {
        match self.intent() {
            None => Vec::new(),
            Some(intent) if self.asks() => intent.forms_in_doubt(),
            Some(intent) => vec![&intent.form],
        }
    }

    /// What must not be forgotten with the page, for a customer may come of it: a page that shows the
    /// same form again goes on from there by [`super::Event::Restored`].
    pub fn unsettled(&self) -> Option<&Intent> {
        match self {
            Self::Created { .. } => None,
            Self::Sending { intent } => Some(intent),
            _ => self
                .intent()
                .filter(|intent| intent.unknown_outcome.is_some()),
        }
    }
}
