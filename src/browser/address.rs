//! The address and the history of the page.

use super::{IS_THERE, page, window};
use leptos::prelude::{Set, With, WithUntracked, window_event_listener_untyped};
use leptos_router::location::{BrowserUrl, LocationChange, LocationProvider, Url};
use wasm_bindgen::JsValue;

thread_local! {
    static ADDRESS: Option<BrowserUrl> = watch();
}

/// Returns the address, which is updated when the person moves in the history. `None` outside of a browser.
fn watch() -> Option<BrowserUrl> {
    if !IS_THERE {
        return None;
    }
    let address = BrowserUrl::new().ok()?;
    // The listener is never removed: it lives as long as the page.
    _ = window_event_listener_untyped("popstate", |_| update());
    Some(address)
}

/// The path below the app's base, `None` above it. Subscribes the running observer.
pub fn path() -> Option<String> {
    let path =
        ADDRESS.with(|address| Some(address.as_ref()?.as_url().with(|url| url.path().to_owned())));
    path?.strip_prefix(&page::base_path()).map(str::to_owned)
}

/// The value of a query parameter.
pub fn parameter(name: &str) -> Option<String> {
    let of = |url: &Url| url.search_params().get(name);
    ADDRESS.with(|address| address.as_ref()?.as_url().with_untracked(of))
}

/// The change of the history by a navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryChange {
    /// Adds an entry.
    Push,
    /// Replaces the current entry.
    Replace,
}

/// Navigates to a path below the app's base.
pub fn navigate(path: &str, change: HistoryChange) {
    let value = format!("{}{path}", page::base_path());
    let is_new = BrowserUrl::current().is_ok_and(|it| it.path() != value);
    if change == HistoryChange::Push && is_new {
        // Not by `BrowserUrl`: it adds no entry for the page that the person has left by going back.
        let history = window().and_then(|it| it.history().ok());
        _ = history.map(|it| it.push_state_with_url(&JsValue::NULL, "", Some(&value)));
    }
    let location = LocationChange {
        value,
        replace: true,
        ..LocationChange::default()
    };
    ADDRESS.with(|address| {
        if let Some(address) = address {
            address.complete_navigation(&location);
        }
    });
    update();
}

fn update() {
    ADDRESS.with(|address| {
        if let (Some(address), Ok(now)) = (address, BrowserUrl::current()) {
            address.as_url().set(now);
        }
    });
}
