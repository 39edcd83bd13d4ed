//! A provider entry being typed.

use super::field::Field;
use super::folding::Fold;
use super::rows::{Row, RowPlace, Rows};
use super::validation_context::ValidationContext;
use crate::api::wire::{NotShown, microsoft_lines, microsoft_texts};
use crate::config::{Config, ProviderKind};
use crate::signal::Value;
use customer::{DecimalMark, Property, Rule, RuleContext};
use std::ops::Deref;
use std::sync::Arc;

/// How the provider's own data is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DataView {
    /// By a control for each key that Microsoft knows.
    #[default]
    Controls,
    /// As JSON.
    Json,
}

/// A provider entry. Everything in it is shared by its clones.
#[derive(Clone)]
pub struct ProviderDraft(Arc<ProviderParts>);

/// What a provider entry is made of.
pub struct ProviderParts {
    place: RowPlace,
    context: ValidationContext,
    config: Arc<Config>,
    pub(super) fold: Value<Fold>,
    /// The provider instance, by its GUID.
    pub instance: Field,
    /// The customer's number at the provider: only in a request that was loaded.
    pub provider_customer_id: Value<Option<String>>,
    /// Microsoft's data.
    pub microsoft: MicrosoftFields,
    /// The data as JSON.
    pub json: Field,
    /// Which of the two the person wants to see.
    pub data_view: Value<DataView>,
    /// The margin's rule.
    pub margin_rule: Field,
    /// The margin's value.
    pub margin_value: Field,
    /// Margins of their own for some offer types.
    pub offer_margins: Rows<OfferMarginDraft>,
}

impl Deref for ProviderDraft {
    type Target = ProviderParts;

    fn deref(&self) -> &ProviderParts {
        &self.0
    }
}

/// A control for each key of Microsoft's data.
#[allow(
    missing_docs,
    reason = "the keys of the specification's example, told in `domain`"
)]
pub struct MicrosoftFields {
    pub domain: Field,
    pub credentials_email: Field,
    pub default_culture: Field,
    pub language: Field,
    pub keep_primary_information: Field,
    pub first_name: Field,
    pub last_name: Field,
    pub email: Field,
    pub phone: Field,
    pub accepted_mca: Field,
    pub agreement_date: Field,
    pub associated_partner_id: Field,
    pub qualifications: Field,
    pub enable_gdap: Field,
}

/// The margin for an offer type, being typed.
#[derive(Clone)]
pub struct OfferMarginDraft {
    place: RowPlace,
    /// The offer type.
    pub offer_type: Field,
    /// The margin's rule.
    pub margin_rule: Field,
    /// The margin's value.
    pub margin_value: Field,
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
            offer_type: Field::new(Property::OfferType, context),
            margin_rule: Field::new(Property::OfferMarginRule, context),
            margin_value: Field::new(Property::OfferMarginValue, context),
        }
    }

    /// An empty one of an entry: its list of offer types is that of the entry's instance.
    fn of(config: &Arc<Config>, instance: &Field, context: &ValidationContext) -> Self {
        let (config, instance) = (config.clone(), instance.clone());
        Self::new(&context.with_list(Arc::new(move || {
            let configured = config.instance(&instance.text());
            let offer_types = configured.and_then(|it| it.offer_types.clone());
            offer_types.unwrap_or_default()
        })))
    }

    /// Takes the texts of another one.
    fn copy(&self, other: &Self) {
        self.offer_type.set(other.offer_type.kept_text());
        self.margin_rule.set(other.margin_rule.kept_text());
        self.margin_value.set(other.margin_value.kept_text());
    }
}

impl MicrosoftFields {
    fn new(context: &ValidationContext) -> Self {
        let field = |property| Field::new(property, context);
        let fields = Self {
            domain: field(Property::Domain),
            credentials_email: field(Property::CredentialsEmail),
            default_culture: field(Property::DefaultCulture),
            language: field(Property::Language),
            keep_primary_information: field(Property::KeepPrimaryInformation),
            first_name: field(Property::SignatoryFirstName),
            last_name: field(Property::SignatoryLastName),
            email: field(Property::SignatoryEmail),
            phone: field(Property::SignatoryPhone),
            accepted_mca: field(Property::AcceptedMca),
            agreement_date: field(Property::AgreementDate),
            associated_partner_id: field(Property::AssociatedPartnerId),
            qualifications: field(Property::Qualifications),
            enable_gdap: field(Property::EnableGdap),
        };
        // The usual case: the person who signs is the customer's contact.
        fields.keep_primary_information.tick(true);
        fields
    }

    /// Each of them, in the order of the page.
    pub fn each(&self) -> [&Field; 14] {
        [
            &self.domain,
            &self.credentials_email,
            &self.default_culture,
            &self.language,
            &self.keep_primary_information,
            &self.first_name,
            &self.last_name,
            &self.email,
            &self.phone,
            &self.accepted_mca,
            &self.agreement_date,
            &self.associated_partner_id,
            &self.qualifications,
            &self.enable_gdap,
        ]
    }

    /// What few customers need, or what follows from the country.
    pub fn further(&self) -> [&Field; 6] {
        [
            &self.default_culture,
            &self.language,
            &self.accepted_mca,
            &self.agreement_date,
            &self.associated_partner_id,
            &self.qualifications,
        ]
    }

