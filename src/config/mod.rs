//! `config.json`, a file beside `index.html`: the operator's settings.

mod parse;
mod schema;
mod sign_in;

use customer::{CountryCode, Guid, HostName};
pub use schema::{ConfigError, Expected};
pub use sign_in::{Broker, SampleSession, SignIn};

/// The configuration. [`Config::default`] applies if the file is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The API: an origin, a path, or empty for the page's own origin.
    pub api_base: String,
    pub sign_in: SignIn,
    /// The initial tenant of the sign-in form.
    pub tenant: Option<HostName>,
    /// The language tag of the page. Takes precedence over the browser's languages.
    pub locale: Option<String>,
    /// The initial country of a new form.
    pub default_country: Option<CountryCode>,
    /// Whether Kosovo is accepted: its code XK is in Microsoft's list and not in ISO 3166-1.
    pub allows_kosovo: bool,
    /// The provider instances to choose from. If empty, the form has a text field for the GUID.
    pub provider_instances: Vec<ProviderInstance>,
    /// The resellers to choose from. If empty, the form has a text field for the GUID.
    pub resellers: Vec<Reseller>,
    /// The names of the margin rules, as sent.
    pub margin_rules: Vec<String>,
    /// The initial margin of an entry: rule, and value with a decimal point.
    pub default_margin: Option<(String, String)>,
    /// The format of `offerTypeMargins`.
    pub offer_type_margins: OfferTypeMarginsFormat,
    /// The optional read endpoints that the form may ask while it is filled in.
    pub assists: Vec<Assist>,
    /// Whether the page requests the creation status after creation (`assists.status`).
    pub asks_status: bool,
    /// The timeout of a request.
    pub timeout_seconds: u32,
    /// The level of the first heading. Not read from the file: 1 on the app's pages, set by the host page for an
    /// element.
    pub heading_level: u8,
}

/// An optional read endpoint of the API that helps to fill in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assist {
    ProviderInstances,
    Resellers,
    Domain,
    Address,
    Duplicates,
}

impl Assist {
    pub const ALL: [Self; 5] = [
        Self::ProviderInstances,
        Self::Resellers,
        Self::Domain,
        Self::Address,
        Self::Duplicates,
    ];

    /// The key of its switch in `assists`.
    pub fn key(self) -> &'static str {
        match self {
            Self::ProviderInstances => "providerInstances",
            Self::Resellers => "resellers",
            Self::Domain => "domain",
            Self::Address => "address",
            Self::Duplicates => "duplicates",
        }
    }
}

/// A provider instance that a customer can be created in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderInstance {
    pub id: Guid,
    /// The display name.
    pub name: String,
    pub kind: ProviderKind,
    /// Its id on the provider's side: what the API's checks are asked with.
    pub tenant_id: Option<String>,
    /// The suggested offer types. `None`: all known ones.
    pub offer_types: Option<Vec<String>>,
    /// The countries that the instance serves. `None`: all.
    pub supported_countries: Option<Vec<CountryCode>>,
}

/// The provider of an instance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProviderKind {
    /// Microsoft: its data has controls.
    #[default]
    Microsoft,
    /// Another provider: its data is typed as JSON.
    Other,
}

/// The format of `offerTypeMargins`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OfferTypeMarginsFormat {
    /// As in the specification's example: inside `Value`, in Pascal case.
    #[default]
    Wrapped,
    /// The dictionary without a wrapper, in camel case.
    Flat,
}

/// A reseller to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reseller {
    pub id: Guid,
    /// The display name.
    pub name: String,
}

/// The offer types of the API (its documentation on price margins).
pub const OFFER_TYPES: [&str; 8] = [
    "License",
    "LicenseLegacy",
    "SoftwareSubscription",
    "PerpetualSoftware",
    "AzurePlan",
    "AzureReservation",
    "AzureLegacy",
    "AzureSavingsPlan",
];

impl Default for Config {
    fn default() -> Self {
        Self {
            api_base: String::new(),
            sign_in: SignIn::default(),
            tenant: None,
            locale: None,
            default_country: None,
            allows_kosovo: false,
            provider_instances: Vec::new(),
            resellers: Vec::new(),
            margin_rules: ["markup", "margin", "splitMargin", "erpMinusDiscount"]
                .map(str::to_owned)
                .to_vec(),
            default_margin: None,
            offer_type_margins: OfferTypeMarginsFormat::Wrapped,
            assists: Vec::new(),
            asks_status: false,
            timeout_seconds: 30,
            heading_level: 1,
        }
    }
}

impl Config {
    /// Returns whether `address` is a valid API address ([`Expected::Address`]).
    pub fn is_api_address(address: &str) -> bool {
        schema::is_api_address(address)
    }

    /// Whether the form may ask this.
    pub fn uses(&self, assist: Assist) -> bool {
        self.assists.contains(&assist)
    }

    /// Finds the configured instance with this GUID.
    pub fn find_instance(&self, id: &str) -> Option<&ProviderInstance> {
        let id = Guid::parse(id).ok()?;
        self.provider_instances
            .iter()
            .find(|instance| instance.id == id)
    }
}
