//! The CloudCockpit API: the only place that knows its addresses, headers and JSON.

mod client;
mod creation_status;
mod failure;
mod report;
pub mod wire;

pub use client::Client;
pub use creation_status::{CreationError, CreationStatus, ProviderStatus};
pub use failure::{Failure, Silence};
pub use report::{PropertyRefusal, Report};
