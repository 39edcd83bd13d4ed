//! The state that all controls of a form share, and the values of other controls that their rules need.

use super::check::Check;
use super::json_syntax;
use crate::signal::LazySignal;
use customer::{CountryCode, DecimalMark, Group, Issue, Property, Rule, RuleContext};
use leptos::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, PoisonError, RwLock};

/// The rules of single properties. A form says nothing of a text before it has them ([`super::Draft::use_rules`]).
pub struct Rules {
    /// The issue of a text, if there is one.
    pub(super) judge: fn(Property, &str, &ValidationContext) -> Option<Issue>,
    /// The text as it is sent, if its meaning is beyond doubt and it is written otherwise.
    pub(super) normalised: fn(Property, &str, &ValidationContext) -> Option<String>,
}

/// Finds the country of a name.
pub type CountryByName = Arc<dyn Fn(&str) -> Option<CountryCode> + Send + Sync>;

/// The functions of the browser for languages and country names.
pub struct Lookups {
    /// The country of this name.
    pub country: CountryByName,
    /// The main language of the country of this code.
    pub language: fn(&str) -> Option<String>,
    /// A text in lower case and without accents.
    pub folded: fn(&str) -> String,
}

/// The values of a control's list. Subscribes the caller.
pub type Listed = Arc<dyn Fn() -> Vec<String> + Send + Sync>;

/// The context of a form. Clones share it. The context of a control with a list of values has that list as well.
#[derive(Clone)]
pub struct ValidationContext(Arc<Parts>, Option<Listed>);

struct Parts {
    mark: ArcRwSignal<DecimalMark>,
    composing: fn(&str) -> String,
    country: ArcRwSignal<Option<CountryCode>>,
    /// Counts how often the instance of an entry changed.
    instances: ArcRwSignal<usize>,
    /// The API's check of the customer's address. The next change of the address removes it.
    address_check: LazySignal<Option<Check>>,
    today: ArcRwSignal<String>,
    rules: ArcRwSignal<Option<&'static Rules>>,
    are_rules_claimed: AtomicBool,
    lookups: RwLock<Option<Lookups>>,
}

impl ValidationContext {
    /// The context of a new form. `composing` normalizes a text to Unicode's NFC, which the browser does.
    pub fn new(mark: DecimalMark, composing: fn(&str) -> String) -> Self {
        let parts = Parts {
            mark: ArcRwSignal::new(mark),
            composing,
            country: ArcRwSignal::default(),
            instances: ArcRwSignal::default(),
            address_check: LazySignal::default(),
            today: ArcRwSignal::default(),
            rules: ArcRwSignal::default(),
            are_rules_claimed: AtomicBool::default(),
            lookups: RwLock::default(),
        };
        Self(Arc::new(parts), None)
    }

    /// The same context, for controls with this list.
    pub(super) fn with_list(&self, listed: Listed) -> Self {
        Self(self.0.clone(), Some(listed))
    }

    /// A context of its own for a copy of the form: with the same language, day, rules and functions of the browser.
    pub(super) fn copied(&self) -> Self {
        let copy = Self::new(self.mark(), self.0.composing);
        copy.set_today(self.0.today.get_untracked());
        if let Some(rules) = self.0.rules.get_untracked() {
            copy.use_rules(rules);
        }
        let lookups = self.look_up(|it| {
            Some(Lookups {
                country: it.country.clone(),
                language: it.language,
                folded: it.folded,
            })
        });
        if let Some(lookups) = lookups {
            copy.set_lookups(lookups);
        }
        copy
    }

