//! What all controls of a form share, and what their rules look at besides their own text.

use super::check::Check;
use super::json_syntax;
use super::rules::Rules;
use crate::signal::LazySignal;
use customer::{CountryCode, DecimalMark, Group, Property, Rule, RuleContext};
use leptos::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, PoisonError, RwLock};

/// The country that is called so.
pub type CountryByName = Arc<dyn Fn(&str) -> Option<CountryCode> + Send + Sync>;

/// The functions of the browser for languages and country names.
pub struct Lookups {
    /// The country that is called so.
    pub country: CountryByName,
    /// The language most people speak in the country of this code.
    pub language: fn(&str) -> Option<String>,
    /// A text in lower case and without accents.
    pub folded: fn(&str) -> String,
}

/// The values of a control's list; follows signals.
pub type Listed = Arc<dyn Fn() -> Vec<String> + Send + Sync>;

/// Made once for a form; shared by its clones. Those of controls with a list of their own know it as well.
#[derive(Clone)]
pub struct ValidationContext(Arc<Parts>, Option<Listed>);

struct Parts {
    mark: ArcRwSignal<DecimalMark>,
    composing: fn(&str) -> String,
    country: ArcRwSignal<Option<CountryCode>>,
    /// Counts how often the instance of an entry changed.
    instances: ArcRwSignal<usize>,
    /// What the API says of the customer's address; gone with the next change of it.
    address_check: LazySignal<Option<Check>>,
    today: ArcRwSignal<String>,
    rules: ArcRwSignal<Option<&'static Rules>>,
    are_rules_claimed: AtomicBool,
    lookups: RwLock<Option<Lookups>>,
}

impl ValidationContext {
    /// The context of a new form. `composing` puts letters and the marks above them together (Unicode's NFC),
    /// which the browser does.
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

    /// The same for controls with this list.
    pub(super) fn with_list(&self, listed: Listed) -> Self {
        Self(self.0.clone(), Some(listed))
    }

    /// A context with the rules, for tests.
    #[cfg(test)]
    pub fn for_tests(mark: DecimalMark) -> Self {
        let context = Self::new(mark, str::to_owned);
        context.use_rules(&super::RULES);
        context
    }

    /// The rules, if they are loaded. Subscribes the caller to their arrival if they are not.
    pub(super) fn rules(&self) -> Option<&'static Rules> {
        // Thousands of fields ask, and nothing changes any more once they are there.
        self.0.rules.get_untracked().or_else(|| self.0.rules.get())
    }

    /// Takes over loading the rules. True for the first caller alone.
    pub(super) fn claim_rules(&self) -> bool {
        !self.0.are_rules_claimed.swap(true, Relaxed)
    }

    /// Whether the rules are loaded.
    pub(super) fn has_rules(&self) -> bool {
        self.0.rules.get_untracked().is_some()
    }

    /// The rules are loaded.
    pub fn use_rules(&self, rules: &'static Rules) {
        if !self.has_rules() {
            self.0.rules.set(Some(rules));
        }
    }

    /// `text` with its letters composed.
    pub(super) fn composed(&self, text: &str) -> String {
        // Nothing before the first combining mark is ever composed.
        match text.chars().any(|c| c >= '\u{300}') {
            true => (self.0.composing)(text),
            false => text.to_owned(),
        }
    }

    /// Another language writes another sign.
    pub fn set_mark(&self, mark: DecimalMark) {
        self.0.mark.set(mark);
    }

    /// Tells the person's own day, such as `2026-11-25`.
    pub fn set_today(&self, day: String) {
        self.0.today.set(day);
    }

    /// The customer's country of this moment.
    pub(super) fn known_country(&self) -> Option<CountryCode> {
        self.0.country.get_untracked()
    }

    /// Says who knows.
    pub fn set_lookups(&self, lookups: Lookups) {
        let place = self.0.lookups.write();
        *place.unwrap_or_else(PoisonError::into_inner) = Some(lookups);
    }

    /// The functions of the browser. `None` in tests.
    pub(super) fn look_up<T>(&self, ask: impl FnOnce(&Lookups) -> Option<T>) -> Option<T> {
        let lookups = self.0.lookups.read();
        ask(lookups.unwrap_or_else(PoisonError::into_inner).as_ref()?)
    }

    /// The text as its control holds it: a country that is named is its code, wherever the name comes from.
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

    /// Another text came into the control of this property, perhaps one that others look to.
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

    /// What the API says of the customer's address.
    pub(super) fn address_check(&self) -> Option<Check> {
        self.0.address_check.get()
    }

    /// Keeps what the API says of the address as it is now.
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

    /// Not followed: another language makes the page anew.
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
