//! The outcome of a request.

use super::answer::Answer;
use super::question::Question;
use crate::api::{Response, RetryAfter, TransportError};
use crate::auth::UnixSeconds;

/// The outcome of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Answered(Answer),
    /// An error of the server, or a body of another structure.
    NoAnswer,
    /// 401.
    SessionEnded,
    /// 403, 404, 405, no connection (or CORS), or a timeout: the assist is not available here.
    Refused,
    /// 429 or 503: may be sent again after this number of seconds.
    Busy(u32),
}

/// The pause in seconds, if the response has no `Retry-After`.
const BUSY_SECONDS: u32 = 10;

impl Outcome {
    /// Classifies a response to this question, received at `now`.
    pub fn of(
        question: &Question,
        response: Result<Response, TransportError>,
        now: UnixSeconds,
    ) -> Self {
        let Ok(response) = response else {
            return Self::Refused;
        };
        let busy = || {
            let date = response.date.as_deref();
            let header = response.retry_after.as_deref();
            let after = header.and_then(|it| RetryAfter::read(it, date));
            Self::Busy(after.map_or(BUSY_SECONDS, |it| it.seconds_from(now)))
        };
        match response.status {
            200 => match Answer::read(question, &response.body) {
                Some(answer) => Self::Answered(answer),
                None => Self::NoAnswer,
            },
            401 => Self::SessionEnded,
            // The reseller does not exist.
            404 if matches!(question, Question::Reseller(_)) => Self::NoAnswer,
            403..=405 => Self::Refused,
            429 | 503 => busy(),
            _ => Self::NoAnswer,
        }
    }
}
