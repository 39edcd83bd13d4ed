//! A stand-in for the CloudCockpit API on one machine, which also serves the built app.
//!
//! It shares nothing with the app: it works from its own contract, `openapi.yaml`, so that the two check each other.
//!
//! - [`arguments`]: the command line
//! - [`server`]: the sandbox as a whole, its routes and its connections
//! - [`guard`]: who may reach it from a browser, and the headers on every answer
//! - [`traffic`]: what happens around each `/v1` request; with [`faults`] and [`requests`]
//! - [`access`], [`tokens`]: who is calling; [`client_credentials`]: tokens for programs with a secret
//! - [`contract`], [`lengths`], [`wording`], [`rules`], [`countries`], [`problem`]: what a customer must be, said in
//!   plain English
//! - [`customers`], [`resellers`], [`assists`], [`searching`], [`paging`]: the API itself
//! - [`store`], [`records`]: what outlives a request
//! - [`provider`], [`postal_codes`], [`outcome`]: what Microsoft would answer
//! - [`broker`]: who signs in without a token, and gets one
//! - [`control`]: `/sandbox/…`, for tests
//! - [`app_files`], [`config`]: the built app
//! - [`examples`]: other people's pages with the form in them; [`embedding`]: what such pages may load and send
//! - [`folder`], [`encodings`]: how files are found and answered
//! - [`sample`]: the example tenants, instances and resellers; [`large_sample`]: thousands of resellers and customers
//! - [`clock`]: the time, which tests can set
#![warn(missing_docs)]

pub mod access;
pub mod app_files;
pub mod arguments;
pub mod assists;
pub mod broker;
pub mod client_credentials;
pub mod clock;
pub mod config;
pub mod contract;
pub mod control;
pub mod countries;
pub mod customers;
pub mod embedding;
pub mod encodings;
pub mod examples;
pub mod faults;
pub mod folder;
pub mod guard;
pub mod large_sample;
pub mod lengths;
pub mod outcome;
pub mod paging;
pub mod postal_codes;
pub mod problem;
pub mod provider;
pub mod records;
pub mod requests;
pub mod resellers;
pub mod rules;
pub mod sample;
pub mod searching;
pub mod server;
pub mod store;
pub mod tokens;
pub mod traffic;
pub mod wording;
