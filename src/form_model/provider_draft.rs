//! A provider entry being typed.

use super::field::Field;
use super::rows::{Row, RowPlace, Rows};
use super::validation_context::ValidationContext;
use crate::api::wire::{NotShown, read_microsoft_data, write_microsoft_data};
use crate::config::{Config, ProviderKind};
use crate::signal::LazySignal;
use customer::{
    DecimalMark, Group, MicrosoftProperties, OfferMarginProperties, Property, ProviderProperties,
    Rule, RuleContext,
};
use leptos::prelude::untrack;
use std::ops::Deref;
use std::sync::Arc;

/// The view of the provider's own data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DataView {
    /// By a control for each key that Microsoft knows.
    #[default]
    Controls,
    /// As JSON.
    Json,
}

/// Whether the controls of an entry are on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fold {
    /// They are, as long as the entry is in use or there are few.
    #[default]
    Open,
    /// They are, because the person or a submit opened them: they stay until they are folded by hand.
    Opened,
    /// They are folded: a line replaces them.
    Folded,
}

/// A provider entry. Everything in it is shared by its clones.
#[derive(Clone)]
pub struct ProviderDraft(Arc<ProviderParts>);

/// The fields of [`ProviderDraft`].
pub struct ProviderParts {
    place: RowPlace,
    context: ValidationContext,
    config: Arc<Config>,
    pub(super) fold: LazySignal<Fold>,
    /// The fields of its own properties.
    pub fields: ProviderProperties<Field>,
    /// The customer's number at the provider: only in a request that was loaded.
    pub provider_customer_id: LazySignal<Option<String>>,
    /// The fields of Microsoft's data.
    pub microsoft: MicrosoftProperties<Field>,
    /// Which of the two the person wants to see.
    pub data_view: LazySignal<DataView>,
    /// Margins of their own for some offer types.
    pub offer_margins: Rows<OfferMarginDraft>,
}

impl Deref for ProviderDraft {
    type Target = ProviderParts;

    fn deref(&self) -> &ProviderParts {
        &self.0
    }
}

/// The margin for an offer type, being typed.
#[derive(Clone)]
pub struct OfferMarginDraft {
    place: RowPlace,
    /// The fields of its properties.
    pub fields: OfferMarginProperties<Field>,
}

impl Row for ProviderDraft {
    fn place(&self) -> &RowPlace {
        &self.place
    }
}

impl Row for OfferMarginDraft {
    fn place(&self) -> &RowPlace {
        &self.place
    }
}

impl OfferMarginDraft {
    fn new(context: &ValidationContext) -> Self {
        Self {
            place: RowPlace::new(),
            fields: OfferMarginProperties::from_fn(Field::in_row(
                &OfferMarginProperties::PROPERTIES,
                context,
            )),
        }
    }

    /// An empty one of an entry: its list of offer types is that of the entry's instance.
    fn of(config: &Arc<Config>, instance: &Field, context: &ValidationContext) -> Self {
        let (config, instance) = (config.clone(), instance.clone());
        Self::new(&context.with_list(Arc::new(move || {
            let configured = config.find_instance(&instance.text());
            let offer_types = configured.and_then(|it| it.offer_types.clone());
            offer_types.unwrap_or_default()
        })))
    }

    /// Takes the texts of another one.
    fn copy(&self, other: &Self) {
        copy_texts(&self.fields.on_page(), &other.fields.on_page());
    }
}

/// The empty controls of an entry's own properties.
fn own_fields(context: &ValidationContext) -> ProviderProperties<Field> {
    ProviderProperties::from_fn(Field::in_row(&ProviderProperties::PROPERTIES, context))
}

/// The empty controls of Microsoft's data.
fn microsoft_fields(context: &ValidationContext) -> MicrosoftProperties<Field> {
    MicrosoftProperties::from_fn(Field::in_row(&MicrosoftProperties::PROPERTIES, context))
}

/// Sets the texts of these controls to those of the others, one by one.
fn copy_texts(fields: &[&Field], others: &[&Field]) {
    for (own, other) in fields.iter().zip(others) {
        own.set(other.kept_text());
    }
}

/// Whether few customers need the property: its control is behind the margins of the entry.
pub(super) fn is_further(property: Property) -> bool {
    property.definition().group == Group::Further
}

impl ProviderDraft {
    /// An empty entry. If only one instance is configured, it is selected. A configured margin is filled in.
    pub fn new(config: &Arc<Config>, context: &ValidationContext) -> Self {
        Self::placed(RowPlace::new(), config, context)
    }

    /// The same in this place.
    pub(super) fn placed(
        place: RowPlace,
        config: &Arc<Config>,
        context: &ValidationContext,
    ) -> Self {
        let entry = Self(Arc::new(ProviderParts {
            place,
            context: context.clone(),
            config: config.clone(),
            fold: LazySignal::default(),
            fields: own_fields(context),
            provider_customer_id: LazySignal::new(None),
            microsoft: microsoft_fields(context),
            data_view: LazySignal::new(DataView::Controls),
            offer_margins: Rows::new(Vec::new()),
        }));
        // The usual case: the person who signs is the customer's contact.
        entry.microsoft.keep_primary_information.tick(true);
        if let [only] = untrack(|| config.instances()).as_slice() {
            entry.fields.instance.set(only.id.to_string());
        }
        if let Some((rule, value)) = &config.default_margin {
            entry.fields.margin_rule.set(rule.clone());
            entry
                .fields
                .margin_value
                .set(context.mark().localize(value));
        }
        entry
    }

