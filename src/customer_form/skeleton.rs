//! The form before its program runs: the customer's own controls, and *Create customer*.

use super::context::FormContext;
use super::customer_sections;
use super::host::{FormHost, slot};
use super::layout::{create_button, form_page, section};
use super::providers::pending_entry;
use super::scope::FormScope;
use crate::config::{Assist, Config, Reseller};
use crate::form_model::PROVIDERS_ID;
use customer::Guid;
use leptos_erased::{HtmlElement, html};
use std::sync::Arc;

/// The form without what depends on the configuration: the provider entries and the associations. The build writes it
/// into the page.
pub fn form_skeleton(context: &FormContext, host: &Arc<FormHost>) -> HtmlElement {
    let words = context.words;
    let parts = FormScope::new(context, host, context.empty_draft());
    let entries = html::div().class("entries").child(pending_entry(words));
    let providers = section(
        &parts,
        PROVIDERS_ID,
        words.providers(),
        words.providers_lead(),
        vec![entries],
    );
    let actions = html::div()
        .class("actions")
        .child(create_button().child(words.create_customer()))
        .child(slot(&host.slots.beside_submit))
        .child(accepted(words.part_loading()));
    let form = html::form()
        .attr("novalidate", "")
        .child(customer_sections::view(&parts))
        .child(providers)
        .child(actions);
    form_page(&parts, [], form)
}

/// The configurations that show another control of a reseller, in the order of `resellerControl` in `early.js`: without
/// configured resellers, with one in whose place `early.js` writes the configured ones, and with the search.
pub fn skeleton_configs() -> [Config; 3] {
    let placeholder = || {
        let id = Guid::parse("00000000-0000-4000-8000-000000000000").ok()?;
        let name = String::new();
        Some(Reseller { id, name })
    };
    let with_resellers = Config {
        resellers: placeholder().into_iter().collect(),
        ..Config::default()
    };
    let with_search = Config {
        assists: vec![Assist::Resellers],
        ..Config::default()
    };
    [Config::default(), with_resellers, with_search]
}

/// The message that a press was accepted, hidden until there is one: the program carries it out once it runs.
pub fn accepted(sentence: &str) -> HtmlElement {
    html::p()
        .attr("role", "status")
        .attr("hidden", true)
        .child(sentence)
}
