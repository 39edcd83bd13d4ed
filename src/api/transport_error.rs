//! What can come back instead of an answer.

/// How an answer failed to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// None within the time the configuration gives.
    TimedOut,
    /// The connection was refused, dropped, or forbidden by the browser (CORS).
    NotReached,
}
