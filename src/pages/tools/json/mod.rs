//! A request body comes into the form, and goes out of it.

pub mod command;
pub mod file_name;
pub mod merging;
pub mod reading;
pub mod shells;
