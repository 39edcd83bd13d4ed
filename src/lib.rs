//! Onboard: the customer-creation form for Microsoft cloud resellers.
//!
//! The map of the program; arrows run one way, from the top down.
//!
//! - [`embed`]: the form as an element on somebody else's page
//! - [`submission`]: one intent, one customer: where the sending of a form stands
//! - [`platform`]: the browser apart from the network
//! - [`signal`]: values that pages follow
//! - [`json`]: JSON as a value
//! - [`percent`]: percent-encoding of addresses
//! - [`domain`]: what a customer is; pure Rust
pub mod api;
pub mod config;
pub mod domain;
pub mod embed;
pub mod form;
pub mod json;
pub mod pages;
pub mod percent;
pub mod platform;
pub mod route;
pub mod session;
pub mod signal;
pub mod submission;
pub mod text;
pub mod ui;
