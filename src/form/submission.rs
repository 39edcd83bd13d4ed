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
}
