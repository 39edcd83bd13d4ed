//! The newest draft is restored when the form is first shown to a person.

use super::open::{is_changed, open};
use super::others::{records, show_others};
use super::record::Record;
use crate::browser::focus;
use crate::browser::vault::{self, StoreError, VaultContents};
use crate::pages::context::AppContext;
use leptos::task::spawn_local;

/// Restores the newest draft of an owner that no other tab has open, and lists the others.
pub fn restore(app: &AppContext, owner: &str, contents: Result<VaultContents, StoreError>) {
    let (app, owner) = (app.clone(), owner.to_owned());
    spawn_local(async move {
        if let Some(all) = records(&app, &owner, contents).await {
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
