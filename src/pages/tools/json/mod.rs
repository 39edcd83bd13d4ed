//! A request body comes into the form, and goes out of it.

pub mod command;
pub mod shells;
