//! The sandbox from outside: over real connections, and as a program.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod app_files;
mod assists;
mod broker;
mod contract;
mod customers;
mod embedding;
mod faults;
mod large_sample;
mod program;
mod rules;
mod signing_in;
mod world;
