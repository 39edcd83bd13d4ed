//! The newest draft is restored when the form is first shown to a person.

use super::open::{is_changed, open};
use super::others::{listed, show_others};
use super::record::Record;
use crate::browser::{focus, vault};
use crate::pages::context::AppContext;
use leptos::task::spawn_local;

/// Restores the newest draft that no other tab has open, and lists the others. Reads them now: another tab may have
/// changed them while the chunk was loaded.
pub fn restore(app: &AppContext) {
    let app = app.clone();
    spawn_local(async move {
        if let Some(all) = listed(&app).await {
            restore_first(&app, &all).await;
            show_others(&app, all);
        }
    });
}

/// Restores the first draft that is free, unless the person has begun to type.
async fn restore_first(app: &AppContext, all: &[Record]) {
    for record in all {
        if is_changed(app) {
            return;
        }
        if vault::claim(&record.id).await != Ok(true) {
            continue;
        }
        // The person may have begun to type in the meantime.
        if is_changed(app) {
            return vault::release(&record.id);
        }
        let focused = focus::focused_id(&app.form.tree);
        open(app, record);
        if let Some(id) = focused {
            // Its control is another, of the same id.
            focus::soon(&app.form.tree, id);
        }
        return;
    }
}
