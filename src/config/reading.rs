//! Reads `config.json`. A wrong value is named with its place and with what would be right; a key
//! that does not exist is a misspelt one.

use super::{Config, ProviderInstance, ProviderKind, Reseller, SampleSession};
use crate::api::wire::OfferTypeMarginsShape;
use crate::domain::{CountryCode, Guid, HostName};
use serde_json::{Map, Value};

/// What is wrong with the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigProblem {
    /// The place, such as `providerInstances[0].id`; empty: the file as a whole.
    pub key: String,
    /// What would be right.
    pub expected: Expected,
    /// What stands there, as JSON.
    pub found: String,
}

/// What a place in the configuration takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The server did not give the file.
    AFile,
    /// JSON.
    Json,
    /// An object.
    Object,
    /// A list.
    List,
    /// Text that is not empty.
    Text,
    /// An origin (`https://…`), a path that starts with `/`, or nothing.
    Address,
    /// A GUID.
    Guid,
    /// A host name.
    HostName,
    /// A language tag such as `pt-PT`.
    LanguageTag,
    /// A country's ISO 3166-1 alpha-2 code.
    Country,
    /// `true` or `false`.
    TrueOrFalse,
    /// Whole seconds from 1 to 600.
    Seconds,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// One of these keys, where another stands.
    Keys(&'static [&'static str]),
}

/// In a box: a problem is large, and every step of the reading hands it on.
type Read<T> = Result<T, Box<ConfigProblem>>;

/// A place in the file and what stands there.
struct Place<'a> {
    key: String,
    value: &'a Value,
}

impl<'a> Place<'a> {
    fn wrong<T>(&self, expected: Expected) -> Read<T> {
        Err(Box::new(ConfigProblem {
            key: self.key.clone(),
            expected,
            found: self.value.to_string(),
        }))
    }

    fn or_wrong<T>(&self, value: Option<T>, expected: Expected) -> Read<T> {
        match value {
            Some(value) => Ok(value),
            None => self.wrong(expected),
        }
    }

    fn text(&self) -> Read<String> {
        let text = self
            .value
            .as_str()
            .map(str::trim)
            .filter(|text| !text.is_empty());
        self.or_wrong(text.map(str::to_owned), Expected::Text)
    }

    fn object(&self, keys: &'static [&'static str]) -> Read<Object<'a>> {
        let members = self.or_wrong(self.value.as_object(), Expected::Object)?;
        let prefix = if self.key.is_empty() {
            String::new()
        } else {
            format!("{}.", self.key)
        };
        for key in members.keys() {
            if !keys.contains(&key.as_str()) && !key.starts_with('$') {
                return Err(Box::new(ConfigProblem {
                    key: format!("{prefix}{key}"),
                    expected: Expected::Keys(keys),
                    found: format!("\"{key}\""),
                }));
            }
        }
        Ok(Object { prefix, members })
    }

    fn list<T>(&self, read: impl Fn(Place<'a>) -> Read<T>) -> Read<Vec<T>> {
        let items = self.or_wrong(self.value.as_array(), Expected::List)?;
        let mut list = Vec::with_capacity(items.len());
        for (at, value) in items.iter().enumerate() {
            let key = format!("{}[{at}]", self.key);
            list.push(read(Place { key, value })?);
        }
        Ok(list)
    }

    fn one_of<T: Copy>(&self, words: &'static [&'static str], values: &[T]) -> Read<T> {
        let at = words
            .iter()
            .position(|word| self.value.as_str() == Some(word));
        self.or_wrong(
            at.and_then(|at| values.get(at)).copied(),
            Expected::OneOf(words),
        )
    }

    fn country(&self) -> Read<CountryCode> {
        let country = self.value.as_str().and_then(CountryCode::of_code);
        self.or_wrong(country, Expected::Country)
    }

    fn guid(&self) -> Read<Guid> {
        let guid = self
            .value
            .as_str()
            .and_then(|text| Guid::required(text).ok());
        self.or_wrong(guid, Expected::Guid)
    }

    fn address(&self) -> Read<String> {
        let address = self.value.as_str().map(str::trim).filter(|address| {
            address.is_empty()
                || (address.starts_with('/') && !address.starts_with("//"))
                || address.starts_with("https://")
                || address.starts_with("http://")
        });
        self.or_wrong(address.map(str::to_owned), Expected::Address)
    }

    fn language_tag(&self) -> Read<String> {
        let tag = self.text()?;
        let good = tag.split('-').enumerate().all(|(at, part)| {
            let letters = part.bytes().all(|b| b.is_ascii_alphanumeric());
            letters
                && if at == 0 {
                    (2..=3).contains(&part.len())
                } else {
                    (1..=8).contains(&part.len())
                }
        });
        self.or_wrong(good.then_some(tag), Expected::LanguageTag)
    }

    fn seconds(&self) -> Read<u32> {
        let seconds = self.value.as_u64().and_then(|it| u32::try_from(it).ok());
        self.or_wrong(
            seconds.filter(|it| (1..=600).contains(it)),
            Expected::Seconds,
        )
    }
}

