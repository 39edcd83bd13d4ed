//! The gateway over real connections, between a browser, an identity provider and an API of the tests' own.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod api_tokens;
mod browser;
mod chaos;
mod checking;
mod configuration;
mod documentation;
mod every_route;
mod fake;
mod foreign_bugs;
mod hand_out;
mod outcomes;
mod privacy;
mod process;
mod proxying;
mod redis;
mod reports;
mod running;
mod signing_in;
mod stopping;
mod tls;
mod world;
