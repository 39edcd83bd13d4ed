//! What the forms of a page have asked the API, and what came back.

use super::desk::Desk;
use crate::assists::{Existing, FoundReseller, Slot};
use crate::config::Assist;
use crate::form_model::Field;
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, AtomicU32};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// The requests of the forms of a page, and their results. Lives as long as the page, so that no request is repeated.
#[derive(Clone, Default)]
pub struct Assists(Arc<AssistsParts>);

/// The fields of [`Assists`].
#[derive(Default)]
pub struct AssistsParts {
    /// Behind a trait, so that the code that drops it is in the chunk as well.
    known: OnceLock<Box<dyn HasKnown>>,
    /// Notified when the list of resellers has changed.
    pub(in crate::customer_form) lists: ArcTrigger,
    /// Counts the sessions: the same token may have been fetched again.
    pub(super) sessions: AtomicU32,
    /// Whether the person has edited the form. Before, no typed value is sent.
    pub(super) is_touched: AtomicBool,
    /// Whether the chunk was requested for this page.
    pub(super) is_requested: AtomicBool,
    /// Whether the chunk is loaded.
    pub(super) is_loaded: ArcRwSignal<bool>,
    /// Whether the form waits for responses before it is sent.
    pub(in crate::customer_form) holds_press: ArcRwSignal<bool>,
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

    pub(super) fn desk(&self) -> MutexGuard<'_, Desk> {
        let desk = self.known().desk.lock();
        desk.unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn off(&self) -> &ArcRwSignal<Vec<Assist>> {
        &self.known().off
    }

    pub(super) fn existing(&self) -> &ArcRwSignal<Vec<FoundCustomers>> {
        &self.known().existing
    }

    pub(super) fn resellers(&self) -> &ArcRwSignal<Vec<FoundReseller>> {
        &self.known().resellers
    }
}

/// Customers that were found for the text of a control.
#[derive(Clone)]
pub(super) struct FoundCustomers {
    pub(super) slot: Slot,
    pub(super) place: Place,
    pub(super) field: Field,
    /// The text of the control at that time.
    pub(super) text: String,
    pub(super) customers: Vec<Existing>,
}

/// The place where existing customers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Below the company.
    Company,
    /// Below the tenant of the entry of this key.
    Entry(u32),
}
