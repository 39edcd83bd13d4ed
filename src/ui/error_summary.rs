//! The list of all errors, after the GOV.UK pattern: at the top, focused, a link to each control.

use super::{Tag, tag};
use crate::platform::focus;

/// The id of the summary, which takes the focus when it appears.
pub const SUMMARY_ID: &str = "error-summary";

/// An error of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryItem {
    /// The id of the control's element; none: the sentence belongs to no control.
    pub element_id: Option<String>,
    /// The sentence, the same as at the control.
    pub text: String,
}

/// The summary of these errors; nothing where there is none.
pub fn error_summary(heading: &str, items: Vec<SummaryItem>) -> Option<Tag> {
    if items.is_empty() {
        return None;
    }
    let items = items.into_iter().map(|item| match item.element_id {
        None => tag("li").text(&item.text),
        Some(id) => {
            let link = tag("a").attr("href", &format!("#{id}")).text(&item.text);
            // The page's base address would lead a bare fragment elsewhere, so the link is
            // followed here.
            tag("li").child(link.on("click", move |event| {
                event.prevent_default();
                focus::by_id(&id);
            }))
        }
    });
    let list = tag("ul").children(items);
    let summary = tag("section")
        .class("summary")
        .attr("id", SUMMARY_ID)
        .attr("role", "alert")
        .attr("tabindex", "-1");
    Some(summary.child(tag("h2").text(heading)).child(list))
}
