//! `config.json`, beside `index.html`: what the operator of this page decides.

mod place;
mod reading;
mod sign_in;

use crate::api::wire::OfferTypeMarginsShape;
use customer::{CountryCode, Guid, HostName};
pub use place::{ConfigProblem, Expected};
pub use sign_in::{Broker, SampleSession, SignIn};

/// The configuration. A file that is absent means [`Config::default`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where the API is: an origin, a path, or empty for this page's own origin.
    pub api_base: String,
    /// How people sign in.
    pub sign_in: SignIn,
    /// The tenant that stands in the sign-in form already.
    pub tenant: Option<HostName>,
    /// The language of the page, before the browser's own.
    pub locale: Option<String>,
    /// The country that a new form starts with.
    pub default_country: Option<CountryCode>,
    /// Whether a customer may be in Kosovo, whose code XK is Microsoft's and not ISO's.
    pub allows_kosovo: bool,
    /// The provider instances to choose from; none: the GUID is typed.
    pub provider_instances: Vec<ProviderInstance>,
    /// The resellers to choose from; none: the GUID is typed.
    pub resellers: Vec<Reseller>,
    /// The margin rules, as sent.
    pub margin_rules: Vec<String>,
    /// The margin that a new entry starts with: rule, and value with a point before the fraction.
    pub default_margin: Option<(String, String)>,
    /// How `offerTypeMargins` is written.
    pub offer_type_margins: OfferTypeMarginsShape,
    /// Whether the page asks for the creation's status afterwards (`assists.status`).
    pub asks_status: bool,
    /// How long the page waits for an answer.
    pub timeout_seconds: u32,
    /// The level of the first heading: 1 on pages of ours, whatever the page around an element wants there.
    /// Not read from the file.
    pub heading_level: u8,
}

/// A provider instance that a customer can be created in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderInstance {
    /// Its GUID.
    pub id: Guid,
    /// Its name on the page.
    pub name: String,
    /// Whose it is.
    pub kind: ProviderKind,
    /// The offer types to suggest; none: all that are known.
    pub offer_types: Option<Vec<String>>,
    /// The countries it serves; none: all.
    pub supported_countries: Option<Vec<CountryCode>>,
}

/// Whose provider instance it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProviderKind {
    /// Microsoft's: its data has controls.
    #[default]
    Microsoft,
    /// Another's: its data is typed as JSON.
    Other,
}

/// A reseller to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reseller {
    /// Its GUID.
    pub id: Guid,
    /// Its name on the page.
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
            offer_type_margins: OfferTypeMarginsShape::Wrapped,
            asks_status: false,
            timeout_seconds: 30,
            heading_level: 1,
        }
    }
}

impl Config {
    /// Whether an API can be at this address: [`Expected::Address`].
    pub fn is_address(address: &str) -> bool {
        place::is_address(address)
    }

    /// The configured instance of this GUID.
    pub fn instance(&self, id: &str) -> Option<&ProviderInstance> {
        let id = Guid::required(id).ok()?;
        self.provider_instances
            .iter()
            .find(|instance| instance.id == id)
    }
}
