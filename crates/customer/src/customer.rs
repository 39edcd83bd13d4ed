//! A customer that satisfies the rules of the specification.

use super::{CustomerProperties, Decimal, Guid, JsonText, MicrosoftProperties, Text, Value};

/// The content of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// Created once per form, so that repeated attempts name the same customer.
    pub id: Guid,
    /// The values of its properties. `None` is sent as `null`.
    pub properties: CustomerProperties<Option<Value>>,
    /// At least one, each with another provider instance.
    pub provider_customers: Vec<ProviderCustomer>,
    /// The relations to resellers.
    pub associations: Vec<Association>,
}

/// The customer at one provider instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderCustomer {
    pub instance: Guid,
    /// The customer's id at the provider. Assigned by the provider, so present only in a loaded request.
    pub provider_customer_id: Option<Text>,
    pub data: ProviderData,
    /// The price margin of all offers.
    pub margin: Margin,
    /// Margins of offer types, which take precedence over `margin`.
    pub offer_type_margins: Vec<OfferTypeMargin>,
}

/// The provider's own data, sent as a JSON string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProviderData {
    /// Microsoft's properties.
    Microsoft(Box<MicrosoftProperties<Option<Value>>>),
    /// JSON as typed.
    Json(JsonText),
}

/// A special qualification of a customer at Microsoft. Cannot be removed once set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualification {
    /// Schools and universities.
    Education,
    /// Public bodies in Microsoft's government cloud.
    GovernmentCommunityCloud,
    /// State-owned enterprises.
    StateOwnedEntity,
}

impl Qualification {
    /// All qualifications, in the order of the page.
    pub const ALL: [Self; 3] = [
        Self::Education,
        Self::GovernmentCommunityCloud,
        Self::StateOwnedEntity,
    ];

    /// The name in the request.
    pub fn name(self) -> &'static str {
        match self {
            Self::Education => "Education",
            Self::GovernmentCommunityCloud => "GovernmentCommunityCloud",
            Self::StateOwnedEntity => "StateOwnedEntity",
        }
    }

    /// Finds the qualification of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// A price margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Margin {
    /// The name of the margin rule.
    pub rule: Text,
    pub value: Decimal,
}

/// The margin of an offer type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferTypeMargin {
    pub offer_type: Text,
    pub margin: Margin,
}

/// A relation of the customer to a reseller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Association {
    pub reseller_id: Guid,
    pub name: Text,
}
