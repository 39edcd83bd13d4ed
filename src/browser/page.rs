//! The page itself: its title, language and place.

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Document, Event, HtmlElement, window};

/// Sets the title of the page.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Says which language the page is in, for screen readers and hyphenation.
pub fn set_language(tag: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        _ = root.set_attribute("lang", tag);
    }
}

/// The path the app lives under, by `<base>`: `""` at the top, else such as `/onboard`.
pub fn base_path() -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    base.and_then(|address| web_sys::Url::new(&address).ok())
        .map(|url| url.pathname())
        .and_then(|path| path.rsplit_once('/').map(|(folder, _)| folder.to_owned()))
        .unwrap_or_default()
}

/// Where the words of a language are, as the page itself says: by a link with this `hreflang`.
pub fn words_address(tag: &str) -> Option<String> {
    let selector = format!("link[type=\"text/plain\"][hreflang=\"{tag}\"]");
    let link = document()?.query_selector(&selector).ok()??;
    link.get_attribute("href")
}

/// Says that the program could not start, in the words that stand in the page for that.
pub fn cannot_start() {
    let sentence = document().and_then(|it| it.get_element_by_id("cannot-start"));
    if let Some(sentence) = sentence {
        _ = sentence.remove_attribute("hidden");
    }
}

/// Leads to another page, which takes this one's place in the history: the way back would only lead
/// there again.
pub fn leave_for(address: &str) {
    if let Some(window) = window() {
        _ = window.location().replace(address);
    }
}

/// Starts over from the network.
pub fn reload() {
    if let Some(window) = window() {
        _ = window.location().reload();
    }
}

/// Tells the page what is being sent, by its correlation id: should the program end, `boot.js` names it.
pub fn tell_sending(correlation: Option<&str>) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        _ = match correlation {
            Some(id) => root.set_attribute("data-sending", id),
            None => root.remove_attribute("data-sending"),
        };
    }
}

/// Whether the browser asks before it leaves the page. A page that asks is not kept for going back, so it
/// asks only while it must.
pub fn ask_before_leaving(asks: bool) {
    thread_local! {
        static ASK: Function = Closure::<dyn Fn(Event)>::new(|event: Event| event.prevent_default())
            .into_js_value()
            .unchecked_into();
    }
    if let Some(window) = window() {
        ASK.with(|ask| window.set_onbeforeunload(asks.then_some(ask)));
    }
}

/// Takes the skeleton away and gives the empty element that the program fills.
pub fn make_room() -> Option<HtmlElement> {
    let place = document()?.get_element_by_id("app")?;
    place.set_text_content(None);
    place.dyn_into().ok()
}

/// The page's document; none outside of a browser.
pub fn document() -> Option<Document> {
    window()?.document()
}
