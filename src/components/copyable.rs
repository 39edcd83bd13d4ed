//! A text to take elsewhere.

use super::Announcer;
use crate::browser::clipboard;
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, html};

/// The words of a copy button.
#[derive(Clone, Copy)]
pub struct CopyWords {
    /// "Copy"
    pub copy: &'static str,
    /// "Copied"
    pub copied: &'static str,
    /// The text when the browser refuses.
    pub refused: &'static str,
}

/// `element`, which shows `value`, and a button that copies it. `what` names it for those who only
/// hear the button.
pub fn copyable(
    element: HtmlElement,
    value: &str,
    what: &'static str,
    words: CopyWords,
    announcer: &Announcer,
) -> HtmlElement {
    let done = ArcRwSignal::new(false);
    let (shown, value, announcer) = (done.clone(), value.to_owned(), announcer.clone());
    let press = move |_| {
        let (value, done, announcer) = (value.clone(), done.clone(), announcer.clone());
        leptos::task::spawn_local(async move {
            let copied = clipboard::copy(&value).await;
            done.set(copied);
            announcer.say(if copied { words.copied } else { words.refused });
        });
    };
    let button = html::button()
        .class("quiet")
        .attr("type", "button")
        .child(move || {
            if shown.get() {
                words.copied
            } else {
                words.copy
            }
            .to_owned()
        })
        .child(
            html::span()
                .class("visually-hidden")
                .child(format!(" {what}")),
        )
        .on(ev::click, press);
    html::span().class("copyable").child(element).child(button)
}
