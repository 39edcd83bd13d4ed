//! The address of the page, and the history of it. The page has one, so these are functions.

use super::page;
use leptos::prelude::{Set, With, WithUntracked, window_event_listener_untyped};
use leptos_router::location::{BrowserUrl, LocationChange, LocationProvider, Url};

thread_local! {
    static ADDRESS: Option<BrowserUrl> = watched();
}

/// The address, renewed when somebody goes back or forth in the history. None outside of a browser.
fn watched() -> Option<BrowserUrl> {
    let address = BrowserUrl::new().ok()?;
    // As long as the page lives.
    _ = window_event_listener_untyped("popstate", |_| renew());
    Some(address)
}

/// The path below the app's base; `None` above it. Whatever runs is run again when it changes.
pub fn path() -> Option<String> {
    let path =
        ADDRESS.with(|address| Some(address.as_ref()?.as_url().with(|url| url.path().to_owned())));
    path?.strip_prefix(&page::base_path()).map(str::to_owned)
}

/// The parameter of this name in the query.
pub fn parameter(name: &str) -> Option<String> {
    let of = |url: &Url| url.search_params().get(name);
    ADDRESS.with(|address| address.as_ref()?.as_url().with_untracked(of))
}

/// Goes to a path below the app's base: a step in the history, or in the place of the one that is there.
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
