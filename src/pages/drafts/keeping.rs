//! When the open draft is written: a moment after the last key, every second during continuous typing, and when the page
//! may end.

use super::fingerprint::Fingerprint;
use super::record::Record;
use super::{form_of, step};
use crate::browser::vault::{self, KeepMoment};
use crate::browser::{clock, controls, page};
use crate::customer_form::FormEvent;
use crate::pages::shared::Shared;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// So long nothing is typed before it is written. Longer than from one key to the next in a quick hand: with hundreds of
/// entries, writing costs more than a key.
const PAUSE_MILLISECONDS: f64 = 125.0;

/// Handles an event of the form. Typing goes on, also after a `change` without `blur`; every other event ends a step
/// that can be undone.
pub fn touched(shared: &Shared, touch: FormEvent, event: &Event) {
    let drafts = &shared.drafts;
    drafts.touch();
    let is_typing = match touch {
        FormEvent::Typed => true,
        FormEvent::Changed => !is_choice(event),
        FormEvent::Pressed | FormEvent::Left => false,
    };
    if is_typing {
        if !drafts.is_typing.get_untracked() {
            drafts.is_typing.set(true);
        }
        keep_soon(shared);
    } else if drafts.is_written.get_untracked() {
        // Whoever is quicker than the writing is kept when it is done.
        step(shared);
        keep_soon(shared);
    } else {
        drafts.is_typing.set(false);
        keep(shared);
    }
}

fn is_choice(event: &Event) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|it| it.matches("select, [type=checkbox]").unwrap_or_default())
}

/// Keeps the open draft once nothing has been typed for a moment. A key costs no timer: one waits for them all.
pub fn keep_soon(shared: &Shared) {
    let drafts = &shared.drafts;
    drafts.typed_at.set(js_sys::Date::now());
    if drafts.is_waiting.get_untracked() {
        return;
    }
    drafts.is_waiting.set(true);
    let shared = shared.clone();
    spawn_local(async move {
        let drafts = &shared.drafts;
        let mut left = PAUSE_MILLISECONDS;
        while left > 0.0 {
            clock::sleep_millis(left as i32).await;
            let since = js_sys::Date::now() - drafts.typed_at.get_untracked();
            left = match drafts.is_written.get_untracked() {
                true => PAUSE_MILLISECONDS,
                // The clock may have been set back.
                false => (PAUSE_MILLISECONDS - since).min(PAUSE_MILLISECONDS),
            };
        }
        drafts.is_waiting.set(false);
        keep(&shared);
    });
}

/// Keeps the open draft with what programs wrote into its controls.
pub fn keep_shown(shared: &Shared) {
    controls::read_all(&shared.tree);
    keep(shared);
}

/// Keeps the open draft for a page that may end now: also what is being written, which would not be done in time.
pub fn keep_ending(shared: &Shared) {
    controls::read_all(&shared.tree);
    keep_by(shared, KeepMoment::PageEnds);
}

/// Keeps the open draft if it has changed.
pub fn keep(shared: &Shared) {
    keep_by(shared, KeepMoment::Soon);
}

fn keep_by(shared: &Shared, moment: KeepMoment) {
    let drafts = &shared.drafts;
    let is_unsure = moment == KeepMoment::PageEnds && drafts.is_written.get_untracked();
    if !(drafts.is_touched.get_untracked() || is_unsure)
        || drafts.owner.with_untracked(String::is_empty)
    {
        return;
    }
    drafts.is_touched.set(false);
    let form = form_of(shared);
    if !drafts.is_typing.get_untracked() {
        drafts.history.step(&form);
    }
    let text = Record::text_with(shared, &form);
    let fingerprint = Fingerprint::of(&text);
    if drafts.last.get_untracked() == fingerprint && !is_unsure {
        return;
    }
    let keeping = {
        let owner = drafts.owner.get_untracked();
        drafts
            .id
            .with_untracked(|id| vault::save(&owner, id, &text, moment))
    };
    drafts.last.set(fingerprint);
    let (not_kept, written) = (drafts.not_kept.clone(), drafts.is_written.clone());
    let last = drafts.last.clone();
    written.set(true);
    spawn_local(async move {
        let why = keeping.await.err();
        if why.is_some() && last.get_untracked() == fingerprint {
            // The same text is to be kept as soon as it can be.
            last.set(Fingerprint::default());
        }
        if not_kept.get_untracked() != why {
            not_kept.set(why);
        }
        // Nobody is kept on the page whose input is safe.
        page::confirm_before_leaving(why.is_some());
        written.set(false);
    });
}

/// Over when the open draft is written, half a second later at most.
pub async fn written(shared: Shared) {
    for _ in 0..50 {
        if !shared.drafts.is_written.get_untracked() {
            break;
        }
        clock::sleep_millis(10).await;
    }
}

/// Looks what other tabs have done with the drafts; to be called every second.
pub fn follow_tabs(shared: &Shared) {
    let drafts = &shared.drafts;
    if vault::take_change() {
        drafts.is_stale.set(true);
    }
    if drafts.is_stale.get_untracked() || drafts.is_shown.get_untracked() {
        let shared = shared.clone();
        shared
            .chunk
            .when_loaded(move |chunk| (chunk.follow_tabs)(&shared));
    }
}
