//! The layout of the form: its heading, its sections, and *Create customer*.

use super::elements;
use super::host::slot;
use super::scope::FormScope;
use crate::components::ControlElement;
use crate::form_model::PROVIDERS_ID;
use leptos_erased::{HtmlElement, View, html};

/// The id of *Create customer*.
pub const CREATE_ID: &str = "create";

/// *Create customer*, without its caption.
pub fn create_button() -> HtmlElement {
    html::button()
        .class("primary")
        .attr("id", CREATE_ID)
        .attr("type", "submit")
}

/// The form with its heading, below the summary and the failure panel.
pub fn form_page(
    parts: &FormScope,
    found: impl IntoIterator<Item = View>,
    form: HtmlElement,
) -> HtmlElement {
    let (words, slots) = (parts.context.words, &parts.host.slots);
    html::div()
        .class("form-page")
        .reads_controls()
        .children(found)
        .child(slot(&slots.above_heading))
        .child(elements::first_heading(&parts.context, move || {
            words.new_customer().to_owned()
        }))
        .child(html::p().class("lead").child(words.new_customer_lead()))
        .child(slot(&slots.above_form))
        .child(form)
}

/// A section of the form: its heading beside its controls.
pub fn section(
    parts: &FormScope,
    id: &str,
    heading: &str,
    lead: &str,
    body: Vec<HtmlElement>,
) -> HtmlElement {
    let heading_id = format!("{id}-heading");
    let lead = (!lead.is_empty()).then(|| html::p().class("hint").child(lead));
    // The entries of providers are cards of their own.
    let class = match id {
        PROVIDERS_ID => "section-body",
        _ => "section-body card",
    };
    let heading = html::div()
        .class("section-heading")
        .child(
            elements::form_heading(&parts.context, "h2")
                .attr("id", &heading_id)
                .child(heading),
        )
        .child(lead);
    html::section()
        .class("form-section")
        .attr("id", id)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", &heading_id)
        .child(heading)
        .child(html::div().class(class).children(body))
}
