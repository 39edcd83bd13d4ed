//! A customer that keeps every rule of the specification: what a request is made of.

use super::{
    AgreementDate, CountryCode, Decimal, DomainPrefix, Email, Guid, JsonText, PartnerId, Phone,
    Text,
};

/// A customer ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// Made once for a form, so that a repeated attempt names the same customer.
    pub id: Guid,
    /// The company's name.
    pub company_name: Text,
    /// Its tax number.
    pub tax_id: Option<Text>,
    /// Its country.
    pub country: CountryCode,
    /// Street and number.
    pub address_line1: Text,
    /// Floor, building.
    pub address_line2: Option<Text>,
    /// City.
    pub city: Text,
    /// State, province, district: whatever the country has.
    pub state: Text,
    /// Postal code.
    pub zip: Text,
    /// The contact's given name.
    pub first_name: Text,
    /// The contact's middle name.
    pub middle_name: Option<Text>,
    /// The contact's family name.
    pub last_name: Text,
    /// The contact's e-mail address.
    pub email: Email,
    /// The contact's phone.
    pub phone: Phone,
    /// The reseller's or provider's own number for this customer.
    pub internal_identifier: Option<Text>,
    /// The reseller this customer belongs to; none: the provider's own.
    pub reseller_id: Option<Guid>,
    /// At least one, each of another provider instance.
    pub provider_customers: Vec<ProviderCustomer>,
    /// The customer's relations to resellers.
    pub associations: Vec<Association>,
}

/// The customer at one provider instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderCustomer {
    /// The provider instance.
    pub instance: Guid,
    /// Its number at the provider; given by the provider, so only in a request that was loaded.
    pub provider_customer_id: Option<Text>,
    /// What the provider wants to know.
    pub data: ProviderData,
    /// The price margin for all offers.
    pub margin: Margin,
    /// Margins for some types of offers, instead of the one above.
    pub offer_type_margins: Vec<OfferTypeMargin>,
}

/// The provider's own data, sent as a JSON string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProviderData {
    /// Microsoft's, by its known keys.
    Microsoft(Box<MicrosoftData>),
    /// JSON as it was typed.
    Json(JsonText),
}

/// What Microsoft wants to know; keys as in the specification's example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MicrosoftData {
    /// The name of the tenant.
    pub domain: DomainPrefix,
    /// Who receives the new tenant's admin credentials.
    pub credentials_email: Option<Email>,
    /// Whether the customer has accepted the Microsoft Customer Agreement.
    pub accepted_mca: bool,
    /// The day of it.
    pub agreement_date: Option<AgreementDate>,
    /// The signatory is the customer's contact.
    pub keep_primary_information: bool,
    /// The signatory's given name.
    pub first_name: Option<Text>,
    /// The signatory's family name.
    pub last_name: Option<Text>,
    /// The signatory's e-mail address.
    pub email: Option<Email>,
    /// The signatory's phone.
    pub phone: Option<Phone>,
    /// The tenant's culture, such as `en-US`.
    pub default_culture: Option<Text>,
    /// The tenant's language, such as `en`.
    pub language: Option<Text>,
    /// The partner number of the reseller.
    pub associated_partner_id: Option<PartnerId>,
    /// Special terms; they cannot be taken back.
    pub qualifications: Vec<Qualification>,
    /// Ask for delegated administration.
    pub enable_gdap: bool,
}

/// A special qualification of a customer at Microsoft; once set it stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualification {
    /// Schools and universities.
    Education,
    /// Public bodies in Microsoft's cloud for governments.
    GovernmentCommunityCloud,
    /// Enterprises that belong to a state.
    StateOwnedEntity,
}

impl Qualification {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 3] = [
        Self::Education,
        Self::GovernmentCommunityCloud,
        Self::StateOwnedEntity,
    ];

    /// The name as sent.
    pub fn name(self) -> &'static str {
        match self {
            Self::Education => "Education",
            Self::GovernmentCommunityCloud => "GovernmentCommunityCloud",
            Self::StateOwnedEntity => "StateOwnedEntity",
        }
    }

    /// The qualification of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// How the price is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Margin {
    /// The rule's name as sent.
    pub rule: Text,
    /// Its value.
    pub value: Decimal,
}

/// The margin for one type of offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferTypeMargin {
    /// The type of offer.
    pub offer_type: Text,
    /// Its margin.
    pub margin: Margin,
}

/// A relation of the customer to a reseller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Association {
    /// The reseller.
    pub reseller_id: Guid,
    /// The reseller's name.
    pub name: Text,
}
