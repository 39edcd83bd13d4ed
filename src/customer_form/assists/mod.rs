//! The optional read endpoints in the form: what the form asks while it is filled in, and what it shows of the answers.
//! All but [`Assists`] is in the chunk.

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
use web_sys::Element;

/// What the forms of a page ask. It lives as long as the page, so that nothing is asked twice.
#[derive(Clone, Default)]
pub struct Assists(Arc<AssistsParts>);

/// What the forms ask, part by part.
#[derive(Default)]
pub struct AssistsParts {
    /// Behind a trait: what is known is the chunk's, and so is the code that drops it.
    known: OnceLock<Box<dyn HasKnown>>,
    /// Notified when there is another list of resellers.
    lists: ArcTrigger,
    /// Counts how often a session came: the same token may have been fetched anew.
    sessions: AtomicU32,
    /// Whether the person has worked in the form: nothing typed is asked about before.
    is_touched: AtomicBool,
    /// Whether the form waits for answers before it is sent.
    pub(super) holds_press: ArcRwSignal<bool>,
}

impl Deref for Assists {
    type Target = AssistsParts;

    fn deref(&self) -> &AssistsParts {
        &self.0
    }
}

/// What is known by asking, in the chunk.
#[derive(Default)]
struct Known {
    desk: Mutex<Desk>,
    /// Those that were switched off in this session.
    off: ArcRwSignal<Vec<Assist>>,
    /// Customers that exist already, by the control that they were found for.
    existing: ArcRwSignal<Vec<FoundCustomers>>,
    /// The resellers that the API has named.
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
    /// What stood in the control.
    text: String,
    customers: Vec<Existing>,
}

/// Where customers that exist are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Below the company.
    Company,
    /// Below the tenant of the entry of this key.
    Entry(u32),
}

/// The functions of the chunk.
pub struct AssistFunctions {
    /// Something was done in the form, to this element; nothing: the session, the chunk or an earlier form came.
    follow: fn(&FormScope, Option<Interaction>, Option<&Element>),
    /// The form goes.
    stop: fn(&FormScope),
    notes: fn(&FormScope) -> View,
    existing: fn(&FormScope, Place) -> View,
    /// The form is to be sent: what to wait for, if for anything.
    pub(super) before_submit: fn(&FormScope) -> Option<Pending<()>>,
    pub(super) text: fn(&Words, Property, &Check) -> &'static str,
    pub(super) reseller: fn(&FormScope, &Prefix, &Field, Option<&Field>) -> HtmlElement,
    pub(super) partner_hint: fn(&FormScope, &ProviderDraft) -> Option<FieldMessageProps>,
}

impl AssistFunctions {
    /// The functions, for the chunk.
    pub const ALL: Self = Self {
        follow: runner::follow,
        stop: runner::stop,
        notes: notes::view,
        existing: existing::view,
        before_submit: submit::before,
        text: texts::of_check,
        reseller: reseller_control::view,
        partner_hint: partner::hint,
    };
}

/// Whether the form asks anything.
pub fn is_used(parts: &FormScope) -> bool {
    !parts.context.config.assists.is_empty()
}

/// Something was done in the form, or around it.
pub fn follow(parts: &FormScope, touch: Option<Interaction>, target: Option<&Element>) {
    if matches!(touch, Some(Interaction::Typed | Interaction::Changed)) {
        parts.context.assists.is_touched.store(true, Relaxed);
    }
    if let (true, Some(chunk)) = (is_used(parts), parts.chunk()) {
        untrack(|| (chunk.assists.follow)(parts, touch, target));
    }
}

/// `form` that asks as long as it stands.
pub fn attach(parts: &FormScope, form: HtmlElement) -> HtmlElement {
    if !is_used(parts) {
        return form;
    }
    let config = &parts.context.config;
    if config.uses(Assist::ProviderInstances) || config.uses(Assist::Resellers) {
        let draft = parts.draft.clone();
        // Once the form is there.
        set_timeout(move || super::load_rules(&draft), std::time::Duration::ZERO);
    }
    let (followed, ended, renewed) = (parts.clone(), parts.clone(), parts.clone());
    on_cleanup(move || {
        if let Some(chunk) = super::FORM_CHUNK.get() {
            untrack(|| (chunk.assists.stop)(&ended));
        }
    });
    let form = form.effect(move || {
        renewed.context.session.track();
        renewed.context.assists.sessions.fetch_add(1, Relaxed);
    });
    form.effect(move || {
        followed.context.session.track();
        followed.draft.restored();
        followed.chunk();
        follow(&followed, None, None);
    })
}

/// Says which assists were switched off.
pub fn notes(parts: &FormScope) -> Option<View> {
    let of = parts.clone();
    is_used(parts).then(|| dynamic(move || Some((of.chunk()?.assists.notes)(&of))))
}

/// The customers that exist already, for the controls of this place.
pub fn existing(parts: &FormScope, place: Place) -> Option<HtmlElement> {
    if !parts.context.config.uses(Assist::Duplicates) {
        return None;
    }
    let of = parts.clone();
    let found = dynamic(move || Some((of.chunk()?.assists.existing)(&of, place)));
    Some(html::div().class("existing-place").child(found))
}
