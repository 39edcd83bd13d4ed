//! The optional read endpoints in the form: sends requests while it is filled in, and shows the results.
//! All but [`Assists`] and the functions below it is in a chunk of its own, loaded if an assist is switched on.

mod address;
mod desk;
mod domain;
mod existing;
mod instances;
mod notes;
mod partner;
mod reseller_control;
mod resellers;
mod runner;
mod submit;
mod texts;

use super::FormScope;
use super::controls::Prefix;
use super::host::Interaction;
use crate::api::Pending;
use crate::assists::{Existing, FoundReseller, Slot};
use crate::browser::chunk::file;
use crate::browser::target_of;
use crate::components::FieldMessageProps;
use crate::config::Assist;
use crate::form_model::{Check, Field, ProviderDraft};
use crate::i18n::Words;
use customer::Property;
use desk::Desk;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use web_sys::{Element, Event};

/// The requests of the forms of a page, and their results. Lives as long as the page, so that no request is repeated.
#[derive(Clone, Default)]
pub struct Assists(Arc<AssistsParts>);

/// The fields of [`Assists`].
#[derive(Default)]
pub struct AssistsParts {
    /// Behind a trait, so that the code that drops it is in the chunk as well.
    known: OnceLock<Box<dyn HasKnown>>,
    /// Notified when the list of resellers has changed.
    lists: ArcTrigger,
    /// Counts the sessions: the same token may have been fetched again.
    sessions: AtomicU32,
    /// Whether the person has edited the form. Before, no typed value is sent.
    is_touched: AtomicBool,
    /// Whether the chunk was requested for this page.
    is_requested: AtomicBool,
    /// Whether the chunk is loaded.
    is_loaded: ArcRwSignal<bool>,
    /// Whether the form waits for responses before it is sent.
    pub(super) holds_press: ArcRwSignal<bool>,
}

impl Deref for Assists {
    type Target = AssistsParts;

    fn deref(&self) -> &AssistsParts {
        &self.0
    }
}

/// The requests and results, in the chunk.
#[derive(Default)]
struct Known {
    desk: Mutex<Desk>,
    /// The assists that were switched off in this session.
    off: ArcRwSignal<Vec<Assist>>,
    /// The existing customers, by the control that they were found for.
    existing: ArcRwSignal<Vec<FoundCustomers>>,
    /// The resellers returned by the API.
    resellers: ArcRwSignal<Vec<FoundReseller>>,
}

trait HasKnown: Send + Sync {
    fn known(&self) -> &Known;
}

impl HasKnown for Known {
    fn known(&self) -> &Known {
        self
    }
}

/// In the chunk.
impl AssistsParts {
    fn known(&self) -> &Known {
        let known = self.known.get_or_init(|| Box::new(Known::default()));
        known.known()
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        let desk = self.known().desk.lock();
        desk.unwrap_or_else(PoisonError::into_inner)
    }

    fn off(&self) -> &ArcRwSignal<Vec<Assist>> {
        &self.known().off
    }

    fn existing(&self) -> &ArcRwSignal<Vec<FoundCustomers>> {
        &self.known().existing
    }

    fn resellers(&self) -> &ArcRwSignal<Vec<FoundReseller>> {
        &self.known().resellers
    }
}

/// Customers that were found for the text of a control.
#[derive(Clone)]
struct FoundCustomers {
    slot: Slot,
    place: Place,
    field: Field,
    /// The text of the control at that time.
    text: String,
    customers: Vec<Existing>,
}

/// The place where existing customers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Below the company.
    Company,
    /// Below the tenant of the entry of this key.
    Entry(u32),
}

/// The functions of the chunk.
pub struct AssistFunctions {
    /// Reacts to an interaction with this element. `None`: the session or the draft has changed, or the chunk was loaded.
    follow: fn(&FormScope, Option<Interaction>, Option<&Element>),
    /// The form was removed.
    stop: fn(&FormScope),
    notes: fn(&FormScope) -> View,
    existing: fn(&FormScope, Place) -> View,
    /// Called before the form is sent. Returns what to wait for, if there is anything.
    pub(super) before_submit: fn(&FormScope) -> Option<Pending<()>>,
    pub(super) text: fn(&Words, Property, &Check) -> &'static str,
    pub(super) reseller: fn(&FormScope, &Prefix, &Field, Option<&Field>) -> HtmlElement,
    pub(super) partner_hint: fn(&FormScope, &ProviderDraft) -> Option<FieldMessageProps>,
}

crate::chunk!(
    assists,
    /// Loaded with the first thing that a person does in a form with assists.
    pub(super) ASSISTS_CHUNK: AssistFunctions = AssistFunctions {
        follow: runner::follow,
        stop: runner::stop,
        notes: notes::view,
        existing: existing::view,
        before_submit: submit::before,
        text: texts::of_check,
        reseller: reseller_control::view,
        partner_hint: partner::hint,
    }
);

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
            super::load_rules(&loaded.draft);
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