struct Object<'a> {
    prefix: String,
    members: &'a Map<String, Value>,
}

impl<'a> Object<'a> {
    /// The member of this name; one that is absent or `null` is `None`.
    fn get<T>(&self, name: &str, read: impl FnOnce(Place<'a>) -> Read<T>) -> Read<Option<T>> {
        match self.members.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => read(self.place(name, value)).map(Some),
        }
    }

    /// The member of this name, which has to be there.
    fn need<T>(&self, name: &str, read: impl FnOnce(Place<'a>) -> Read<T>) -> Read<T> {
        read(self.place(name, self.members.get(name).unwrap_or(&Value::Null)))
    }

    fn place(&self, name: &str, value: &'a Value) -> Place<'a> {
        Place {
            key: format!("{}{name}", self.prefix),
            value,
        }
    }
}

impl Config {
    /// Reads the text of the file.
    ///
    /// # Errors
    /// The first wrong place.
    pub fn read(json: &str) -> Read<Self> {
        // An editor's byte order mark is no reason to stop.
        let value: Value =
            serde_json::from_str(json.trim_start_matches('\u{feff}')).map_err(|fault| {
                ConfigProblem {
                    key: String::new(),
                    expected: Expected::Json,
                    found: fault.to_string(),
                }
            })?;
        let file = Place {
            key: String::new(),
            value: &value,
        }
        .object(&[
            "apiBase",
            "signIn",
            "tenant",
            "locale",
            "defaultCountry",
            "providerInstances",
            "resellers",
            "marginRules",
            "offerTypeMargins",
            "assists",
            "timeoutSeconds",
        ])?;
        let default = Self::default();
        Ok(Self {
            api_base: file.get("apiBase", |it| it.address())?.unwrap_or_default(),
            sample: file.get("signIn", sign_in)?.flatten(),
            tenant: file.get("tenant", |it| {
                let tenant = it
                    .value
                    .as_str()
                    .and_then(|text| HostName::required(text).ok());
                it.or_wrong(tenant, Expected::HostName)
            })?,
            locale: file.get("locale", |it| it.language_tag())?,
            default_country: file.get("defaultCountry", |it| it.country())?,
            provider_instances: file
                .get("providerInstances", |it| it.list(provider_instance))?
                .unwrap_or_default(),
            resellers: file
                .get("resellers", |it| it.list(reseller))?
                .unwrap_or_default(),
            margin_rules: file
                .get("marginRules", |it| it.list(|rule| rule.text()))?
                .filter(|rules| !rules.is_empty())
                .unwrap_or(default.margin_rules),
            offer_type_margins: file
                .get("offerTypeMargins", |it| {
                    use OfferTypeMarginsShape::{Flat, Wrapped};
                    it.one_of(&["wrapped", "flat"], &[Wrapped, Flat])
                })?
                .unwrap_or_default(),
            asks_status: file.get("assists", assists)?.unwrap_or_default(),
            timeout_seconds: file
                .get("timeoutSeconds", |it| it.seconds())?
                .unwrap_or(default.timeout_seconds),
        })
    }
}

fn sign_in(place: Place<'_>) -> Read<Option<SampleSession>> {
    let sign_in = place.object(&["method", "sample"])?;
    sign_in.get("method", |it| it.one_of(&["token"], &[()]))?;
    sign_in.get("sample", |it| {
        let sample = it.object(&["tenant", "token"])?;
        Ok(SampleSession {
            tenant: sample.need("tenant", |it| it.text())?,
            token: sample.need("token", |it| it.text())?,
        })
    })
}

fn provider_instance(place: Place<'_>) -> Read<ProviderInstance> {
    let instance = place.object(&[
        "id",
        "name",
        "kind",
        "tenantId",
        "offerTypes",
        "supportedCountries",
    ])?;
    // Kept for the API's own checks, which ask by it; a wrong one is better found at the start.
    instance.get("tenantId", |it| it.text())?;
    Ok(ProviderInstance {
        id: instance.need("id", |it| it.guid())?,
        name: instance.need("name", |it| it.text())?,
        kind: instance
            .get("kind", |it| {
                it.one_of(
                    &["microsoft", "other"],
                    &[ProviderKind::Microsoft, ProviderKind::Other],
                )
            })?
            .unwrap_or_default(),
        offer_types: instance.get("offerTypes", |it| it.list(|name| name.text()))?,
        supported_countries: instance.get("supportedCountries", |it| {
            it.list(|country| country.country())
        })?,
    })
}

fn reseller(place: Place<'_>) -> Read<Reseller> {
    let reseller = place.object(&["id", "name"])?;
    Ok(Reseller {
        id: reseller.need("id", |it| it.guid())?,
        name: reseller.need("name", |it| it.text())?,
    })
}

/// Which read endpoints may be asked. Of these the page uses `status` today.
fn assists(place: Place<'_>) -> Read<bool> {
    const NAMES: &[&str] = &[
        "providerInstances",
        "resellers",
        "domain",
        "address",
        "duplicates",
        "status",
    ];
    let assists = place.object(NAMES)?;
    for name in NAMES {
        assists.get(name, |it| {
            it.or_wrong(it.value.as_bool(), Expected::TrueOrFalse)
        })?;
    }
    Ok(assists.members.get("status") == Some(&Value::Bool(true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_file_means_the_defaults() {
        let file = r#"{"apiBase":"","signIn":{"method":"token"},"tenant":null,"locale":null,
            "defaultCountry":null,"providerInstances":[],"resellers":[],
            "marginRules":["markup","margin","splitMargin","erpMinusDiscount"],
            "offerTypeMargins":"wrapped","assists":{"providerInstances":false,"resellers":false,
            "domain":false,"address":false,"duplicates":false,"status":false},"timeoutSeconds":30}"#;
        assert_eq!(Config::read(file), Ok(Config::default()));
        assert_eq!(Config::read("{}"), Ok(Config::default()));
        assert_eq!(
            Config::read("\u{feff}{\"$schema\":\"x\"}"),
            Ok(Config::default())
        );
    }

    #[test]
    fn everything_can_be_said() -> Result<(), Box<ConfigProblem>> {
        let config = Config::read(
            r#"{"apiBase":"https://api.example/","tenant":"portal.contoso.example","locale":"pt-PT",
            "signIn":{"method":"token","sample":{"tenant":"t.example","token":"x"}},
            "defaultCountry":"pt","offerTypeMargins":"flat","assists":{"status":true},
            "providerInstances":[{"id":"CB3CD15B-1d6e-45be-b493-c71549cbfd87","name":"Contoso CSP",
            "kind":"other","offerTypes":["License"],"supportedCountries":["PT","ES"]}],
            "resellers":[{"id":"cb3cd15b-1d6e-45be-b493-c71549cbfd88","name":"Fabrikam"}],
            "marginRules":["Markup"],"timeoutSeconds":5}"#,
        )?;
        assert_eq!(config.timeout_seconds, 5);
        assert!(config.asks_status);
        assert_eq!(config.default_country.map(CountryCode::as_str), Some("PT"));
        let instance = config.instance("cb3cd15b-1d6e-45be-b493-c71549cbfd87");
        assert_eq!(instance.map(|it| it.kind), Some(ProviderKind::Other));
        assert_eq!(config.resellers.len(), 1);
        Ok(())
    }

    #[test]
    fn a_wrong_one_is_named() {
        for (file, key, found) in [
            (r#"[]"#, "", "[]"),
            (r#"{"timeoutSeconds":"30"}"#, "timeoutSeconds", "\"30\""),
            (r#"{"timeoutSeconds":0}"#, "timeoutSeconds", "0"),
            (
                r#"{"timeoutSecond":30}"#,
                "timeoutSecond",
                "\"timeoutSecond\"",
            ),
            (r#"{"apiBase":"api.example"}"#, "apiBase", "\"api.example\""),
            (
                r#"{"apiBase":"//api.example"}"#,
                "apiBase",
                "\"//api.example\"",
            ),
            (r#"{"tenant":"contoso"}"#, "tenant", "\"contoso\""),
            (
                r#"{"locale":"portuguese please"}"#,
                "locale",
                "\"portuguese please\"",
            ),
            (r#"{"defaultCountry":"UK"}"#, "defaultCountry", "\"UK\""),
            (r#"{"providerInstances":{}}"#, "providerInstances", "{}"),
            (
                r#"{"providerInstances":[{"name":"x"}]}"#,
                "providerInstances[0].id",
                "null",
            ),
            (
                r#"{"providerInstances":[{"id":"cb3cd15b-1d6e-45be-b493-c71549cbfd87","name":"x","kind":"google"}]}"#,
                "providerInstances[0].kind",
                "\"google\"",
            ),
            (
                r#"{"resellers":[{"id":"7","name":"x"}]}"#,
                "resellers[0].id",
                "\"7\"",
            ),
            (r#"{"marginRules":[1]}"#, "marginRules[0]", "1"),
            (
                r#"{"offerTypeMargins":"nested"}"#,
                "offerTypeMargins",
                "\"nested\"",
            ),
            (
                r#"{"assists":{"status":"yes"}}"#,
                "assists.status",
                "\"yes\"",
            ),
            (
                r#"{"signIn":{"method":"password"}}"#,
                "signIn.method",
                "\"password\"",
            ),
            (
                r#"{"signIn":{"sample":{"tenant":"x"}}}"#,
                "signIn.sample.token",
                "null",
            ),
        ] {
            let problem = Config::read(file).err();
            let place = problem
                .as_ref()
                .map(|it| (it.key.as_str(), it.found.as_str()));
            assert_eq!(place, Some((key, found)), "{file}");
        }
    }

    #[test]
    fn not_json() {
        let problem = Config::read("{,}").err();
        assert_eq!(problem.map(|it| it.expected), Some(Expected::Json));
    }
}
