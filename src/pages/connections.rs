//! The choice among a person's connections at the gateway.

use super::renewal;
use super::shared::Shared;
use crate::auth::Session;
use crate::components::{Tag, tag};
use std::sync::Arc;

/// Shows which one is in use, and takes another. In the chunk of the page.
pub fn choice(shared: &Shared, session: &Session) -> Tag {
    let connections = session.connections();
    let options = connections
        .all
        .iter()
        .map(|name| tag("option").attr("value", name).text(name));
    let current = connections.current.clone();
    let changing = shared.clone();
    tag("select")
        .attr("aria-label", shared.words.connection())
        .attr("autocomplete", "off")
        .on_text(move |name| renewal::change_connection(&changing, name))
        .children(options)
        .value(Arc::new(move || current.clone()))
}
