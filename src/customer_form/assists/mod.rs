//! The optional read endpoints in the form: sends requests while it is filled in, and shows the results.
//! All but `state` and the functions below is in a chunk of its own, loaded if an assist is switched on.

mod address;
mod chunk;
mod desk;
mod domain;
mod existing;
mod instances;
mod notes;
mod partner;
mod reseller_control;
mod resellers;
mod runner;
mod state;
mod submit;
mod texts;

use super::host::Interaction;
use super::scope::{FormScope, load_rules};
use crate::browser::chunk::file;
use crate::browser::target_of;
use crate::config::Assist;
use chunk::AssistFunctions;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};
use std::sync::atomic::Ordering::Relaxed;
use web_sys::Event;

pub(super) use chunk::ASSISTS_CHUNK;
pub use state::{Assists, Place};

/// The chunk, once it and the rules of the form are loaded. Subscribes the caller to that.
pub fn chunk(parts: &FormScope) -> Option<&'static AssistFunctions> {
    let is_loaded = parts.context.assists.is_loaded.get() && parts.draft.has_rules();
    is_loaded.then(|| ASSISTS_CHUNK.get()).flatten()
}

/// Loads the chunk.
fn load(parts: &FormScope) {
    let assists = &parts.context.assists;
    if assists.is_requested.swap(true, Relaxed) {
        file::assists().try_again();
    } else {
        let is_loaded = assists.is_loaded.clone();
        ASSISTS_CHUNK.when_loaded(move |_| is_loaded.set(true));
    }
}

/// Whether any assist is switched on.
pub fn is_used(parts: &FormScope) -> bool {
    !parts.context.config.assists.is_empty()
}

/// Reacts to an interaction in the form, or to a change of the session or the draft.
pub fn follow(parts: &FormScope, interaction: Option<(Interaction, &Event)>) {
    let kind = interaction.map(|(kind, _)| kind);
    if matches!(kind, Some(Interaction::Typed | Interaction::Changed)) {
        parts.context.assists.is_touched.store(true, Relaxed);
    }
    if !is_used(parts) {
        return;
    }
    if kind.is_some() || parts.draft.has_rules() {
        load(parts);
    }
    if let Some(chunk) = chunk(parts) {
        let target = interaction.and_then(|(_, event)| target_of(event));
        untrack(|| (chunk.follow)(parts, kind, target.as_ref()));
    }
}

/// Adds the effects that send requests while the form is on the page.
pub fn attach(parts: &FormScope, form: HtmlElement) -> HtmlElement {
    if !is_used(parts) {
        return form;
    }
    let config = &parts.context.config;
    if config.uses(Assist::ProviderInstances) || config.uses(Assist::Resellers) {
        let loaded = parts.clone();
        let fetch = move || {
            load_rules(&loaded.draft);
            load(&loaded);
        };
        // After the form was added to the page.
        set_timeout(fetch, std::time::Duration::ZERO);
    }
    let (followed, ended, renewed) = (parts.clone(), parts.clone(), parts.clone());
    on_cleanup(move || {
        if let Some(chunk) = ASSISTS_CHUNK.get() {
            untrack(|| (chunk.stop)(&ended));
        }
    });
    let form = form.effect(move || {
        renewed.context.session.track();
        renewed.context.assists.sessions.fetch_add(1, Relaxed);
    });
    form.effect(move || {
        followed.context.session.track();
        followed.draft.restored();
        follow(&followed, None);
    })
}

/// Messages about the assists that were switched off.
pub fn notes(parts: &FormScope) -> Option<View> {
    let of = parts.clone();
    is_used(parts).then(|| dynamic(move || Some((chunk(&of)?.notes)(&of))))
}

/// The existing customers found for the controls of this place.
pub fn existing(parts: &FormScope, place: Place) -> Option<HtmlElement> {
    if !parts.context.config.uses(Assist::Duplicates) {
        return None;
    }
    let of = parts.clone();
    let found = dynamic(move || Some((chunk(&of)?.existing)(&of, place)));
    Some(html::div().class("existing-place").child(found))
}
