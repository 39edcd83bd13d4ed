//! `config.json` is wrong: nothing can be done here before it is right.

use super::page;
use super::shared::Shared;
use crate::config::ConfigProblem;
use crate::text::{Words, fill};
use crate::ui::{Tag, View, tag};

/// Names the key and what would be right.
pub fn config_problem_page(shared: &Shared, problem: &ConfigProblem) -> View {
    let words = shared.words;
    page::open(words.config_heading());
    let body = tag("div")
        .class("narrow")
        .child(page::heading(words.config_heading()))
        .child(tag("p").text(words.config_lead()))
        .child(summary(words, problem));
    page::alone(body)
}

/// What is wrong, and what stands there.
pub fn summary(words: &'static Words, problem: &ConfigProblem) -> Tag {
    let found = fill(words.config_found(), &[("found", &problem.found)]);
    let sentence = tag("strong").text(&words.config_problem(problem));
    tag("div")
        .class("summary")
        .child(tag("p").child(sentence))
        .child(tag("p").text(&found))
}
