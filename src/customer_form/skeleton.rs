//! The form before its program runs: the customer's own controls, and *Create customer*.

use super::{
    FormContext, FormHost, FormScope, create_button, customer_sections, form_page, section,
};
use crate::form_model::PROVIDERS_ID;
use leptos_erased::{HtmlElement, html};
use std::sync::Arc;

/// The form without what depends on the configuration: the provider entries and the associations. The build writes it
/// into the page.
pub fn form_skeleton(context: &FormContext, shell: &Arc<dyn FormHost>) -> HtmlElement {
    let words = context.words;
    let parts = FormScope::new(context, shell, context.empty_draft());
    let entry = html::div()
        .class("entry pending")
        .child(html::p().class("hint").child(words.part_loading()));
    let entries = html::div().class("entries").child(entry);
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
        .children(shell.beside_press())
        .child(accepted(words.part_loading()));
    let form = html::form()
        .attr("novalidate", "")
        .child(customer_sections::view(&parts))
        .child(providers)
        .child(actions);
    form_page(&parts, [], form)
}

/// Says that a press was accepted, once there was one: what it does is done when the program is there.
pub fn accepted(sentence: &str) -> HtmlElement {
    html::p()
        .attr("role", "status")
        .attr("hidden", true)
        .child(sentence)
}
