//! The page that is shown while `config.json` has an error.

use super::context::AppContext;
use super::page;
use crate::config::ConfigError;
use crate::customer_form::config_error;
use leptos_erased::{View, html};

/// Names the key and what would be right.
pub fn config_error_page(app: &AppContext, problem: &ConfigError) -> View {
    let words = app.form.words;
    page::open(words.config_heading());
    let body = html::div()
        .class("narrow")
        .child(page::heading(words.config_heading()))
        .child(html::p().child(words.config_lead()))
        .child(config_error::summary(words, problem));
    page::alone(body)
}
