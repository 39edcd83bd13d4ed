//! The request that the form would send.

pub mod commands;
pub mod pretty;
pub mod quoting;
