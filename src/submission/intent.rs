//! The intent.

use crate::api::UnknownOutcome;
use customer::{Guid, HostName};

/// The body of an attempt, and the text of the form at that moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attempt {
    /// The body of the request.
    pub body: String,
    /// The text of the form. Empty: unknown.
    pub form: String,
}

/// The wish for one customer. It goes through all states of a submission, so that every attempt names
/// the same customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intent {
    /// The customer's id: made once for a form, and in the body.
    pub id: Guid,
    /// The tenant of the new customer.
    pub tenant: HostName,
    /// The body of the request.
    pub body: String,
    /// What the form shows when it is sent: see [`crate::form_model::Draft::shown`]. Empty: not known.
    pub form: String,
    /// The correlation id of every attempt with this body.
    pub correlation: Guid,
    /// Whether the API may be asked if the customer exists (`assists.status`).
    pub looks_up: bool,
    /// The reason why the outcome of an earlier attempt is unknown. `None`: all were answered.
    pub unknown_outcome: Option<UnknownOutcome>,
    /// The attempts whose outcome is unknown: the customer may be that of any of them.
    pub in_doubt: Vec<Attempt>,
    /// The number of successive attempts that found the API busy.
    pub(super) tries: u32,
}

impl Intent {
    /// A customer that nothing has been sent of. The correlation id is used unless the body turns out
    /// to be that of an earlier attempt.
    pub fn new(
        id: Guid,
        tenant: HostName,
        attempt: Attempt,
        correlation: Guid,
        looks_up: bool,
    ) -> Self {
        let Attempt { body, form } = attempt;
        Self {
            id,
            tenant,
            body,
            form,
            correlation,
            looks_up,
            unknown_outcome: None,
            in_doubt: Vec::new(),
            tries: 0,
        }
    }

    /// Whether an attempt with another body may have created the customer.
    pub fn is_edited(&self) -> bool {
        self.in_doubt.iter().any(|it| it.body != self.body)
    }

    /// The forms of the attempts whose outcome is unknown.
    pub fn forms_in_doubt(&self) -> Vec<&str> {
        self.in_doubt.iter().map(|it| it.form.as_str()).collect()
    }

    /// The outcome of sending this body is unknown.
    pub(super) fn doubt(&mut self, why: UnknownOutcome) {
        self.unknown_outcome = Some(why);
        if self.in_doubt.iter().all(|it| it.body != self.body) {
            self.in_doubt.push(Attempt {
                body: self.body.clone(),
                form: self.form.clone(),
            });
        }
    }

    /// What of an earlier attempt at the same customer goes on with this one: what is in doubt, and
    /// its correlation id where the body is the same, for then it is the same submission.
    pub(super) fn following(mut self, earlier: &Self) -> Self {
        if self.id == earlier.id && self.tenant == earlier.tenant {
            if self.body == earlier.body {
                self.correlation = earlier.correlation;
            }
            self.in_doubt.clone_from(&earlier.in_doubt);
            self.unknown_outcome = earlier.unknown_outcome.clone();
        }
        self
    }
}
