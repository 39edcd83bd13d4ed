//! `config.json` is wrong: nothing can be done here before it is right.

use crate::components::{Tag, tag};
use crate::config::ConfigProblem;
use crate::i18n::Words;

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
