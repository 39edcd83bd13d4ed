//! The state of the session's renewal.

use crate::auth::{BrokerError, Session, UnixSeconds};
use customer::Guid;
use leptos::prelude::*;

/// The reason of a renewal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenewalReason {
    /// The person wants to, before it has to be.
    Wanted,
    /// The token has ended.
    Over,
    /// The API answered 401.
    Refused,
}

/// The content of the dialog.
#[derive(Clone, Default)]
pub enum RenewalPrompt {
    /// Nothing.
    #[default]
    Nothing,
    /// A new token, to be pasted.
    Token(RenewalReason),
    /// Confirmation to continue as another person.
    Another(Box<Session>),
    /// To try again, or to sign in at the broker's: it brought no session.
    Broker(BrokerError),
    /// To sign in at the broker's: the API does not accept its token.
    NotAccepted,
}

/// The state of the session's renewal.
#[derive(Default)]
pub struct RenewalState {
    pub(super) asking: ArcRwSignal<RenewalPrompt>,
    /// The person has closed the dialog: it opens again when they want it to.
    pub(super) is_put_off: ArcRwSignal<bool>,
    /// When the broker was asked last.
    pub(super) broker_asked_at: ArcRwSignal<UnixSeconds>,
    /// Whether the API has refused the token in use, however long it was to last.
    pub(super) is_refused: ArcRwSignal<bool>,
    /// The submission whose 401 the broker has been asked for: a second one is not the token's age.
    pub(super) refused: ArcRwSignal<Option<Guid>>,
}

impl RenewalState {
    /// Closes the dialog and forgets refusals.
    pub fn reset(&self) {
        self.asking.set(RenewalPrompt::Nothing);
        self.is_put_off.set(false);
        self.is_refused.set(false);
        self.refused.set(None);
    }

    /// Whether the API has refused the token in use.
    pub fn is_refused(&self) -> bool {
        self.is_refused.get()
    }

    pub(super) fn is_asking(&self) -> bool {
        self.asking
            .with_untracked(|it| !matches!(it, RenewalPrompt::Nothing))
    }
}

/// What follows if the broker returns no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnFailure {
    /// The dialog opens: the token is needed now.
    Ask,
    /// The token in use is still valid: the broker is asked again later.
    RetryLater,
}
