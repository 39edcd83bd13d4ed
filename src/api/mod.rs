//! The client of the CloudCockpit API: its addresses, headers and JSON.

mod client;
mod creation;
mod creation_status;
mod described;
mod error_report;
mod fetch;
mod retry_after;
mod transport;
pub mod wire;

pub use crate::browser::transport_error::TransportError;
pub use client::Client;
pub use creation::{Creation, LookUp, UnknownOutcome};
pub use creation_status::{CreationError, CreationStatus, ProviderStatus};
pub use described::{DescribedHeader, DescribedValue};
pub use error_report::{ErrorReport, PropertyError};
pub use fetch::Fetch;
pub use retry_after::RetryAfter;
pub use transport::{Method, Pending, Request, Response, Transport};
