//! The interface between the form and its host: a page of the app, or the custom element.

use super::created::{Created, Outcome};
use crate::api::Pending;
use crate::submission::Submission;
use customer::{CountryCode, Guid};
use leptos::prelude::*;
use leptos_erased::View;
use std::cell::Cell;
use web_sys::Event;

/// The kind of a DOM event in the form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Interaction {
    /// `input`: a key, or pasted text. The control still has the focus.
    Typed,
    /// `change`: a value was chosen, or a text is complete.
    Changed,
    /// `click`
    Pressed,
    /// `focusout`
    Left,
}

/// An event of the form.
pub enum FormEvent<'a> {
    /// The title of the page for the state of the form.
    TitleChanged(&'a str),
    /// A DOM event of this kind reached the form.
    Interacted(Interaction, &'a Event),
    /// All changes so far are one undo step; the next change is another.
    StepEnded,
    /// The form has added a change to the last undo step.
    StepAmended,
    /// A form with these texts ([`Draft::shown`](crate::form_model::Draft::shown)) is about to be sent. The host may hold
    /// it back, to show the answers first; *Create customer* is pressed again then.
    ReadyToSend(&'a str, &'a Cell<bool>),
    /// The submission has a new state. Sent before the form acts on it.
    SubmissionChanged(&'a Submission),
    /// *Create customer* was pressed without a valid session. The form submits when there is one.
    SessionNeeded,
    /// The API refused the token for the submission with this correlation id.
    TokenRefused(Guid),
    /// The person asks for a new token.
    RenewSession,
    /// The person asks to sign in as another person.
    SignInAgain,
    /// The person asks for the page of the customer with this id.
    CustomerOpened(&'a str),
    /// The customer was created.
    Created(Box<Created>),
    /// The person asks for the next form after a creation.
    AnotherRequested,
}

/// Whether the form checks the session before it sends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum SessionCheck {
    /// The API's response decides.
    None,
    /// A missing or expired session is renewed first ([`FormEvent::SessionNeeded`]).
    BeforeSending,
}

/// A view that the host places in the form.
pub type Slot = Box<dyn Fn() -> View + Send + Sync>;

/// A place on the page of a created customer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum CreatedPlace {
    BelowAnother,
    /// Below the ids: how far the providers are. It sets the outcome.
    BelowIds,
}

/// A view in this place for the customer with this id.
pub type CreatedSlot =
    Box<dyn Fn(CreatedPlace, &str, Option<&Created>, &ArcRwSignal<Outcome>) -> View + Send + Sync>;

/// The views that the host places in the form.
#[derive(Default)]
pub struct FormSlots {
    /// Above the heading: the first Tab from the page's start leads to the form.
    pub above_heading: Option<Slot>,
    pub above_form: Option<Slot>,
    pub beside_submit: Option<Slot>,
    /// On the page of a created customer.
    pub created: Option<CreatedSlot>,
}

/// The host of a form.
pub struct FormHost {
    /// Called with each event.
    pub on: Box<dyn Fn(FormEvent<'_>) + Send + Sync>,
    pub slots: FormSlots,
    pub session_check: SessionCheck,
    /// Resolves when the state of the submission is saved. A request is not sent before.
    pub saved: Box<dyn Fn() -> Pending<()> + Send + Sync>,
    /// Returns the countries used last, newest first.
    pub used_countries: fn() -> Vec<CountryCode>,
    /// Returns the address of a customer's page. `None`: the host has none.
    pub customer_address: fn(&str) -> Option<String>,
    /// Texts that are kept in this browser until the person signs out.
    pub texts: HostTexts,
    /// Whether the form's keyboard shortcuts are on.
    pub has_shortcuts: fn() -> bool,
}

impl FormHost {
    /// A host that does nothing, for a form that nobody uses.
    pub fn none() -> Self {
        Self {
            on: Box::new(|_| ()),
            slots: FormSlots::default(),
            session_check: SessionCheck::None,
            saved: Box::new(|| Box::pin(async {})),
            used_countries: Vec::new,
            customer_address: |_| None,
            texts: HostTexts::default(),
            has_shortcuts: || true,
        }
    }
}

/// Texts by keys, for all tabs. The default keeps nothing.
pub struct HostTexts {
    pub keep: fn(&str, &str),
    pub recall: fn(&str) -> Option<String>,
}

impl Default for HostTexts {
    fn default() -> Self {
        Self {
            keep: |_, _| (),
            recall: |_| None,
        }
    }
}

/// The view of a slot.
pub fn slot(slot: &Option<Slot>) -> View {
    slot.as_ref().map_or_else(View::default, |view| view())
}
