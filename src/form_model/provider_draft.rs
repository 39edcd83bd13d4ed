//! A provider entry being typed.

use super::field::Field;
use super::folding::Fold;
use super::rows::{Row, RowPlace, Rows};
use super::validation_context::ValidationContext;
use crate::api::wire::{microsoft_lines, microsoft_texts};
use crate::config::{Config, ProviderKind};
use crate::signal::Value;
use customer::{DecimalMark, Property, RuleContext};
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
    /// An empty one.
    pub fn new(context: &ValidationContext) -> Self {
        Self {
            place: RowPlace::new(),
            offer_type: Field::new(Property::OfferType, context),
            margin_rule: Field::new(Property::OfferMarginRule, context),
            margin_value: Field::new(Property::OfferMarginValue, context),
        }
    }

    fn copied(&self) -> Self {
        Self {
            place: RowPlace::new(),
            offer_type: self.offer_type.copied(),
            margin_rule: self.margin_rule.copied(),
            margin_value: self.margin_value.copied(),
        }
    }
}

/// Whether the control of this property is one of [`MicrosoftFields::further`].
pub fn is_further(property: Property) -> bool {
    matches!(
        property,
        Property::DefaultCulture
            | Property::Language
            | Property::AcceptedMca
            | Property::AgreementDate
            | Property::AssociatedPartnerId
            | Property::Qualifications
    )
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

    /// Each of them.
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

    /// What few customers need, or what follows from the country: on the page, behind the margins of the entry.
    pub fn further(&self) -> impl Iterator<Item = &Field> {
        let all = self.each().into_iter();
        all.filter(|field| is_further(field.property()))
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
    pub fn new(config: &Config, context: &ValidationContext) -> Self {
        Self::placed(RowPlace::new(), config, context)
    }

    /// The same in this place.
    pub(super) fn placed(place: RowPlace, config: &Config, context: &ValidationContext) -> Self {
        let entry = Self(Arc::new(ProviderParts {
            place,
            context: context.clone(),
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
        let offer_margins = self.offer_margins.snapshot();
        Self(Arc::new(ProviderParts {
            place: RowPlace::new(),
            context: self.context.clone(),
            fold: Value::default(),
            instance: Field::new(Property::ProviderInstanceId, &self.context),
            provider_customer_id: Value::new(None),
            microsoft: self.microsoft.copied(),
            json: self.json.copied(),
            data_view: Value::new(self.data_view.get_untracked()),
            margin_rule: self.margin_rule.copied(),
            margin_value: self.margin_value.copied(),
            offer_margins: Rows::new(offer_margins.iter().map(OfferMarginDraft::copied).collect()),
        }))
    }

    /// Whether the provider's own data belongs on the page: an instance is chosen, some of the data is there, or a
    /// submit has found what is missing in it.
    pub fn uses_data(&self) -> bool {
        !self.instance.is_blank()
            || self.microsoft.domain.is_revealed()
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
        OfferMarginDraft::new(&self.context)
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

    /// Shows the JSON in the controls. False, and nothing changes, where they cannot show all of
    /// it: then it stays JSON and nothing is lost.
    pub fn show_controls(&self) -> bool {
        if !self.json.is_blank() {
            match microsoft_texts(&self.json.text()) {
                Some(texts) => self.microsoft.show(&texts),
                None => return false,
            }
        }
        self.data_view.set(DataView::Controls);
        true
    }
}
