//! The headings of the form in plain Leptos, for views in the chunk.

use super::context::FormContext;
use super::elements::{HEADING_ID, HEADINGS, heading_level};
use leptos::html::custom;
use leptos::prelude::*;

/// A heading of the form: see [`form_heading`](super::elements::form_heading).
#[component]
pub fn FormHeading(
    context: FormContext,
    /// The element of the heading on a page of the app.
    name: &'static str,
    #[prop(optional)] id: Option<&'static str>,
    #[prop(optional)] takes_focus: bool,
    children: Children,
) -> impl IntoView {
    let level = heading_level(&context, name);
    custom(HEADINGS[level.at])
        .attr("data-heading", level.name)
        .attr("id", id)
        .attr("tabindex", takes_focus.then_some("-1"))
        .child(children())
}

/// The first heading. It takes the focus when the page opens.
#[component]
pub fn FirstHeading(context: FormContext, text: Signal<String>) -> impl IntoView {
    view! {
        <FormHeading context name="h1" id=HEADING_ID takes_focus=true>
            <span prop:textContent=text></span>
        </FormHeading>
    }
}