    /// An entry with the same texts. The instance is left open, for it cannot be the same.
    pub fn duplicated(&self) -> Self {
        let fields = own_fields(&self.context);
        copy_texts(&fields.on_page(), &self.fields.on_page());
        fields.instance.set(String::new());
        let microsoft = microsoft_fields(&self.context);
        copy_texts(&microsoft.on_page(), &self.microsoft.on_page());
        let mut offer_margins = Vec::new();
        for row in self.offer_margins.snapshot() {
            let twin = OfferMarginDraft::of(&self.config, &fields.instance, &self.context);
            twin.copy(&row);
            offer_margins.push(twin);
        }
        Self(Arc::new(ProviderParts {
            place: RowPlace::new(),
            context: self.context.clone(),
            config: self.config.clone(),
            fold: LazySignal::default(),
            fields,
            provider_customer_id: LazySignal::new(None),
            microsoft,
            data_view: LazySignal::new(self.data_view.get_untracked()),
            offer_margins: Rows::new(offer_margins),
        }))
    }

    /// The fields of Microsoft's data that few customers need, or that follow from the country.
    pub fn further(&self) -> impl Iterator<Item = &Field> {
        self.microsoft.in_group(Group::Further)
    }

    /// Shows these texts of Microsoft's data; the controls they do not name are emptied.
    pub(super) fn show_microsoft(&self, texts: &[(Property, String)]) {
        for (property, field) in self.microsoft.each() {
            let text = texts.iter().find(|(it, _)| *it == property);
            field.set(text.map(|(_, text)| text.clone()).unwrap_or_default());
        }
    }

    /// The values in the controls of Microsoft's data, complete or not, as indented JSON.
    pub(super) fn microsoft_as_json(&self) -> String {
        write_microsoft_data(&self.microsoft.map(Field::text))
    }

    /// Whether the provider's own data belongs on the page: an instance is chosen, or some of the data is there.
    pub fn uses_data(&self) -> bool {
        !self.fields.instance.is_blank()
            || self.data_view.get() == DataView::Json
            || self
                .microsoft
                .each()
                .into_iter()
                .any(|(property, field)| match property {
                    Property::KeepPrimaryInformation => !field.is_ticked(),
                    _ => field.is_used(),
                })
    }

    /// The id of the heading of this entry: the same wherever the entry moves.
    pub fn heading_id(&self) -> String {
        format!("provider-{}", self.place.key())
    }

    /// The id of the button that shows the provider's data the other way.
    pub fn switch_id(&self) -> String {
        format!("switch-{}", self.place.key())
    }

    /// An empty margin for an offer type of this entry, not yet in the list.
    pub fn new_offer_margin(&self) -> OfferMarginDraft {
        OfferMarginDraft::of(&self.config, &self.fields.instance, &self.context)
    }

    /// The numbers typed stay what they are before a person whose language has another sign.
    pub(super) fn change_mark(&self, from: DecimalMark, to: DecimalMark) {
        self.fields.margin_value.change_mark(from, to);
        for row in self.offer_margins.snapshot() {
            row.fields.margin_value.change_mark(from, to);
        }
    }

    /// The provider of the instance. An instance that is not configured counts as Microsoft's.
    pub fn kind(&self) -> ProviderKind {
        self.config
            .find_instance(&self.fields.instance.text())
            .map(|instance| instance.kind)
            .unwrap_or_default()
    }

    /// The current view of the data.
    pub fn shown_view(&self) -> DataView {
        match self.kind() {
            ProviderKind::Other => DataView::Json,
            ProviderKind::Microsoft => self.data_view.get(),
        }
    }

    /// Shows Microsoft's data as JSON.
    pub fn show_json(&self) {
        self.fields.data.set(self.microsoft_as_json());
        self.data_view.set(DataView::Json);
    }

    /// Shows the JSON in the controls.
    ///
    /// # Errors
    /// Why they cannot show all of it: then it stays JSON and nothing is lost.
    pub fn show_controls(&self) -> Result<(), NotShown> {
        if !self.fields.data.is_blank() {
            self.show_microsoft(&read_microsoft_data(&self.fields.data.text())?);
        }
        self.data_view.set(DataView::Controls);
        Ok(())
    }

    /// The rule on the types of Microsoft's values, of data that is typed as JSON.
    pub fn wrong_json_type(&self) -> Option<Rule> {
        let is_microsoft = self.kind() == ProviderKind::Microsoft;
        match is_microsoft.then(|| read_microsoft_data(&self.fields.data.text()))? {
            Err(NotShown::Type(key)) => Some(Rule::WrongJsonType { key }),
            _ => None,
        }
    }
}
