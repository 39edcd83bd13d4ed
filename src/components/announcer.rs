//! Tells screen readers what happened without moving the focus (WCAG 4.1.3).

use leptos::prelude::*;
use leptos_erased::{HtmlElement, html};

/// The polite live region of the page.
#[derive(Clone, Default)]
pub struct Announcer(ArcRwSignal<String>);

impl Announcer {
    /// Says `sentence`. The same sentence twice in a row is said twice.
    pub fn say(&self, sentence: &str) {
        self.0.update(|said| {
            // A region whose text does not change is not read again.
            let again = said.as_str() == sentence;
            *said = if again {
                format!("{sentence}\u{a0}")
            } else {
                sentence.to_owned()
            };
        });
    }

    /// The region itself.
    pub fn region(&self) -> HtmlElement {
        let said = self.0.clone();
        html::p()
            .class("visually-hidden")
            .attr("role", "status")
            .child(move || said.get())
    }
}
