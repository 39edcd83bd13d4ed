//! The optional read endpoints of the API, which help to fill in the form. Each has a switch in `config.json`
//! (`assists`). If the API refuses one, only that one is switched off.
//!
//! [`Engine`] schedules the requests, without the browser. [`Question`] builds the requests and reads the responses.

mod answer;
mod engine;
mod outcome;
mod question;

pub use answer::{Answer, Existing, FoundReseller, ResellerPage};
pub use engine::{Effect, Engine, Millis, News, Slot, Told, Wanted};
pub use outcome::Outcome;
pub use question::{Address, Question, SearchField};

#[cfg(test)]
mod random_scripts;
#[cfg(test)]
mod tests;
