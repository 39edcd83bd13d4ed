//! A customer that keeps every rule of the specification: what a request is made of.

use super::{CustomerProperties, Decimal, Guid, JsonText, MicrosoftProperties, Text, Value};

/// A customer ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// Made once for a form, so that a repeated attempt names the same customer.
    pub id: Guid,
    /// The values of its properties; none where one is left out.
    pub properties: CustomerProperties<Option<Value>>,
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
    Microsoft(Box<MicrosoftProperties<Option<Value>>>),
    /// JSON as it was typed.
    Json(JsonText),
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
