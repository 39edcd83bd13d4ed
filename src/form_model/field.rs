//! A control's text and its messages.

use super::check::Check;
use super::field_state::State;
use super::validation_context::ValidationContext;
use crate::signal::LazySignal;
use customer::{
    CountryCode, CustomerProperties, Decimal, DecimalMark, Issue, Property, Rule, RuleContext,
    Severity,
};
use leptos::prelude::untrack;
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

    /// Takes back which text a person had removed from an empty control: then nothing is proposed again.
    pub(super) fn restore_removed(&self, removed: Option<&str>) {
        let is_other = |state: &State| state.text().is_empty() && state.removed() != removed;
        let state = self.state();
        if state.with_untracked(is_other) {
            state.update_untracked(|state| state.set_taken_over(removed.map(Into::into)));
        }
    }

    /// The text that was taken over from another control and that a person has removed.
    pub(super) fn removed(&self) -> Option<String> {
        self.state()
            .with_untracked(|state| state.removed().map(str::to_owned))
    }

    /// The control was left: a text whose meaning is beyond doubt is written as it is sent, once, and if something is
    /// wrong with its content, that shows from now on. `elsewhere` is a rule between this text and others.
    pub fn leave(&self, elsewhere: &dyn Fn() -> Option<Rule>) {
        if self.is_rewritten_when_left() {
            self.normalise();
        }
        self.state()
            .update_untracked(|state| state.is_settled = true);
        let is_wrong = || {
            let own = self.issue().map(|it| it.rule);
            own.filter(|it| it.severity() != Severity::Hint).is_some() || elsewhere().is_some()
        };
        let is_unfinished = self.state().with(State::is_unfinished);
        if (is_unfinished || !self.is_blank()) && is_wrong() {
            self.reveal();
        }
    }

    /// Whether the text becomes another when the control is left.
    pub fn is_rewritten_when_left(&self) -> bool {
        !self.state().with_untracked(|state| state.is_settled) && self.normal().is_some()
    }

    /// The text as it is sent, if it is written otherwise and its meaning is beyond doubt.
    fn normal(&self) -> Option<String> {
        if !self.property.is_cleanable() || self.state().with_untracked(State::is_verbatim) {
            return None;
        }
        let (typed, context) = (self.text(), self.context());
        let composed = context.composed(&typed);
        let normal = context
            .rules()
            .and_then(|it| (it.normalised)(self.property, &composed, context));
        normal.or_else(|| (composed != typed).then_some(composed))
    }

    /// Writes a text whose meaning is beyond doubt as it is sent, and says so. Composed letters are the same text
    /// and not worth a word; neither is nothing in the place of what cannot be seen.
    pub fn normalise(&self) {
        if let Some(normal) = self.normal() {
            let is_same = normal.is_empty() || normal == self.context().composed(&self.text());
            if is_same {
                self.respell(normal);
            } else {
                self.rewrite(normal);
            }
        }
    }

    /// Takes the same text in other characters. Its messages stay.
    fn respell(&self, text: String) {
        self.state().update(|state| state.respell(text));
        self.changed();
    }

    /// Rewrites the number for a language with this decimal mark. The value does not change.
    pub(super) fn change_mark(&self, from: DecimalMark, to: DecimalMark) {
        if let Some(text) = Decimal::convert(&self.kept_text(), from, to) {
            self.respell(text);
        }
    }

    /// Replaces the text by another spelling, and reports it as rewritten.
    pub fn rewrite(&self, text: String) {
        self.state().update(|state| {
            state.set(text);
            state.is_rewritten = true;
        });
        self.changed();
    }

    /// Takes over the text of `other` unless this one was edited: while it is empty or still has the text
    /// taken over last.
    pub fn follow(&self, other: &Self) {
        let is_free = self.state().with_untracked(|state| {
            state.text().trim().is_empty() || state.is_taken_over() || state.text() == other.text()
        });
        if is_free {
            self.take_over(other);
        }
    }

    /// Takes over the text of `other`, unless it is not in order: what is wrong is said once, where it
    /// was typed.
    pub fn take_over(&self, other: &Self) {
        let text = other.text();
        let is_new = self
            .state()
            .with_untracked(|state| !state.is_taken_over() || state.text() != text);
        if is_new && self.property.check(&text, self.context().mark()).is_ok() {
            self.state().update(|state| state.take_over(&text));
            self.changed();
        }
    }

    /// Takes a text that follows from another control, unless a person has written here: the control has always been
    /// empty, or still holds what it took last. Returns whether that is so.
    pub fn propose(&self, text: &str) -> bool {
        let (is_free, is_new) = self.state().with_untracked(|state| {
            let is_free = state.is_taken_over()
                || (state.text().is_empty() && state.taken_over().is_none())
                || state.text() == text;
            (is_free, !state.is_taken_over() || state.text() != text)
        });
        if is_free && is_new {
            self.state().update(|state| state.take_over(text));
            self.changed();
        }
        is_free
    }

    /// A text that was kept or loaded: where it is this one, it is followed on.
    pub(super) fn recognise(&self, text: &str) {
        let is_it = |state: &State| state.text() == text && !text.is_empty();
        if self
            .state()
            .with_untracked(|it| is_it(it) && !it.is_taken_over())
        {
            self.state()
                .update(|state| state.set_taken_over(Some(text.into())));
        }
    }

    /// Whether the text came from another control and was not edited.
    pub fn is_proposal(&self) -> bool {
        self.state()
            .with(|state| state.is_taken_over() && !state.text().is_empty())
    }

    /// Whether a person has written here, or the server has refused the text.
    pub fn is_used(&self) -> bool {
        self.state().with(|state| {
            let is_written = !state.text().is_empty() && !state.is_taken_over();
            is_written || !state.refusals().is_empty()
        })
    }

    /// Makes the text this control's own: it no longer follows another control.
    pub fn stop_following(&self) {
        let state = self.state();
        if state.with_untracked(|it| it.taken_over().is_some()) {
            state.update(|state| state.set_taken_over(None));
        }
    }

    /// Shows problems from now on.
    pub fn reveal(&self) {
        if !self.is_revealed() {
            self.state().update(|state| state.revealed = true);
        }
    }

    /// Whether problems are shown.
    pub(super) fn is_revealed(&self) -> bool {
        self.state().with(|state| state.revealed)
    }

    /// Whether this is something that the server said of the text.
    pub(super) fn is_refused(&self, message: &str) -> bool {
        self.state()
            .with(|state| state.refusals().iter().any(|it| it == message))
    }

    /// Keeps what the server said, until the text changes. The same sentence counts once.
    pub fn refuse(&self, message: String) {
        self.state().update(|state| {
            let refusals = &mut state.rare().refusals;
            if !refusals.contains(&message) {
                refusals.push(message);
            }
        });
    }

    /// Keeps nothing of what the server said.
    pub(super) fn forget_refusals(&self) {
        let state = self.state();
        if state.with_untracked(|state| !state.refusals().is_empty()) {
            state.update(|state| state.rare().refusals.clear());
        }
    }

    /// Keeps a sentence of ours on what became of this text, and the identifier of its rule, until the text changes.
    pub fn object(&self, rule: &'static str, sentence: &str) {
        self.state().update(|state| {
            state.rare().objection = Some((rule, sentence.to_owned()));
        });
    }

    /// What the API says of this text, if it was asked.
    pub fn check(&self) -> Option<Check> {
        self.state().with(|state| self.check_of(state))
    }

    /// Keeps what the API says of this text, until it changes. What it says of the address is kept at the postal code,
    /// and goes with the next change of any part of the address.
    pub fn set_check(&self, check: Option<Check>) {
        if untrack(|| self.check()) == check {
            return;
        }
        match self.property {
            Property::Zip => self.context().set_address_check(check),
            _ => self.state().update(|state| state.rare().check = check),
        }
    }

    /// The issue of the text itself, whether shown or not.
    pub fn issue(&self) -> Option<Issue> {
        self.state().with(|state| self.advice_on(state))
    }

    fn advice_on(&self, state: &State) -> Option<Issue> {
        let (property, context) = (self.property, &self.context());
        if state.is_unfinished() {
            return Some(Rule::NotADate.into());
        }
        let issue = (context.rules()?.judge)(property, state.text(), context);
        let is_said_elsewhere = state.is_taken_over();
        let own = issue.filter(|it| it.rule.severity() == Severity::Error || !is_said_elsewhere);
        own.or_else(|| self.check_of(state)?.issue().cloned())
    }

    fn check_of(&self, state: &State) -> Option<Check> {
        match self.property {
            Property::Zip => self.context().address_check(),
            _ => state.rare.as_ref()?.check.clone(),
        }
    }

    /// The issues that the control shows, errors first. `elsewhere` is a rule between this text and others. Errors and
    /// warnings are shown after the control was left, or a box ticked; hints at once.
    pub fn issues(&self, elsewhere: &dyn Fn() -> Option<Rule>) -> Vec<Issue> {
        if !self.has_rules() {
            return Vec::new();
        }
        let is_revealed = self.is_revealed();
        let elsewhere = if is_revealed { elsewhere() } else { None };
        let own = self.state().with(|state| self.advice_on(state));
        let is_error = |it: &Issue| it.rule.severity() == Severity::Error;
        let (error, own) = match own {
            Some(own) if is_error(&own) => (Some(own), None),
            own => (None, own),
        };
        let first = error.or_else(|| elsewhere.map(Issue::from));
        let check = self.check();
        let of_check = check.as_ref().and_then(Check::issue);
        let is_shown = |it: &Issue| {
            is_revealed
                || Some(it) == of_check
                || it.rule.severity() == Severity::Hint
                || self.property.is_ticked()
        };
        let first = first.filter(|_| is_revealed);
        first.into_iter().chain(own.filter(is_shown)).collect()
    }

    /// The messages of the server about this text.
    pub fn server_messages(&self) -> Vec<String> {
        self.state().with(|state| state.refusals().to_vec())
    }

    /// The error that [`Field::object`] has set for this text, with the value of `data-rule`.
    pub fn objection(&self) -> Option<(&'static str, String)> {
        let state = self.state();
        state.with(|state| state.rare.as_ref()?.objection.clone())
    }

    /// Whether the text was normalized: it is not as the person typed it.
    pub fn is_rewritten(&self) -> bool {
        self.state().with(|state| state.is_rewritten)
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
                    state.taken_over().map(Into::into),
                    state.is_verbatim(),
                    state.is_unfinished(),
                )
            });
        self.state().update_untracked(|state| {
            state.respell(text);
            state.set_taken_over(taken_over);
            if is_verbatim || is_unfinished {
                let rare = state.rare();
                rare.is_verbatim = is_verbatim;
                rare.is_unfinished = is_unfinished;
            }
        });
        self.changed();
    }
}
