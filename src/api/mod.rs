//! The CloudCockpit API: the only place that knows its addresses, headers and JSON.

mod client;
mod creation;
mod creation_status;
mod fetch;
mod report;
mod retry_after;
mod silence;
mod transport;
pub mod wire;

pub use client::Client;
pub use creation::{Creation, Doubt, LookUp};
pub use creation_status::{CreationError, CreationStatus, ProviderStatus};
pub use fetch::Fetch;
pub use report::{PropertyRefusal, Report};
pub use retry_after::RetryAfter;
pub use silence::Silence;
pub use transport::{Answer, Method, Pending, Request, Transport};
