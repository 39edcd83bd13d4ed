//! Keeps the customers created last in this browser: encrypted, for the person who created them, until they sign out.

use super::entry::{Entry, with_newest};
use super::owner;
use super::state::entries;
use crate::auth::UnixSeconds;
use crate::browser::clock;
use crate::browser::vault::{self, KeepMoment};
use crate::customer_form::{Created, Outcome};
use crate::pages::context::AppContext;
use crate::pages::drafts::open::owner_now;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The maximum number of customers.
pub const COUNT_MAX: usize = 50;

/// They are kept as long as drafts.
const LIFE_SECONDS: i64 = 7 * 24 * 60 * 60;

/// Adds a customer that was created at this time.
pub fn record(app: &AppContext, created: &Created, at: UnixSeconds) {
    let session = app.form.session.get_untracked();
    let entry = Entry {
        created: created.clone(),
        at,
        by: session
            .and_then(|it| it.person().map(str::to_owned))
            .unwrap_or_default(),
        outcome: Outcome::NotKnown,
    };
    let app = app.clone();
    spawn_local(async move {
        save(&app, &entry);
        load(&app).await;
        // Where the browser stores nothing, the list lives as long as the page.
        let (list, gone) = with_newest(entries().get_untracked(), entry, COUNT_MAX);
        entries().set(list);
        for entry in gone {
            vault::remove(&entry.vault_id()).await;
        }
    });
}

/// Notes how far the providers of a customer are, if it is in the list.
pub fn note_outcome(app: &AppContext, id: &str, outcome: Outcome) {
    let entries = entries();
    let changed = entries.with_untracked(|all| {
        let entry = all
            .iter()
            .find(|it| it.created.id == id && it.outcome != outcome)?;
        Some(Entry {
            outcome,
            ..entry.clone()
        })
    });
    if let Some(entry) = changed {
        save(app, &entry);
        entries.update(|all| {
            for known in all.iter_mut().filter(|it| it.created.id == id) {
                known.outcome = outcome;
            }
        });
    }
}

/// A customer of the list.
pub async fn find(app: &AppContext, id: &str) -> Option<Entry> {
    let known = || {
        let entries = entries();
        entries.with_untracked(|all| all.iter().find(|it| it.created.id == id).cloned())
    };
    if known().is_none() {
        load(app).await;
    }
    known()
}

/// Reads the list again: another tab may have added to it. Where it cannot be read, it stays as it is.
pub async fn load(app: &AppContext) {
    let owner = owner_of(app);
    let Ok(contents) = vault::list(&owner).await else {
        return;
    };
    if owner_of(app) != owner {
        return;
    }
    let oldest = clock::now() - LIFE_SECONDS;
    let mut list: Vec<_> = contents.kept.iter().filter_map(Entry::read).collect();
    list.retain(|it| it.at >= oldest);
    list.sort_by_key(|it| std::cmp::Reverse(it.at));
    list.truncate(COUNT_MAX);
    entries().set(list);
}

fn save(app: &AppContext, entry: &Entry) {
    let saving = vault::save(
        &owner_of(app),
        &entry.vault_id(),
        &entry.to_text(),
        KeepMoment::Soon,
    );
    spawn_local(async move { _ = saving.await });
}

fn owner_of(app: &AppContext) -> String {
    owner::owner_of(&owner_now(app))
}
