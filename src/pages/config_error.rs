//! The page that is shown while `config.json` has an error.

use super::page;
use super::shared::Shared;
use crate::components::{View, tag};
use crate::config::ConfigProblem;
use crate::customer_form::config_error;

/// Names the key and what would be right.
pub fn config_error_page(shared: &Shared, problem: &ConfigProblem) -> View {
    let words = shared.words;
    page::open(words.config_heading());
    let body = tag("div")
        .class("narrow")
        .child(page::heading(words.config_heading()))
        .child(tag("p").text(words.config_lead()))
        .child(config_error::summary(words, problem));
    page::alone(body)
}
