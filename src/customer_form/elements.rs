//! Elements that several views of the form share.

use super::context::FormContext;
use crate::components::{CopyWords, copyable};
use crate::i18n::Words;
use leptos_erased::{HtmlElement, html};
use std::rc::Rc;
use web_sys::Event;

/// The id of the main heading. It takes the focus when the view opens.
pub const HEADING_ID: &str = "page-heading";

/// The id of the failure panel, which takes the focus when it appears.
pub const FAILURE_ID: &str = "failure";

/// The elements of headings, from the first level.
pub const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// The level of a heading.
pub struct HeadingLevel {
    /// The index in [`HEADINGS`].
    pub at: usize,
    /// The name that it has in the app, if it has another level here: it looks the same.
    pub name: Option<&'static str>,
}

/// The level of the heading that is this element in the app. In the element the host page sets the level of the first
/// heading, and the other headings follow it.
pub fn heading_level(context: &FormContext, name: &'static str) -> HeadingLevel {
    let first = usize::from(context.config.heading_level).max(1);
    let depth = HEADINGS.iter().position(|it| *it == name).unwrap_or(0);
    let at = (depth + first - 1).min(HEADINGS.len() - 1);
    HeadingLevel {
        at,
        name: (at != depth).then_some(name),
    }
}

/// A heading of the form: see [`heading_level`].
pub fn form_heading(context: &FormContext, name: &'static str) -> HtmlElement {
    let level = heading_level(context, name);
    html::heading(level.at + 1).attr("data-heading", level.name)
}

/// The form's own heading, with these words.
pub fn first_heading(context: &FormContext, words: impl Fn() -> String + 'static) -> HtmlElement {
    as_first(form_heading(context, "h1"), words)
}

/// It takes the focus when the page opens. Its words have an element of their own: the frame of the focus fits them
/// in several lines too.
pub fn as_first(heading: HtmlElement, words: impl Fn() -> String + 'static) -> HtmlElement {
    heading
        .attr("id", HEADING_ID)
        .attr("tabindex", "-1")
        .child(html::span().child(words))
}

/// A button that does not send a form.
pub fn button(caption: &str) -> HtmlElement {
    html::button().attr("type", "button").child(caption)
}

/// What a form and its button do when it is sent: the button as well, for a frame may forbid forms (`sandbox` without
/// `allow-forms`). There the browser tells of no `submit`; for Enter it presses the button all the same.
pub fn sends(send: impl Fn() + 'static) -> impl Fn(Event) + Clone {
    let send = Rc::new(send);
    move |event: Event| {
        // A press that is taken here sends no form.
        event.prevent_default();
        send();
    }
}

/// The texts of a copy button.
pub fn copy_words(words: &Words) -> CopyWords {
    CopyWords {
        copy: words.copy(),
        copied: words.copied(),
        refused: words.copy_refused(),
    }
}

/// An id with a button that copies it. `mark` tells outside programs which id it is, `name` people.
pub fn copyable_id(
    context: &FormContext,
    name: &'static str,
    mark: &'static str,
    id: &str,
) -> HtmlElement {
    let words = copy_words(context.words);
    let code = html::code()
        .attr(mark, id)
        .attr("translate", "no")
        .child(id);
    copyable(code, id, name, words, &context.announcer)
}
