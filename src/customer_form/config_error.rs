//! `config.json` is wrong: nothing can be done here before it is right.

use crate::config::ConfigError;
use crate::i18n::Words;
use leptos_erased::{HtmlElement, html};

/// The error in the configuration, with the value that was found.
pub fn summary(words: &'static Words, problem: &ConfigError) -> HtmlElement {
    let (template, list) = words.config_error_parts(problem);
    let values = [("{key}", problem.location()), ("{words}", &list)];
    let sentence = filled(html::strong(), template, &values);
    let found = [("{found}", problem.found.as_str())];
    html::div()
        .class("summary")
        .child(html::p().child(sentence))
        .child(filled(html::p(), words.config_found(), &found))
}

/// `element` with the text of `template`: the values stand in their places in this order, and no browser translates
/// them.
fn filled(mut element: HtmlElement, template: &str, values: &[(&str, &str)]) -> HtmlElement {
    let mut rest = template;
    for (place, value) in values {
        if let Some((before, behind)) = rest.split_once(place) {
            let value = html::span().attr("translate", "no").child(*value);
            element = element.child(before).child(value);
            rest = behind;
        }
    }
    element.child(rest)
}
