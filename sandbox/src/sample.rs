//! The example world of the sandbox: plainly invented, after Microsoft's own example companies.

use std::borrow::Cow;

use serde_json::{Value, json};

use crate::{countries, provider};

/// The tenant the printed token is for.
pub const TENANT: &str = "portal.contoso.example";

/// The tenants that exist before anything is asked of the sandbox.
pub const TENANTS: [&str; 2] = [TENANT, "portal.fabrikam.example"];

/// A provider instance of every tenant.
pub struct Instance {
    /// Its id.
    pub id: &'static str,
    /// Its display name.
    pub name: &'static str,
    /// Whether it is Microsoft's.
    pub microsoft: bool,
    /// Its id on the provider's side.
    pub provider_id: &'static str,
    /// Its offer types.
    pub offer_types: &'static [&'static str],
    /// The countries it has customers in.
    pub countries: Countries,
}

impl Instance {
    /// The instance as `GET /v1/Providers/Instances` lists it.
    #[must_use]
    pub fn item(&self) -> Value {
        let offer_types: Vec<Value> = self
            .offer_types
            .iter()
            .map(|name| json!({ "name": name }))
            .collect();
        json!({
            "id": self.id,
            "alias": self.name,
            "instanceProviderId": self.provider_id,
            "offerTypes": offer_types,
            "supportedCountries": self.countries.codes(),
        })
    }
}

/// The countries of a provider instance.
pub enum Countries {
    /// All that Microsoft serves.
    Served,
    /// These.
    Only(&'static [&'static str]),
}

impl Countries {
    /// Their codes.
    fn codes(&self) -> Vec<&'static str> {
        match self {
            Self::Served => countries::codes()
                .filter(|code| provider::is_served(code))
                .collect(),
            Self::Only(codes) => codes.to_vec(),
        }
    }
}

/// The amount of sample data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SampleData {
    /// Three resellers, and no customer.
    #[default]
    Small,
    /// The resellers and customers of [`crate::large_sample`].
    Large,
}

/// The provider instances.
pub const INSTANCES: [Instance; 2] = [
    Instance {
        id: "cb3cd15b-1d6e-45be-b493-c71549cbfd87",
        name: "Contoso CSP",
        microsoft: true,
        provider_id: "11111111-2222-4333-8444-555555555555",
        offer_types: &[
            "License",
            "LicenseLegacy",
            "SoftwareSubscription",
            "PerpetualSoftware",
            "AzurePlan",
            "AzureReservation",
        ],
        countries: Countries::Served,
    },
    Instance {
        id: "5b9a4a3e-7c52-4e0b-9d2f-0c1a6f3e8d21",
        name: "Fabrikam Cloud",
        microsoft: false,
        provider_id: "fabrikam-cloud",
        offer_types: &["License"],
        countries: Countries::Only(&["BR", "ES", "FR", "PT"]),
    },
];

/// A reseller of every tenant.
pub struct Reseller {
    /// Its id.
    pub id: Cow<'static, str>,
    /// Its name.
    pub name: Cow<'static, str>,
    /// Its number in Microsoft's partner network.
    pub mpn_id: Option<Cow<'static, str>>,
    /// The provider's own identifier of it.
    pub internal_identifier: Option<Cow<'static, str>>,
    /// The city it is in.
    pub city: &'static str,
    /// The country, ISO 3166-1 alpha-2.
    pub country: &'static str,
}

impl Reseller {
    /// The reseller as `GET /v1/Resellers` lists it.
    #[must_use]
    pub fn item(&self) -> Value {
        json!({
            "id": self.id,
            "companyName": self.name,
            "mpnId": self.mpn_id,
            "internalIdentifier": self.internal_identifier,
            "city": self.city,
            "country": self.country,
        })
    }
}

/// The resellers of the small sample.
pub const RESELLERS: [Reseller; 3] = [
    Reseller {
        id: Cow::Borrowed("0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e01"),
        name: Cow::Borrowed("Fabrikam"),
        mpn_id: Some(Cow::Borrowed("1000001")),
        internal_identifier: Some(Cow::Borrowed("R-A")),
        city: "Lisboa",
        country: "PT",
    },
    Reseller {
        id: Cow::Borrowed("0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e02"),
        name: Cow::Borrowed("Northwind Traders"),
        mpn_id: Some(Cow::Borrowed("1000002")),
        internal_identifier: Some(Cow::Borrowed("R-B")),
        city: "Seattle",
        country: "US",
    },
    Reseller {
        id: Cow::Borrowed("0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e03"),
        name: Cow::Borrowed("Tailspin Toys"),
        mpn_id: Some(Cow::Borrowed("1000003")),
        internal_identifier: Some(Cow::Borrowed("R-C")),
        city: "Berlin",
        country: "DE",
    },
];

/// A person who can sign in at the token broker.
pub struct Person {
    /// The name in the token.
    pub name: &'static str,
    /// The role in the token.
    pub role: &'static str,
    /// The person's job title.
    pub title: &'static str,
}

/// The people who can sign in at the token broker, one of each role.
pub const PEOPLE: [Person; 2] = [
    Person {
        name: "Ana Silva",
        role: "csp",
        title: "CSP admin of Contoso",
    },
    Person {
        name: "Rui Costa",
        role: "reseller",
        title: "reseller of Contoso",
    },
];

/// A program that gets tokens with a secret: an Api Access of the portal.
pub struct Client {
    /// Its name.
    pub id: &'static str,
    /// Its secret.
    pub secret: &'static str,
    /// The role in its tokens.
    pub role: &'static str,
    /// The tenant of its tokens.
    pub tenant: &'static str,
}

/// The clients: two of providers, one of a reseller.
pub const CLIENTS: [Client; 3] = [
    Client {
        id: "contoso-csp",
        secret: "sandbox secret of contoso",
        role: "csp",
        tenant: TENANTS[0],
    },
    Client {
        id: "fabrikam-csp",
        secret: "sandbox secret of fabrikam",
        role: "csp",
        tenant: TENANTS[1],
    },
    Client {
        id: "contoso-reseller",
        secret: "sandbox secret of the reseller",
        role: "reseller",
        tenant: TENANTS[0],
    },
];

/// Prefixes that were taken long before the sandbox started.
pub const TAKEN_DOMAINS: [&str; 3] = ["contoso", "fabrikam", "microsoft"];

/// The instance with this id, in any case.
#[must_use]
pub fn instance(id: &str) -> Option<&'static Instance> {
    INSTANCES
        .iter()
        .find(|instance| instance.id.eq_ignore_ascii_case(id))
}
