//! The choice among a person's connections at the gateway.

use super::context::AppContext;
use super::renewal::renew;
use crate::auth::Session;
use crate::components::ControlElement;
use crate::pages::words::PageWords;
use leptos_erased::{HtmlElement, html};
use std::sync::Arc;

/// Shows which one is in use, and takes another. In the chunk of the page.
pub fn choice(app: &AppContext, session: &Session) -> HtmlElement {
    let connections = session.connections();
    let options = connections
        .all
        .iter()
        .map(|name| html::option().attr("value", name).child(name));
    let current = connections.current.clone();
    let changing = app.clone();
    html::select()
        .attr("aria-label", app.form.words.connection())
        .attr("autocomplete", "off")
        .on_text(move |name| renew::change_connection(&changing, name))
        .children(options)
        .value(Arc::new(move || current.clone()))
}
