//! The document: title, language, address.

use super::{method, window};
use js_sys::{Function, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, HtmlElement, Node};

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets the language of the page, for screen readers and hyphenation.
pub fn set_language(tag: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        _ = root.set_attribute("lang", tag);
    }
}

/// Shows the page in the compact view or in the comfortable one.
pub fn set_compact(is_compact: bool) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        _ = match is_compact {
            true => root.set_attribute("data-compact", ""),
            false => root.remove_attribute("data-compact"),
        };
    }
}

/// The path of the app, by `<base>`: `""` at the root, else such as `/onboard`.
pub fn base_path() -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    base.and_then(|address| web_sys::Url::new(&address).ok())
        .map(|url| url.pathname())
        .and_then(|path| path.rsplit_once('/').map(|(folder, _)| folder.to_owned()))
        .unwrap_or_default()
}

/// The address of a language file, by the page's link with this `hreflang`.
pub fn words_address(tag: &str) -> Option<String> {
    element(&format!("link[type=\"text/plain\"][hreflang=\"{tag}\"]"))?.get_attribute("href")
}

/// The address of the tools' file of a language, by the page's link with this `data-tools`.
pub fn tool_words_address(tag: &str) -> Option<String> {
    tools_link(tag)?.get_attribute("href")
}

/// Applies the style of the tools, unless `boot.js` has. Begins at once; resolves when it is applied, or could not be
/// loaded.
pub fn apply_tools_style() -> Option<JsFuture> {
    let link =
        tools_link("style").filter(|it| it.get_attribute("rel").as_deref() != Some(STYLE))?;
    let settled = Promise::new(&mut |resolve, _| {
        for event in ["load", "error"] {
            _ = link.add_event_listener_with_callback(event, &resolve);
        }
        _ = link.set_attribute("rel", STYLE);
    });
    Some(settled.into())
}

const STYLE: &str = "stylesheet";

fn tools_link(name: &str) -> Option<Element> {
    element(&format!("link[data-tools=\"{name}\"]"))
}

fn element(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}

/// Adds an empty `<div>` at the end of the page.
pub fn add_to_body() -> Option<HtmlElement> {
    let body = document()?.body()?;
    add_to(&body, None)
}

/// Adds an empty `<div>` at the beginning of the element of this id.
pub fn add_first_to(id: &str) -> Option<HtmlElement> {
    let parent = document()?.get_element_by_id(id)?;
    add_to(&parent, parent.first_child().as_ref())
}

fn add_to(parent: &Element, before: Option<&Node>) -> Option<HtmlElement> {
    let element = document()?.create_element("div").ok()?;
    parent.insert_before(&element, before).ok()?;
    element.dyn_into().ok()
}

/// The address of the app's base, with a slash at its end.
pub fn base_address() -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    let address = base.unwrap_or_default();
    address
        .rsplit_once('/')
        .map(|(folder, _)| format!("{folder}/"))
        .unwrap_or_default()
}

/// Tells `boot.js` that the program cannot run.
pub fn report_start_error() {
    if let (Some(place), Ok(event)) = (mount_point(), Event::new("cannot-start")) {
        _ = place.dispatch_event(&event);
    }
}

/// Navigates to another page and replaces this one in the history, because going back would only lead there again.
pub fn replace_location(address: &str) {
    if let Some(window) = window() {
        _ = window.location().replace(address);
    }
}

/// Reloads the page.
pub fn reload() {
    if let Some(window) = window() {
        _ = window.location().reload();
    }
}

/// Sets the correlation id of the running submission in the page: `boot.js` shows it if the program crashes.
pub fn set_sending(correlation: Option<&str>) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        _ = match correlation {
            Some(id) => root.set_attribute("data-sending", id),
            None => root.remove_attribute("data-sending"),
        };
    }
}

/// Sets whether the browser asks before it leaves the page. Set only as long as necessary: pages that ask are
/// excluded from the back/forward cache.
pub fn confirm_before_leaving(asks: bool) {
    thread_local! {
        static ASK: Function = Closure::<dyn Fn(Event)>::new(|event: Event| event.prevent_default())
            .into_js_value()
            .unchecked_into();
    }
    if let Some(window) = window() {
        ASK.with(|ask| window.set_onbeforeunload(asks.then_some(ask)));
    }
}

/// Opens the browser's dialog to print the page.
pub fn print() {
    if let Some(window) = window()
        && let Some(print) = method(&window, "print")
    {
        _ = print.call0(&window);
    }
}

/// Whether the page is hidden: another tab is in front, or the window is minimized.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// The element in which the program shows its views. It may contain controls for the program to adopt.
pub fn mount_point() -> Option<HtmlElement> {
    document()?.get_element_by_id("app")?.dyn_into().ok()
}

/// The document. `None` outside of a browser.
pub fn document() -> Option<Document> {
    window()?.document()
}