    /// The rules, if they are loaded. Subscribes the caller to their arrival if they are not.
    pub(super) fn rules(&self) -> Option<&'static Rules> {
        // Thousands of fields read it, and it does not change after loading: no subscription then.
        self.0.rules.get_untracked().or_else(|| self.0.rules.get())
    }

    /// Returns whether the caller has to load the rules: true for the first caller only.
    pub(super) fn claim_rules(&self) -> bool {
        !self.0.are_rules_claimed.swap(true, Relaxed)
    }

    /// Whether the rules are loaded.
    pub(super) fn has_rules(&self) -> bool {
        self.0.rules.get_untracked().is_some()
    }

    /// Sets the rules after they were loaded.
    pub fn use_rules(&self, rules: &'static Rules) {
        if !self.has_rules() {
            self.0.rules.set(Some(rules));
        }
    }

    /// `text` in Unicode's NFC.
    pub(super) fn composed(&self, text: &str) -> String {
        // A text without combining marks is composed already.
        match text.chars().any(|c| c >= '\u{300}') {
            true => (self.0.composing)(text),
            false => text.to_owned(),
        }
    }

    /// Sets the decimal mark of another language.
    pub fn set_mark(&self, mark: DecimalMark) {
        self.0.mark.set(mark);
    }

    /// Sets the person's local day, such as `2026-11-25`.
    pub fn set_today(&self, day: String) {
        self.0.today.set(day);
    }

    /// The customer's country. Does not subscribe.
    pub(super) fn known_country(&self) -> Option<CountryCode> {
        self.0.country.get_untracked()
    }

    /// Sets the functions of the browser.
    pub fn set_lookups(&self, lookups: Lookups) {
        let place = self.0.lookups.write();
        *place.unwrap_or_else(PoisonError::into_inner) = Some(lookups);
    }

    /// The functions of the browser. `None` in tests.
    pub(super) fn look_up<T>(&self, ask: impl FnOnce(&Lookups) -> Option<T>) -> Option<T> {
        let lookups = self.0.lookups.read();
        ask(lookups.unwrap_or_else(PoisonError::into_inner).as_ref()?)
    }

    /// The text as its control holds it: the name of a country becomes its code.
    pub(super) fn held(&self, property: Property, text: String) -> String {
        let is_name = property == Property::Country
            && CountryCode::from_code(&text).is_none_or(|it| it.as_str() != text);
        let country = if is_name {
            self.look_up(|it| (it.country)(&text))
        } else {
            None
        };
        match country {
            Some(country) => country.as_str().to_owned(),
            None => text,
        }
    }

    /// The text of the control of this property has changed: updates what other controls depend on.
    pub(super) fn changed(&self, property: Property, text: &str) {
        let is_of_address =
            property == Property::Country || property.definition().group == Group::Address;
        if is_of_address && self.0.address_check.with_untracked(Option::is_some) {
            self.0.address_check.set(None);
        }
        match property {
            Property::Country => {
                let country = CountryCode::parse(&property.clean(text)).ok();
                if country != self.0.country.get_untracked() {
                    self.0.country.set(country);
                }
            }
            Property::ProviderInstanceId => self.0.instances.update(|times| *times += 1),
            _ => (),
        }
    }

    /// The API's check of the customer's address.
    pub(super) fn address_check(&self) -> Option<Check> {
        self.0.address_check.get()
    }

    /// Sets the API's check of the current address.
    pub(super) fn set_address_check(&self, check: Option<Check>) {
        self.0.address_check.set(check);
    }

    /// Subscribes the caller to the instances of all entries.
    pub(super) fn follow_instances(&self) {
        self.0.instances.get();
    }
}

impl RuleContext for ValidationContext {
    fn country(&self) -> Option<CountryCode> {
        self.0.country.get()
    }

    fn today(&self) -> String {
        self.0.today.get()
    }

    /// Does not subscribe: another language builds the page again.
    fn mark(&self) -> DecimalMark {
        self.0.mark.get_untracked()
    }

    fn listed_values(&self) -> Vec<String> {
        self.1.as_ref().map_or_else(Vec::new, |listed| listed())
    }

    fn json_syntax(&self, typed: &str) -> Result<(), Rule> {
        json_syntax::check(typed)
    }
}
