//! What can come back instead of a customer.

use super::Report;

/// Why a request brought no customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No answer at all: nobody knows whether the request was carried out.
    NoAnswer(Silence),
    /// 401: the token is missing, expired or not accepted.
    SessionEnded,
    /// 403: this person, in this tenant, may not.
    NotAllowed,
    /// Any other answer that is not a success.
    Answered(Report),
}

/// How an answer failed to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// None within the time the configuration gives.
    TimedOut,
    /// The connection was refused, dropped, or forbidden by the browser (CORS).
    NotReached,
}
