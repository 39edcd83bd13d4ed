//! The CloudCockpit API: the only place that knows its addresses, headers and JSON.

mod client;
mod creation;
mod creation_status;
mod failure;
mod fetch;
mod retry_after;
mod transport;
pub mod wire;

pub use client::Client;
pub use creation::{Creation, Doubt, LookUp};
pub use creation_status::{CreationError, CreationStatus, ProviderStatus};
pub use failure::{PropertyRefusal, Report, Silence};
pub use fetch::Fetch;
pub use retry_after::RetryAfter;
pub use transport::{Answer, Method, Pending, Request, Transport};
