//! The request that the form would send.

pub mod quoting;
