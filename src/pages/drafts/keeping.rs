//! When the open draft is written: a moment after the last key, every second during continuous typing, and when the page
//! may end.

use super::fingerprint::Fingerprint;
use super::steps::{draft_text, form_text, step};
use crate::browser::vault::{self, KeepMoment};
use crate::browser::{clock, controls, keys, page, target_of};
use crate::customer_form::Interaction;
use crate::pages::context::AppContext;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Event;

/// The pause in typing before a save. Longer than the time between two keys of a fast typist: with hundreds of entries,
/// a save costs more than a key.
const PAUSE_MILLISECONDS: i32 = 125;

/// Handles an event of the form. Typing goes on, also after a `change` without `blur`; every other event ends a step
/// that can be undone.
pub fn interacted(app: &AppContext, kind: Interaction, event: &Event) {
    let drafts = &app.drafts;
    drafts.touch();
    let is_typing = match kind {
        Interaction::Typed => true,
        Interaction::Changed => !is_choice(event),
        Interaction::Pressed | Interaction::Left => false,
    };
    if is_typing {
        if !drafts.is_typing.get_untracked() {
            drafts.is_typing.set(true);
        }
        keep_soon(app);
    } else if drafts.is_written.get_untracked() {
        // A change during a save is saved after it.
        step(app);
        keep_soon(app);
    } else {
        drafts.is_typing.set(false);
        keep(app);
    }
}

fn is_choice(event: &Event) -> bool {
    let target = target_of(event);
    target.is_some_and(|it| it.matches("select, [type=checkbox]").unwrap_or_default())
}

/// Keeps the open draft once nothing has been typed for a moment, and no earlier save runs.
pub fn keep_soon(app: &AppContext) {
    let drafts = &app.drafts;
    keys::typed();
    if drafts.is_waiting.get_untracked() {
        return;
    }
    drafts.is_waiting.set(true);
    let app = app.clone();
    spawn_local(async move {
        let drafts = &app.drafts;
        keys::pause(PAUSE_MILLISECONDS).await;
        while drafts.is_written.get_untracked() {
            clock::sleep_millis(PAUSE_MILLISECONDS).await;
            keys::pause(PAUSE_MILLISECONDS).await;
        }
        drafts.is_waiting.set(false);
        keep(&app);
    });
}

/// Keeps the open draft with what programs wrote into its controls.
pub fn keep_shown(app: &AppContext) {
    controls::read_all(&app.form.tree);
    keep(app);
}

/// Keeps the open draft for a page that may end now: also what is being written, which would not be done in time.
pub fn keep_ending(app: &AppContext) {
    controls::read_all(&app.form.tree);
    keep_by(app, KeepMoment::PageEnds);
}

/// Keeps the open draft if it has changed.
pub fn keep(app: &AppContext) {
    keep_by(app, KeepMoment::Soon);
}

fn keep_by(app: &AppContext, moment: KeepMoment) {
    let drafts = &app.drafts;
    let is_unsure = moment == KeepMoment::PageEnds && drafts.is_written.get_untracked();
    if !(drafts.is_touched.get_untracked() || is_unsure)
        || drafts.owner.with_untracked(String::is_empty)
    {
        return;
    }
    drafts.is_touched.set(false);
    let form = form_text(app);
    let text = if drafts.is_typing.get_untracked() {
        draft_text(app, &form)
    } else {
        drafts.history.step(form);
        drafts.history.with_now(|form| draft_text(app, form))
    };
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
        // The browser asks before leaving only while there is unsaved input.
        page::confirm_before_leaving(why.is_some());
        written.set(false);
    });
}

/// Over when the open draft is written, half a second later at most.
pub async fn written(app: AppContext) {
    for _ in 0..50 {
        if !app.drafts.is_written.get_untracked() {
            break;
        }
        clock::sleep_millis(10).await;
    }
}

/// Looks what other tabs have done with the drafts; to be called every second.
pub fn follow_tabs(app: &AppContext) {
    let drafts = &app.drafts;
    if vault::take_change() {
        drafts.is_stale.set(true);
    }
    if drafts.is_stale.get_untracked() || drafts.is_shown.get_untracked() {
        let app = app.clone();
        app.chunk
            .when_loaded(move |chunk| (chunk.follow_tabs)(&app));
    }
}
