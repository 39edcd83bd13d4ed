//! The page that is shown while `config.json` has an error, in the chunk of the pages.

use super::context::AppContext;
use super::page;
use crate::config::ConfigError;
use crate::customer_form::config_error;
use leptos_erased::{HtmlElement, html};

/// Names the key and what would be right.
pub fn view(app: &AppContext, problem: &ConfigError) -> HtmlElement {
    let words = app.form.words;
    page::open(words.config_heading());
    html::div()
        .class("narrow")
        .child(page::heading(words.config_heading()))
        .child(html::p().child(words.config_lead()))
        .child(config_error::summary(words, problem))
}
