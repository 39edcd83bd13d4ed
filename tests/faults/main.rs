//! The fault proof: the real submission, driver and client against the real sandbox, through thousands
//! of random scripts of faults and of people.
//!
//! - [`proof`]: the tests
//! - [`script`]: the faults of the requests, and the steps of the person
//! - [`page`]: a page with the form, as long as it lives
//! - [`wire`]: the way to the sandbox, over TCP
//! - [`world`]: a sandbox, and what is true in it
//! - [`verdict`]: what must never be, counted
//! - [`dice`]: chance from a seed
//! - [`driver`]: the driver by itself, case by case
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod dice;
mod driver;
mod page;
mod proof;
mod script;
mod verdict;
mod wire;
mod world;
