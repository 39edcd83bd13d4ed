//! A control's text.

mod following;
mod issues;
mod spelling;
mod state;

use self::state::State;
use super::validation_context::ValidationContext;
use crate::signal::LazySignal;
use customer::{CountryCode, CustomerProperties, Property, RuleContext};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// A control of the form: the text as typed, never trimmed or cleared during typing.
///
/// Each control has a signal, so a key costs the same with any number of controls. A tick box
/// holds `true` or nothing, a group of them the ticked names, separated by commas.
#[derive(Clone)]
pub struct Field {
    object: Arc<ObjectFields>,
    property: Property,
}

/// The controls of an object of the request. They are allocated together: a form with hundreds of entries has thousands.
struct ObjectFields {
    context: ValidationContext,
    /// The key of the first control. The others follow.
    first_key: u32,
    first: Property,
    /// The states of the controls, in the order of the specification.
    states: Box<[LazySignal<State>]>,
}

impl Field {
    /// Makes the empty controls of an object in a row; `properties` are those of the object.
    pub fn in_row(
        properties: &[Property],
        context: &ValidationContext,
    ) -> impl Fn(Property) -> Self + use<> {
        static NEXT: AtomicU32 = AtomicU32::new(Property::ALL.len() as u32);
        let first_key = NEXT.fetch_add(properties.len() as u32, Ordering::Relaxed);
        Self::with_keys(first_key, properties, context)
    }

    /// Makes the empty controls of the customer itself. Their keys are the same in each form: the controls may stand
    /// in the page before the program runs.
    pub fn of_customer(context: &ValidationContext) -> impl Fn(Property) -> Self + use<> {
        let properties = CustomerProperties::PROPERTIES;
        Self::with_keys(properties[0] as u32, &properties, context)
    }

    fn with_keys(
        first_key: u32,
        properties: &[Property],
        context: &ValidationContext,
    ) -> impl Fn(Property) -> Self + use<> {
        let object = Arc::new(ObjectFields {
            context: context.clone(),
            first_key,
            first: properties[0],
            states: properties.iter().map(|_| LazySignal::default()).collect(),
        });
        move |property| Self {
            object: object.clone(),
            property,
        }
    }

    /// The position of its property in the object.
    fn position(&self) -> usize {
        self.property as usize - self.object.first as usize
    }

    fn key(&self) -> u32 {
        self.object.first_key + self.position() as u32
    }

    fn state(&self) -> &LazySignal<State> {
        &self.object.states[self.position()]
    }

    fn context(&self) -> &ValidationContext {
        &self.object.context
    }

    /// The id of the control's element: the same wherever its row moves.
    pub fn element_id(&self) -> String {
        format!("control-{}", self.key())
    }

    /// Whether the element with this id is the control, or a part of it.
    pub(super) fn is_at(&self, element_id: &str) -> bool {
        let key = element_id.strip_prefix("control-");
        key.and_then(|key| key.split('-').next()?.parse().ok()) == Some(self.key())
    }

    /// Its property.
    pub fn property(&self) -> Property {
        self.property
    }

    /// The text as typed.
    pub fn text(&self) -> String {
        self.state().with(|state| state.text().to_owned())
    }

    /// The text of this moment.
    pub fn kept_text(&self) -> String {
        self.state().with_untracked(|state| state.text().to_owned())
    }

    /// Whether the text is blank.
    pub fn is_blank(&self) -> bool {
        self.state().with(|state| state.text().trim().is_empty())
    }

    /// Whether the tick box is ticked.
    pub fn is_ticked(&self) -> bool {
        self.state().with(|state| state.text() == "true")
    }

    /// Sets the typed text. Removes the server's messages about the old text.
    pub fn set(&self, text: String) {
        let text = self.context().held(self.property, text);
        self.state().update(|state| state.set(text));
        self.changed();
    }

    /// Takes a text of a request body that is sent in the same spelling: it is the key of a dictionary there.
    pub(super) fn set_verbatim(&self, text: String) {
        self.set(text);
        self.state()
            .update_untracked(|state| state.rare().is_verbatim = true);
    }

    fn changed(&self) {
        self.state()
            .with_untracked(|state| self.context().changed(self.property, state.text()));
    }

    /// Its control is gone from the page.
    pub(super) fn release(&self) {
        self.set_unfinished(false);
        self.state().release();
    }

    /// Ticks the box or not.
    pub fn tick(&self, ticked: bool) {
        self.set(if ticked { "true" } else { "" }.to_owned());
    }

    /// Tells whether the control shows more than it gives away, such as a day and a month without a year.
    pub fn set_unfinished(&self, is_unfinished: bool) {
        let state = self.state();
        if state.with_untracked(State::is_unfinished) != is_unfinished {
            state.update(|state| state.rare().is_unfinished = is_unfinished);
        }
    }

    /// Takes back an earlier text. Undoing a correction is a decision: leaving the control does not correct it again.
    pub fn restore(&self, text: String) {
        self.set(text);
        self.state().update_untracked(|state| {
            state.is_settled = true;
            if state.text().is_empty() {
                state.set_taken_over(None);
            }
        });
    }

    /// Whether the rules are loaded. Subscribes the caller to their arrival.
    pub fn has_rules(&self) -> bool {
        self.context().rules().is_some()
    }

    /// The customer's country, once it is known.
    pub(super) fn country(&self) -> Option<CountryCode> {
        self.context().country()
    }

    /// Takes the text of this control in another form, and where it came from there.
    pub(super) fn mirror(&self, other: &Self) {
        let (text, taken_over, is_verbatim, is_unfinished) =
            other.state().with_untracked(|state| {
                (
                    state.text().to_owned(),
                    state.taken_over().map(str::to_owned),
                    state.is_verbatim(),
                    state.is_unfinished(),
                )
            });
        self.state().update_untracked(|state| {
            state.respell(text);
            state.set_taken_over(taken_over.as_deref());
            if is_verbatim || is_unfinished {
                let rare = state.rare();
                rare.is_verbatim = is_verbatim;
                rare.is_unfinished = is_unfinished;
            }
        });
        self.changed();
    }
}
