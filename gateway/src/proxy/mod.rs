//! The API behind the gateway.
//!
//! - [`table`]: the allowed requests, and how each is written
//! - [`body`]: what a body may say
//! - [`forward`]: checks a request; `order`: sends it, once
//! - [`outcome`]: what came of it, for the page and for the audit log

pub mod body;
pub mod forward;
mod order;
pub mod outcome;
pub mod table;
