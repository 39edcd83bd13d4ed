//! Elements that several views of the form share.

use super::context::FormContext;
use crate::components::{CopyWords, Tag, copyable, tag};
use std::sync::Arc;
use web_sys::Event;

/// The id of the main heading. It takes the focus when the view opens.
pub const HEADING_ID: &str = "page-heading";

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// A heading of the form. On a page of somebody else's, the first one has the level that the page wants, and
/// the others follow it.
pub fn form_heading(context: &FormContext, name: &'static str) -> Tag {
    let first = usize::from(context.config.heading_level).max(1);
    let depth = HEADINGS.iter().position(|it| *it == name).unwrap_or(0);
    let at = (depth + first - 1).min(HEADINGS.len() - 1);
    // On another level it looks the same.
    tag(HEADINGS[at]).attr_if("data-heading", (at != depth).then_some(name))
}

/// The form's own heading, with these words.
pub fn first_heading(
    context: &FormContext,
    words: impl Fn() -> String + Send + Sync + 'static,
) -> Tag {
    as_first(form_heading(context, "h1"), words)
}

/// It takes the focus when the page opens. Its words have an element of their own: the frame of the focus fits them
/// in several lines too.
pub fn as_first(heading: Tag, words: impl Fn() -> String + Send + Sync + 'static) -> Tag {
    heading
        .attr("id", HEADING_ID)
        .attr("tabindex", "-1")
        .child(tag("span").live_text(words))
}

/// A button that does not send a form.
pub fn button(caption: &str) -> Tag {
    tag("button").attr("type", "button").text(caption)
}

/// What a form and its button do when it is sent: the button as well, for a frame may forbid forms (`sandbox` without
/// `allow-forms`). There the browser tells of no `submit`; for Enter it presses the button all the same.
pub fn sends(send: impl Fn() + Send + Sync + 'static) -> impl Fn(Event) + Clone {
    let send = Arc::new(send);
    move |event: Event| {
        // A press that is taken here sends no form.
        event.prevent_default();
        send();
    }
}

/// An id with a button that copies it. `mark` tells outside programs which id it is, `name` people.
pub fn copyable_id(context: &FormContext, name: &'static str, mark: &'static str, id: &str) -> Tag {
    let words = CopyWords {
        copy: context.words.copy(),
        copied: context.words.copied(),
        refused: context.words.copy_refused(),
    };
    let code = tag("code").attr(mark, id).attr("translate", "no").text(id);
    copyable(code, id, name, words, &context.announcer)
}
