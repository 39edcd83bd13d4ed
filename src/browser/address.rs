//! The address and the history of the page.

use super::page;
use leptos::prelude::{Set, With, WithUntracked, window_event_listener_untyped};
use leptos_router::location::{BrowserUrl, LocationChange, LocationProvider, Url};

thread_local! {
    static ADDRESS: Option<BrowserUrl> = watched();
}

/// Returns the address, which is updated when the person moves in the history. `None` outside of a browser.
fn watched() -> Option<BrowserUrl> {
    let address = BrowserUrl::new().ok()?;
    // The listener is never removed: it lives as long as the page.
    _ = window_event_listener_untyped("popstate", |_| renew());
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

/// Navigates to a path below the app's base.
pub fn go(path: &str, replace: bool) {
    let change = LocationChange {
        value: format!("{}{path}", page::base_path()),
        replace,
        ..LocationChange::default()
    };
    ADDRESS.with(|address| {
        if let Some(address) = address {
            address.complete_navigation(&change);
        }
    });
    renew();
}

fn renew() {
    ADDRESS.with(|address| {
        if let (Some(address), Ok(now)) = (address, BrowserUrl::current()) {
            address.as_url().set(now);
        }
    });
}
