//! What can happen instead of a response.

/// Why there is no response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// None came in the configured time.
    TimedOut,
    /// The connection was refused, dropped, or forbidden by the browser (CORS).
    NotReached,
}

impl TransportError {
    /// A code that reads the same in every language, as browsers write it.
    pub fn code(self) -> &'static str {
        match self {
            Self::TimedOut => "ERR_TIMED_OUT",
            Self::NotReached => "ERR_FAILED",
        }
    }
}
