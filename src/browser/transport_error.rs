//! The errors of requests without a response.

/// The reason why there is no response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// The timeout has passed.
    TimedOut,
    /// The connection was refused, dropped, or blocked by the browser (CORS).
    NotReached,
}

impl TransportError {
    /// A code that is the same in every language, as browsers write it.
    pub fn code(self) -> &'static str {
        match self {
            Self::TimedOut => "ERR_TIMED_OUT",
            Self::NotReached => "ERR_FAILED",
        }
    }
}
