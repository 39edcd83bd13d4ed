//! The whole customer being typed.

use super::field::Field;
use super::instances::Instances;
use super::provider_draft::ProviderDraft;
use super::rows::{Row, RowPlace, Rows};
use super::validation_context::{Lookups, Rules, ValidationContext};
use crate::config::Config;
use crate::signal::LazySignal;
use customer::{AssociationProperties, CustomerProperties, DecimalMark, Guid, RuleContext};
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::Arc;

/// A customer being typed. Everything in it is shared by its clones.
#[derive(Clone)]
pub struct Draft(Arc<DraftParts>);

/// The fields of [`Draft`].
pub struct DraftParts {
    /// Made once, so that a repeated attempt names the same customer.
    pub id: ArcRwSignal<Guid>,
    pub(super) config: Arc<Config>,
    pub(super) context: ValidationContext,
    /// The fields of its properties.
    pub fields: CustomerProperties<Field>,
    /// The provider entries.
    pub providers: Rows<ProviderDraft>,
    /// The relations to resellers.
    pub associations: Rows<AssociationDraft>,
    pub(super) instances: ArcMemo<Instances>,
    /// The keys of the two entries used last, the latest first.
    pub(super) in_use: ArcRwSignal<[u32; 2]>,
    pub(super) folds: ArcRwSignal<bool>,
    /// Counts how often an entry was folded or opened.
    pub(super) foldings: ArcRwSignal<usize>,
    /// The customers that the person has looked at: this one is another.
    pub others: LazySignal<Vec<Guid>>,
    /// Counts how often other texts were put into entries that may be folded: a step undone.
    pub(super) restored: ArcRwSignal<usize>,
}

impl Deref for Draft {
    type Target = DraftParts;

    fn deref(&self) -> &DraftParts {
        &self.0
    }
}

/// A relation to a reseller, being typed.
#[derive(Clone)]
pub struct AssociationDraft {
    place: RowPlace,
    /// The fields of its properties.
    pub fields: AssociationProperties<Field>,
}

impl Row for AssociationDraft {
    fn place(&self) -> &RowPlace {
        &self.place
    }
}

impl Draft {
    /// An empty form: one provider entry, for one at least is needed.
    pub fn new(config: Arc<Config>, context: ValidationContext) -> Self {
        let providers = Rows::new(vec![ProviderDraft::new(&config, &context)]);
        let draft = Self(Arc::new(DraftParts {
            instances: Instances::of(&providers, &config, &context),
            id: ArcRwSignal::new(Guid::random()),
            fields: CustomerProperties::from_fn(Field::of_customer(&context)),
            providers,
            associations: Rows::new(Vec::new()),
            in_use: ArcRwSignal::new([u32::MAX; 2]),
            folds: ArcRwSignal::new(false),
            foldings: ArcRwSignal::default(),
            restored: ArcRwSignal::default(),
            others: LazySignal::default(),
            config,
            context,
        }));
        if let Some(country) = draft.config.default_country {
            draft.fields.country.set(country.as_str().to_owned());
        }
        draft
    }

    /// Every control there is.
    pub(super) fn each_field(&self, look: &mut dyn FnMut(&Field)) {
        for field in self.fields.on_page() {
            look(field);
        }
        for entry in self.providers.snapshot() {
            entry.each_field(look);
        }
        for association in self.associations.snapshot() {
            association
                .fields
                .on_page()
                .into_iter()
                .for_each(&mut *look);
        }
    }

    /// Changes the decimal mark, for another language. Typed numbers keep their values.
    pub fn set_mark(&self, mark: DecimalMark) {
        let before = self.context.mark();
        self.context.set_mark(mark);
        for entry in self.providers.snapshot() {
            entry.change_mark(before, mark);
        }
    }

    /// The sign before the fraction in this form.
    pub fn mark(&self) -> DecimalMark {
        self.context.mark()
    }

    /// Says who knows languages and the names of countries.
    pub fn set_lookups(&self, lookups: Lookups) {
        self.context.set_lookups(lookups);
    }

    /// Tells the person's own day, such as `2026-11-25`: no agreement was accepted later.
    pub fn set_today(&self, day: String) {
        self.context.set_today(day);
    }

    /// Takes over loading the rules. True for the first caller alone.
    pub fn claim_rules(&self) -> bool {
        self.context.claim_rules()
    }

    /// Whether the rules are loaded. Subscribes the caller to their arrival.
    pub fn has_rules(&self) -> bool {
        self.context.rules().is_some()
    }

    /// Sets the loaded rules. From then on the form shows issues.
    pub fn use_rules(&self, rules: &'static Rules) {
        self.context.use_rules(rules);
    }

    /// An empty provider entry, not yet in the list. [`ProviderDraft::follow_customer`] fills it.
    pub fn new_provider(&self) -> ProviderDraft {
        ProviderDraft::new(&self.config, &self.context)
    }

    /// An empty association, not yet in the list.
    pub fn new_association(&self) -> AssociationDraft {
        AssociationDraft {
            place: RowPlace::new(),
            fields: AssociationProperties::from_fn(Field::in_row(
                &AssociationProperties::PROPERTIES,
                &self.context,
            )),
        }
    }

    /// Whether an earlier entry is of the same provider instance: the request has a place for one
    /// entry an instance.
    pub fn repeats_instance(&self, entry: &ProviderDraft) -> bool {
        self.instances
            .with(|it| it.repeated.contains(&entry.place().key()))
    }

    /// The keys of the entries whose instance an earlier one is of.
    pub fn repeated(&self) -> Vec<u32> {
        self.instances.with(|it| it.repeated.clone())
    }
}
