//! What is said of a control's text.

use super::Field;
use super::state::State;
use crate::form_model::check::Check;
use customer::{Issue, Property, Rule, Severity};
use leptos::prelude::untrack;

impl Field {
    /// Shows problems from now on.
    pub fn reveal(&self) {
        if !self.is_revealed() {
            self.state().update(|state| state.revealed = true);
        }
    }

    /// Whether problems are shown.
    pub(in crate::form_model) fn is_revealed(&self) -> bool {
        self.state().with(|state| state.revealed)
    }

    /// Whether this is something that the server said of the text.
    pub(in crate::form_model) fn is_refused(&self, message: &str) -> bool {
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
    pub(in crate::form_model) fn forget_refusals(&self) {
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
}
