//! Waits for the checks before the form is sent.

use super::desk::now;
use super::runner;
use crate::api::Pending;
use crate::browser::clock;
use crate::config::Assist;
use crate::customer_form::FormScope;
use crate::form_model::{Check, Field};
use leptos::prelude::*;

/// The maximum time to wait.
const WAIT_MILLIS: u64 = 2000;

/// The interval at which it looks for responses.
const LOOK_MILLIS: i32 = 50;

/// The assists to wait for.
const AWAITED: [Assist; 3] = [Assist::Domain, Assist::Address, Assist::Duplicates];

/// Requests all checks that are missing. Returns a future that waits for the responses, if any are pending.
pub fn before(parts: &FormScope) -> Option<Pending<()>> {
    if parts.context.session.with_untracked(Option::is_none) {
        return None;
    }
    write_as_sent(parts);
    runner::look_at_all(parts);
    parts.context.assists.desk().engine.hurry();
    runner::run(parts);
    if !is_asking(parts) {
        return None;
    }
    let parts = parts.clone();
    parts.context.assists.holds_press.set(true);
    Some(Box::pin(async move {
        let end = now() + WAIT_MILLIS;
        while is_asking(&parts) && now() < end {
            clock::sleep_millis(LOOK_MILLIS).await;
        }
        give_up(&parts);
        parts.context.assists.holds_press.set(false);
    }))
}

/// Fills in derived values and normalizes all texts, so that the values that are sent are checked.
fn write_as_sent(parts: &FormScope) {
    let draft = &parts.draft;
    untrack(|| {
        draft.follow_company_and_country();
        for field in draft.fields.on_page() {
            field.normalise();
        }
        for entry in draft.providers.snapshot() {
            entry.microsoft.domain.normalise();
        }
    });
}

fn is_asking(parts: &FormScope) -> bool {
    parts.context.assists.desk().engine.is_asking(&AWAITED)
}

/// Cancels the pending requests. The controls show that they could not be checked.
fn give_up(parts: &FormScope) {
    let not_checked = |field: &Field| {
        if field.check() == Some(Check::Asking) {
            field.set_check(Some(Check::NotChecked));
        }
    };
    untrack(|| {
        not_checked(&parts.draft.fields.zip);
        for entry in parts.draft.providers.snapshot() {
            not_checked(&entry.microsoft.domain);
        }
    });
    let mut desk = parts.context.assists.desk();
    for assist in AWAITED {
        desk.engine.keep_slots(assist, &[]);
    }
    drop(desk);
    runner::run(parts);
}
