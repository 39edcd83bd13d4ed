//! The list of all errors, after the GOV.UK pattern: at the top, focused, a link to each control.

use super::{OnText, Tag, tag};

/// The id of the summary, which takes the focus when it appears.
pub const SUMMARY_ID: &str = "error-summary";

const HEADING_ID: &str = "summary-heading";

/// An error of the list.
pub struct SummaryItem {
    /// The id of the control's element; none: the sentence belongs to no control.
    pub element_id: Option<String>,
    /// The sentence, the same as at the control.
    pub text: String,
    /// The buttons that put it right, where that takes one press.
    pub buttons: Vec<Tag>,
}

/// The summary of these errors; nothing where there is none. A link hands the id of its element to `lead`.
pub fn error_summary(heading: Tag, items: Vec<SummaryItem>, lead: &OnText) -> Option<Tag> {
    (!items.is_empty()).then(|| summary("summary", heading, items, lead).attr("role", "alert"))
}

/// The summary of what does not block, with what can be done about it.
pub fn warning_summary(
    heading: Tag,
    text: &str,
    items: Vec<SummaryItem>,
    lead: &OnText,
    anyway: Tag,
) -> Tag {
    let summary = summary("summary warnings", heading, items, lead);
    summary
        .attr("role", "group")
        .child(tag("p").text(text))
        .child(anyway)
}

/// A heading, and a link to each control.
fn summary(class: &str, heading: Tag, items: Vec<SummaryItem>, lead: &OnText) -> Tag {
    let items = items.into_iter().map(|item| match item.element_id {
        None => tag("li").text(&item.text).children(item.buttons),
        Some(id) => {
            let link = tag("a").attr("href", &format!("#{id}")).text(&item.text);
            // The page's base address would lead a bare fragment elsewhere, so the link is
            // followed here.
            let lead = lead.clone();
            let link = link.on("click", move |event| {
                event.prevent_default();
                lead(id.clone());
            });
            tag("li").child(link).children(item.buttons)
        }
    });
    let list = tag("ul").children(items);
    tag("section")
        .class(class)
        .attr("id", SUMMARY_ID)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", HEADING_ID)
        .child(heading.attr("id", HEADING_ID))
        .child(list)
}
