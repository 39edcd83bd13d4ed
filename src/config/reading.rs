//! Reads `config.json`. A wrong value is named with its place and with what would be right; a key
//! that does not exist is a misspelt one.

use super::place::{ConfigProblem, Expected, Place, Read};
use super::{Config, ProviderInstance, ProviderKind, Reseller, SignIn};
use crate::api::wire::OfferTypeMarginsShape;
use crate::domain::HostName;
use crate::json::Json;

impl Config {
    /// Reads the text of the file.
    ///
    /// # Errors
    /// The first wrong place.
    pub fn read(json: &str) -> Read<Self> {
        // An editor's byte order mark is no reason to stop.
        let json = json.trim_start_matches('\u{feff}');
        let value = Json::read(json).map_err(|fault| ConfigProblem {
            key: String::new(),
            expected: Expected::Json,
            found: line_of(json, fault.line),
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
        // Filled in place by place: what is read so far has one owner when a wrong place ends it.
        let mut config = Self::default();
        if let Some(place) = file.at("apiBase") {
            config.api_base = place.address()?;
        }
        if let Some(place) = file.at("signIn") {
            config.sign_in = SignIn::read(place)?;
        }
        if let Some(place) = file.at("tenant") {
            let tenant = place
                .value
                .as_str()
                .and_then(|text| HostName::required(text).ok());
            config.tenant = Some(place.or_wrong(tenant, Expected::HostName)?);
        }
        if let Some(place) = file.at("locale") {
            config.locale = Some(place.language_tag()?);
        }
        if let Some(place) = file.at("defaultCountry") {
            config.default_country = Some(place.country()?);
        }
        if let Some(place) = file.at("providerInstances") {
            config.provider_instances = place.list(provider_instance)?;
        }
        if let Some(place) = file.at("resellers") {
            config.resellers = place.list(reseller)?;
        }
        if let Some(place) = file.at("marginRules") {
            let rules = place.list(text)?;
            if !rules.is_empty() {
                config.margin_rules = rules;
            }
        }
        if let Some(place) = file.at("offerTypeMargins") {
            let shapes = [OfferTypeMarginsShape::Wrapped, OfferTypeMarginsShape::Flat];
            config.offer_type_margins = shapes[place.one_of(&["wrapped", "flat"])?];
        }
        if let Some(place) = file.at("assists") {
            config.asks_status = assists(place)?;
        }
        if let Some(place) = file.at("timeoutSeconds") {
            config.timeout_seconds = place.seconds()?;
        }
        Ok(config)
    }
}

/// A line, with its number in front; lines are counted from 1.
fn line_of(json: &str, number: usize) -> String {
    let line = json.lines().nth(number.saturating_sub(1));
    format!("{number}: {}", line.unwrap_or_default().trim())
}

fn text(place: Place<'_>) -> Read<String> {
    place.text()
}

fn provider_instance(place: Place<'_>) -> Read<ProviderInstance> {
    let place = place.object(&[
        "id",
        "name",
        "kind",
        "tenantId",
        "offerTypes",
        "supportedCountries",
    ])?;
    let mut instance = ProviderInstance {
        id: place.needed("id").guid()?,
        name: place.needed("name").text()?,
        kind: ProviderKind::Microsoft,
        offer_types: None,
        supported_countries: None,
    };
    // The instance's id on the provider's side: for the API's own checks, which ask by it.
    if let Some(place) = place.at("tenantId") {
        place.text()?;
    }
    if let Some(place) = place.at("kind") {
        let kinds = [ProviderKind::Microsoft, ProviderKind::Other];
        instance.kind = kinds[place.one_of(&["microsoft", "other"])?];
    }
    if let Some(place) = place.at("offerTypes") {
        instance.offer_types = Some(place.list(text)?);
    }
    if let Some(place) = place.at("supportedCountries") {
        instance.supported_countries = Some(place.list(|place| place.country())?);
    }
    Ok(instance)
}

fn reseller(place: Place<'_>) -> Read<Reseller> {
    let reseller = place.object(&["id", "name"])?;
    Ok(Reseller {
        id: reseller.needed("id").guid()?,
        name: reseller.needed("name").text()?,
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
    for place in NAMES.iter().filter_map(|name| assists.at(name)) {
        let is_either = matches!(place.value, Json::Bool(_)).then_some(());
        place.or_wrong(is_either, Expected::TrueOrFalse)?;
    }
    Ok(assists.members.get("status") == Some(&Json::Bool(true)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CountryCode;

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
        for (file, found) in [
            ("{,}", "1: {,}"),
            ("", "1: "),
            ("{\n  \"timeoutSeconds\" 30\n}", "2: \"timeoutSeconds\" 30"),
        ] {
            let problem = Config::read(file).err();
            let problem = problem.map(|it| (it.expected, it.found));
            assert_eq!(problem, Some((Expected::Json, found.to_owned())), "{file}");
        }
    }
}
