//! `config.json`, a file beside `index.html`: the operator's settings.

mod parse;
mod schema;
mod sign_in;

use crate::signal::LazySignal;
use customer::{CountryCode, Guid, HostName};
pub use schema::{ConfigError, Expected};
pub use sign_in::{Broker, SampleSession, SignIn};
use std::fmt;
use std::sync::Arc;

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
    pub provider_instances: Vec<Arc<ProviderInstance>>,
    /// The provider instances returned by the API. Not read from the file.
    pub found_instances: FoundInstances,
    /// The resellers to choose from. If empty, the form has a text field for the GUID.
    pub resellers: Vec<Reseller>,
    /// The names of the margin rules, as sent.
    pub margin_rules: Vec<String>,
    /// The initial margin of an entry: rule, and value with a decimal point.
    pub default_margin: Option<(String, String)>,
    /// The format of `offerTypeMargins`.
    pub offer_type_margins: OfferTypeMarginsFormat,
    /// The optional read endpoints that the form may use.
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
    /// The id at the provider, a parameter of the API's checks.
    pub tenant_id: Option<String>,
    /// The suggested offer types. `None`: all known ones.
    pub offer_types: Option<Vec<String>>,
    /// The countries that the instance serves. `None`: all.
    pub supported_countries: Option<Vec<CountryCode>>,
}

impl ProviderInstance {
    /// This instance, with missing values taken from another source.
    fn completed_by(&self, other: &Self) -> Self {
        let (own, other) = (self.clone(), other.clone());
        Self {
            tenant_id: own.tenant_id.or(other.tenant_id),
            offer_types: own.offer_types.or(other.offer_types),
            supported_countries: own.supported_countries.or(other.supported_countries),
            ..own
        }
    }
}

/// The configured provider instances and those returned by the API, merged. Clones share them.
#[derive(Clone, Default)]
pub struct FoundInstances(Arc<LazySignal<Option<Vec<Arc<ProviderInstance>>>>>);

/// Always equal: they are not a setting.
impl PartialEq for FoundInstances {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for FoundInstances {}

impl fmt::Debug for FoundInstances {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FoundInstances")
    }
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

impl OfferTypeMarginsFormat {
    /// The keys of a margin: of its rule, of the rule's name, and of its value.
    pub fn margin_keys(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Wrapped => ("MarginRule", "Name", "Value"),
            Self::Flat => ("marginRule", "name", "value"),
        }
    }
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
            found_instances: FoundInstances::default(),
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

    /// Whether the form may use this endpoint.
    pub fn uses(&self, assist: Assist) -> bool {
        self.assists.contains(&assist)
    }

    /// The provider instances to choose from. Subscribes the caller to the API's instances.
    pub fn instances(&self) -> Vec<Arc<ProviderInstance>> {
        self.with_instances(<[_]>::to_vec)
    }

    /// Finds the instance whose GUID is this text. Subscribes as [`Self::instances`] does.
    pub fn find_instance(&self, id: &str) -> Option<Arc<ProviderInstance>> {
        self.instance(Guid::parse(id).ok()?)
    }

    /// Finds the instance with this GUID. Subscribes as [`Self::instances`] does.
    pub fn instance(&self, id: Guid) -> Option<Arc<ProviderInstance>> {
        self.with_instances(|all| all.iter().find(|it| it.id == id).cloned())
    }

    fn with_instances<T>(&self, look: impl FnOnce(&[Arc<ProviderInstance>]) -> T) -> T {
        if !self.uses(Assist::ProviderInstances) {
            return look(&self.provider_instances);
        }
        let found = &self.found_instances.0;
        found.with(|found| look(found.as_ref().unwrap_or(&self.provider_instances)))
    }

    /// Sets the instances returned by the API. Configured instances come first; values that the file does not set are
    /// taken from the API. `None`: the API has not returned any.
    pub fn set_found_instances(&self, found: Option<&[ProviderInstance]>) {
        let merged = found.map(|found| {
            let configured = self.provider_instances.iter().map(|own| {
                match found.iter().find(|it| it.id == own.id) {
                    Some(theirs) => Arc::new(own.completed_by(theirs)),
                    None => own.clone(),
                }
            });
            let is_new =
                |it: &&ProviderInstance| self.provider_instances.iter().all(|own| own.id != it.id);
            let new = found.iter().filter(is_new).cloned().map(Arc::new);
            configured.chain(new).collect::<Vec<_>>()
        });
        if self.found_instances.0.with_untracked(|it| *it != merged) {
            self.found_instances.0.set(merged);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_the_file_take_precedence() {
        let config = Config::parse(
            r#"{"assists":{"providerInstances":true},"providerInstances":[
            {"id":"cb3cd15b-1d6e-45be-b493-c71549cbfd87","name":"Ours","kind":"other","offerTypes":["License"]}]}"#,
        )
        .unwrap_or_default();
        let found = |id: &str| ProviderInstance {
            id: Guid::parse(id).unwrap_or_else(|error| panic!("{error:?}")),
            name: "Theirs".to_owned(),
            kind: ProviderKind::Microsoft,
            tenant_id: Some("t".to_owned()),
            offer_types: Some(Vec::new()),
            supported_countries: CountryCode::from_code("PT").map(|it| vec![it]),
        };
        let (named, new) = (
            "cb3cd15b-1d6e-45be-b493-c71549cbfd87",
            "5b9a4a3e-7c52-4e0b-9d2f-0c1a6f3e8d21",
        );
        config.set_found_instances(Some(&[found(new), found(named)]));
        let names: Vec<_> = config
            .instances()
            .iter()
            .map(|it| it.name.clone())
            .collect();
        assert_eq!(names, ["Ours", "Theirs"]);
        let ours = config.find_instance(named).map(|it| (*it).clone());
        let expected = ProviderInstance {
            name: "Ours".to_owned(),
            kind: ProviderKind::Other,
            offer_types: Some(vec!["License".to_owned()]),
            ..found(named)
        };
        assert_eq!(ours, Some(expected));
        assert!(config.find_instance(new).is_some());
        config.set_found_instances(None);
        assert_eq!(config.instances().len(), 1);
        assert!(config.find_instance(new).is_none());
    }
}