    /// Shows these texts; the controls they do not name are emptied.
    pub fn show(&self, texts: &[(Property, String)]) {
        for field in self.each() {
            let text = texts
                .iter()
                .find(|(property, _)| *property == field.property());
            field.set(text.map(|(_, text)| text.clone()).unwrap_or_default());
        }
    }

    /// What the controls hold, finished or not, as JSON for people to read.
    pub(super) fn as_json(&self) -> String {
        microsoft_lines(&self.each().map(|field| (field.property(), field.text())))
    }

    fn copied(&self) -> Self {
        Self {
            domain: self.domain.copied(),
            credentials_email: self.credentials_email.copied(),
            default_culture: self.default_culture.copied(),
            language: self.language.copied(),
            keep_primary_information: self.keep_primary_information.copied(),
            first_name: self.first_name.copied(),
            last_name: self.last_name.copied(),
            email: self.email.copied(),
            phone: self.phone.copied(),
            accepted_mca: self.accepted_mca.copied(),
            agreement_date: self.agreement_date.copied(),
            associated_partner_id: self.associated_partner_id.copied(),
            qualifications: self.qualifications.copied(),
            enable_gdap: self.enable_gdap.copied(),
        }
    }
}

impl ProviderDraft {
    /// An empty entry. Where only one instance is configured it is that one, and a configured margin stands there.
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
            fold: Value::default(),
            instance: Field::new(Property::ProviderInstanceId, context),
            provider_customer_id: Value::new(None),
            microsoft: MicrosoftFields::new(context),
            json: Field::new(Property::ProviderCustomerData, context),
            data_view: Value::new(DataView::Controls),
            margin_rule: Field::new(Property::MarginRule, context),
            margin_value: Field::new(Property::MarginValue, context),
            offer_margins: Rows::new(Vec::new()),
        }));
        if let [only] = config.provider_instances.as_slice() {
            entry.instance.set(only.id.to_string());
        }
        if let Some((rule, value)) = &config.default_margin {
            entry.margin_rule.set(rule.clone());
            entry.margin_value.set(context.mark().written(value));
        }
        entry
    }

    /// An entry with the same texts. The instance is left open, for it cannot be the same.
    pub fn duplicated(&self) -> Self {
        let instance = Field::new(Property::ProviderInstanceId, &self.context);
        let mut offer_margins = Vec::new();
        for row in self.offer_margins.snapshot() {
            let twin = OfferMarginDraft::of(&self.config, &instance, &self.context);
            twin.copy(&row);
            offer_margins.push(twin);
        }
        Self(Arc::new(ProviderParts {
            place: RowPlace::new(),
            context: self.context.clone(),
            config: self.config.clone(),
            fold: Value::default(),
            instance,
            provider_customer_id: Value::new(None),
            microsoft: self.microsoft.copied(),
            json: self.json.copied(),
            data_view: Value::new(self.data_view.get_untracked()),
            margin_rule: self.margin_rule.copied(),
            margin_value: self.margin_value.copied(),
            offer_margins: Rows::new(offer_margins),
        }))
    }

    /// Whether the provider's own data belongs on the page: an instance is chosen, or some of the data is there.
    pub fn uses_data(&self) -> bool {
        !self.instance.is_blank()
            || self.data_view.get() == DataView::Json
            || self
                .microsoft
                .each()
                .into_iter()
                .any(|field| match field.property() {
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
        OfferMarginDraft::of(&self.config, &self.instance, &self.context)
    }

    /// The numbers typed stay what they are before a person whose language has another sign.
    pub(super) fn change_mark(&self, from: DecimalMark, to: DecimalMark) {
        self.margin_value.change_mark(from, to);
        for row in self.offer_margins.snapshot() {
            row.margin_value.change_mark(from, to);
        }
    }

    /// Whose instance it is; one that is not configured is taken for Microsoft's.
    pub fn kind(&self, config: &Config) -> ProviderKind {
        config
            .instance(&self.instance.text())
            .map(|instance| instance.kind)
            .unwrap_or_default()
    }

    /// How the data is typed now.
    pub fn shown_view(&self, config: &Config) -> DataView {
        match self.kind(config) {
            ProviderKind::Other => DataView::Json,
            ProviderKind::Microsoft => self.data_view.get(),
        }
    }

    /// Shows Microsoft's data as JSON.
    pub fn show_json(&self) {
        self.json.set(self.microsoft.as_json());
        self.data_view.set(DataView::Json);
    }

    /// Shows the JSON in the controls.
    ///
    /// # Errors
    /// Why they cannot show all of it: then it stays JSON and nothing is lost.
    pub fn show_controls(&self) -> Result<(), NotShown> {
        if !self.json.is_blank() {
            self.microsoft.show(&microsoft_texts(&self.json.text())?);
        }
        self.data_view.set(DataView::Controls);
        Ok(())
    }

    /// The rule on the types of Microsoft's values, of data that is typed as JSON.
    pub fn wrong_json_type(&self) -> Option<Rule> {
        let is_microsoft = self.kind(&self.config) == ProviderKind::Microsoft;
        match is_microsoft.then(|| microsoft_texts(&self.json.text()))? {
            Err(NotShown::Type(key)) => Some(Rule::WrongJsonType { key }),
            _ => None,
        }
    }
}
