//! The program has stopped: a panic ends a wasm page for good, so the page says so. What was typed
//! still stands in the controls and can be copied.

use crate::platform::page;
use crate::text::Language;
use web_sys::Element;

/// Shows the panel above the page. Plain calls only: nothing of the program may be relied on.
pub fn show_crash_panel() {
    let words = Language::ALL.into_iter().find_map(Language::words);
    let (Some(words), Some(document)) = (words, page::document()) else {
        return;
    };
    let element = |name: &str, text: &str| -> Option<Element> {
        let element = document.create_element(name).ok()?;
        element.set_text_content(Some(text));
        Some(element)
    };
    let Some(panel) = element("section", "") else {
        return;
    };
    _ = panel.set_attribute("class", "summary crash");
    _ = panel.set_attribute("role", "alert");
    // A link to the page itself: a handler would be part of the program that has stopped.
    let reload = element("a", words.reload());
    if let Some(link) = &reload {
        _ = link.set_attribute("href", &page::address());
    }
    let parts = [
        element("h2", words.crashed_heading()),
        element("p", words.crashed_text()),
        reload,
    ];
    for part in parts.into_iter().flatten() {
        _ = panel.append_child(&part);
    }
    if let Some(body) = document.body() {
        _ = body.prepend_with_node_1(&panel);
    }
}
