//! Onboard: the customer-creation form for Microsoft cloud resellers.
//!
//! The map of the program; arrows run one way, from the top down.
//!
//! - [`platform`]: the browser apart from the network
//! - [`domain`]: what a customer is; pure Rust
pub mod api;
pub mod config;
pub mod domain;
pub mod form;
pub mod json;
pub mod pages;
pub mod platform;
pub mod route;
pub mod session;
pub mod signal;
pub mod text;
pub mod ui;
