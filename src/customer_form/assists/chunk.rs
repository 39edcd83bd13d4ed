//! The table of the chunk of the assists.

use super::reseller_control::ResellerFunctions;
use super::state::Place;
use super::{existing, notes, partner, reseller_control, runner, submit, texts};
use crate::api::Pending;
use crate::components::FieldMessageProps;
use crate::customer_form::host::Interaction;
use crate::customer_form::scope::FormScope;
use crate::form_model::{Check, ProviderDraft};
use crate::i18n::Words;
use customer::Property;
use leptos_erased::View;
use web_sys::Element;

/// The functions of the chunk.
pub struct AssistFunctions {
    /// Reacts to an interaction with this element. `None`: the session or the draft has changed, or the chunk was loaded.
    pub(super) follow: fn(&FormScope, Option<Interaction>, Option<&Element>),
    /// The form was removed.
    pub(super) stop: fn(&FormScope),
    pub(super) notes: fn(&FormScope) -> View,
    pub(super) existing: fn(&FormScope, Place) -> View,
    /// Called before the form is sent. Returns what to wait for, if there is anything.
    pub(in crate::customer_form) before_submit: fn(&FormScope) -> Option<Pending<()>>,
    pub(in crate::customer_form) text: fn(&Words, Property, &Check) -> &'static str,
    pub(in crate::customer_form) reseller: ResellerFunctions,
    pub(in crate::customer_form) partner_hint:
        fn(&FormScope, &ProviderDraft) -> Option<FieldMessageProps>,
}

crate::chunk!(
    assists,
    /// Loaded with the first thing that a person does in a form with assists.
    pub(in crate::customer_form) ASSISTS_CHUNK: AssistFunctions = AssistFunctions {
        follow: runner::follow,
        stop: runner::stop,
        notes: notes::view,
        existing: existing::view,
        before_submit: submit::before,
        text: texts::of_check,
        reseller: reseller_control::FUNCTIONS,
        partner_hint: partner::hint,
    }
);
