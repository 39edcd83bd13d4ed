//! What is to be sent.

use crate::api::UnknownOutcome;
use customer::{Guid, HostName};

/// The wish for one customer. It goes through all states of a submission, so that every attempt names
/// the same customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intent {
    /// The customer's id: made once for a form, and in the body.
    pub id: Guid,
    /// The tenant it is to be created in.
    pub tenant: HostName,
    /// The body of the request.
    pub body: String,
    /// What every attempt to send this very body is known by.
    pub correlation: Guid,
    /// Whether the API may be asked if the customer exists (`assists.status`).
    pub looks_up: bool,
    /// Why nobody knows whether an earlier attempt was carried out; none: all were answered.
    pub unknown_outcome: Option<UnknownOutcome>,
    /// Whether the body is another than that of the attempt outcome unknown.
    pub is_edited: bool,
    /// How many attempts in a row found the API busy.
    pub(super) tries: u32,
}

impl Intent {
    /// A customer that nothing has been sent of. The correlation id is used unless the body turns out
    /// to be that of an earlier attempt.
    pub fn new(
        id: Guid,
        tenant: HostName,
        body: String,
        correlation: Guid,
        looks_up: bool,
    ) -> Self {
        Self {
            id,
            tenant,
            body,
            correlation,
            looks_up,
            unknown_outcome: None,
            is_edited: false,
            tries: 0,
        }
    }

    /// What of an earlier attempt at the same customer goes on with this one: the unknown_outcome about it, and
    /// its correlation id where the body is the same, for then it is the same submission.
    pub(super) fn following(mut self, earlier: &Self) -> Self {
        if self.id == earlier.id && self.tenant == earlier.tenant {
            let is_same = self.body == earlier.body;
            if is_same {
                self.correlation = earlier.correlation;
            }
            self.is_edited = earlier.is_edited || (earlier.unknown_outcome.is_some() && !is_same);
            self.unknown_outcome = earlier.unknown_outcome.clone();
        }
        self
    }
}
