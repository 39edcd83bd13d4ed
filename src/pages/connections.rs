//! The choice among a person's connections at the gateway, in the chunk of the pages.

use super::context::AppContext;
use super::renewal::renew;
use crate::auth::Session;
use crate::pages::words::PageWords;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, html};

/// Shows which one is in use, and takes another.
pub fn choice(app: &AppContext, session: &Session) -> HtmlElement {
    let (app, connections) = (app.clone(), session.connections().clone());
    html::div().class("as-its-content").plain(move || {
        let (app, current, all) = (
            app.clone(),
            connections.current.clone(),
            connections.all.clone(),
        );
        view! { <Connections app current all /> }
    })
}

#[component]
fn Connections(app: AppContext, current: String, all: Vec<String>) -> impl IntoView {
    let label = app.form.words.connection();
    let asked = StoredValue::new(current.clone());
    let take = move |name: String| {
        if name != asked.get_value() {
            asked.set_value(name.clone());
            renew::change_connection(&app, name);
        }
    };
    let options = all.into_iter().map(|name| {
        let selected = name == current;
        view! { <option selected=selected>{name}</option> }
    });
    // A program may write the value without a `change`: then the blur tells.
    let left = take.clone();
    view! {
        <select
            aria-label=label
            autocomplete="off"
            on:change:target=move |event| take(event.target().value())
            on:blur:target=move |event| left(event.target().value())
        >
            {options.collect_view()}
        </select>
    }
}
