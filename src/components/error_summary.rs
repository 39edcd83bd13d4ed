//! The list of all errors, after the GOV.UK pattern: at the top, focused, a link to each control.

use super::OnText;
use leptos::ev;
use leptos_erased::{HtmlElement, IntoView, html};

/// The id of the summary, which takes the focus when it appears.
pub const SUMMARY_ID: &str = "error-summary";

const HEADING_ID: &str = "summary-heading";

/// An error of the list.
pub struct SummaryItemProps {
    /// The id of the control's element; none: the sentence belongs to no control.
    pub element_id: Option<String>,
    /// The sentence, the same as at the control.
    pub text: String,
    /// The buttons that put it right, where that takes one press.
    pub buttons: Vec<HtmlElement>,
}

/// The id of the item at this position: of its link, or of the whole item where it has none.
pub fn item_id(at: usize) -> String {
    format!("summary-item-{at}")
}

/// The summary of these errors; nothing where there is none. A link hands the id of its element to `lead`.
pub fn error_summary(
    heading: HtmlElement,
    items: Vec<SummaryItemProps>,
    lead: &OnText,
) -> Option<HtmlElement> {
    (!items.is_empty()).then(|| {
        let list = summary_list(items, lead);
        summary("summary", heading, list).attr("role", "alert")
    })
}

/// The frame of a summary: its heading, and its content.
pub fn summary(class: &str, heading: HtmlElement, content: impl IntoView) -> HtmlElement {
    html::section()
        .class(class)
        .attr("id", SUMMARY_ID)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", HEADING_ID)
        .child(heading.attr("id", HEADING_ID))
        .child(content)
}

/// A link to each control.
pub fn summary_list(items: Vec<SummaryItemProps>, lead: &OnText) -> HtmlElement {
    let items = items.into_iter().enumerate().map(|(at, item)| {
        let own_id = item_id(at);
        let Some(id) = item.element_id else {
            return html::li()
                .attr("id", &own_id)
                .attr("tabindex", "-1")
                .child(&item.text)
                .children(item.buttons);
        };
        // The page's base address would lead a bare fragment elsewhere, so the link is followed here.
        let link = html::a()
            .attr("id", &own_id)
            .attr("href", format!("#{id}"))
            .child(&item.text);
        let lead = lead.clone();
        let link = link.on(ev::click, move |event| {
            event.prevent_default();
            lead(id.clone());
        });
        html::li().child(link).children(item.buttons)
    });
    html::ul().children(items)
}
