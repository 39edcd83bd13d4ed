//! `config.json` is wrong: nothing can be done here before it is right.

use super::page;
use super::shared::Shared;
use crate::config::ConfigProblem;
use crate::text::Words;
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
    let (template, list) = words.config_problem_parts(problem);
    let values = [("{key}", problem.place()), ("{words}", &list)];
    let sentence = filled(tag("strong"), template, &values);
    let found = [("{found}", problem.found.as_str())];
    tag("div")
        .class("summary")
        .child(tag("p").child(sentence))
        .child(filled(tag("p"), words.config_found(), &found))
}

/// `element` with the text of `template`: the values stand in their places in this order, and no browser translates
/// them.
fn filled(mut element: Tag, template: &str, values: &[(&str, &str)]) -> Tag {
    let mut rest = template;
    for (place, value) in values {
        if let Some((before, behind)) = rest.split_once(place) {
            let value = tag("span").attr("translate", "no").text(value);
            element = element.text(before).child(value);
            rest = behind;
        }
    }
    element.text(rest)
}
