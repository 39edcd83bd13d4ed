//! The optional read endpoints of the API, which help to fill in the form: what is asked, when, and what the answers
//! say. Each is switched on in `config.json` (`assists`) and is switched off alone if the API refuses it.
//!
//! [`Engine`] decides and has no browser; [`Question`] knows the endpoints.

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
