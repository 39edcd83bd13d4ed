//! The error of a wrong `config.json`. In a chunk: of the pages, and of the form for the element.

use crate::config::ConfigError;
use crate::i18n::Words;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, html};

/// The error in the configuration, with the value that was found.
pub fn summary(words: &'static Words, problem: &ConfigError) -> HtmlElement {
    let (template, list) = words.config_error_parts(problem);
    let values = [("key", problem.location().to_owned()), ("words", list)];
    let found = [("found", problem.found.clone())];
    html::div().class("summary").plain(move || {
        view! {
            <p>
                <strong>{filled(template, &values)}</strong>
            </p>
            <p>{filled(words.config_found(), &found)}</p>
        }
    })
}

/// A template with the values in the places of their names, in this order. No browser translates the values.
fn filled(template: &str, values: &[(&str, String)]) -> Vec<AnyView> {
    let mut rest = template;
    let mut parts = Vec::new();
    for (name, value) in values {
        if let Some((before, behind)) = rest.split_once(&format!("{{{name}}}")) {
            parts.push(before.to_owned().into_any());
            parts.push(view! { <span translate="no">{value.clone()}</span> }.into_any());
            rest = behind;
        }
    }
    parts.push(rest.to_owned().into_any());
    parts
}
