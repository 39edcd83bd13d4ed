//! Parses `config.json`. An error names the key and the expected value; unknown keys are errors, because they are
//! misspelt ones.

use super::schema::{ConfigError, Expected, Schema, decimal, member_text, mismatch, seconds, text};
use super::sign_in;
use super::{
    Assist, Config, OfferTypeMarginsFormat, ProviderInstance, ProviderKind, Reseller, SignIn,
};
use customer::{CountryCode, Guid, HostName};
use json_digits::{Json, JsonError};
use std::sync::Arc;

const TEXTS: Schema = Schema::List(&Schema::Value(Expected::Text));

const FILE: Schema = Schema::Object(
    &[
        "apiBase",
        "signIn",
        "tenant",
        "locale",
        "defaultCountry",
        "allowKosovo",
        "providerInstances",
        "resellers",
        "marginRules",
        "defaultMargin",
        "offerTypeMargins",
        "assists",
        "timeoutSeconds",
        "embed",
        "sandbox",
    ],
    &[
        Schema::Value(Expected::Address),
        sign_in::ANY_METHOD,
        Schema::Value(Expected::HostName),
        Schema::Value(Expected::LanguageTag),
        Schema::Value(Expected::Country),
        Schema::Value(Expected::Boolean),
        Schema::List(&INSTANCE),
        Schema::List(&RESELLER),
        TEXTS,
        DEFAULT_MARGIN,
        Schema::Value(Expected::OneOf(&["wrapped", "flat"])),
        ASSISTS,
        Schema::Value(Expected::Seconds),
        EMBED,
        // Read by `boot.js`.
        Schema::Value(Expected::Boolean),
    ],
    0,
);

const INSTANCE: Schema = Schema::Object(
    &[
        "id",
        "name",
        "kind",
        "tenantId",
        "offerTypes",
        "supportedCountries",
    ],
    &[
        Schema::Value(Expected::Guid),
        Schema::Value(Expected::Text),
        Schema::Value(Expected::OneOf(&["microsoft", "other"])),
        Schema::Value(Expected::Text),
        TEXTS,
        Schema::List(&Schema::Value(Expected::Country)),
    ],
    2,
);

const RESELLER: Schema = Schema::Object(
    &["id", "name"],
    &[Schema::Value(Expected::Guid), Schema::Value(Expected::Text)],
    2,
);

const DEFAULT_MARGIN: Schema = Schema::Object(
    &["rule", "value"],
    &[
        Schema::Value(Expected::Text),
        Schema::Value(Expected::Decimal),
    ],
    2,
);

/// The read endpoints that may be requested.
const ASSISTS: Schema = Schema::Object(
    &[
        "providerInstances",
        "resellers",
        "domain",
        "address",
        "duplicates",
        "status",
    ],
    &[const { Schema::Value(Expected::Boolean) }; 6],
    0,
);

/// The origins that may show the form in a frame. `embed.html` reads them itself, before it loads the form.
const EMBED: Schema = Schema::Object(
    &["allowedOrigins"],
    &[Schema::List(&Schema::Value(Expected::Origin))],
    0,
);

impl Config {
    /// Parses the text of the file.
    ///
    /// # Errors
    /// The first value that does not match the schema.
    pub fn parse(json: &str) -> Result<Self, Box<ConfigError>> {
        // Editors write a byte order mark.
        let json = json.trim_start_matches('\u{feff}');
        let error = |error: JsonError| {
            let found = line_of(json, error.position().line);
            match error {
                JsonError::DuplicateKey(name, _) => {
                    ConfigError::new(&name, Expected::UniqueKey, &found)
                }
                _ => ConfigError::new("", Expected::Json, &found),
            }
        };
        Json::validate(json).map_err(error)?;
        let file = Json::read(json).map_err(error)?;
        FILE.validate("", &file)?;
        let sign_in = SignIn::read(file.get("signIn").unwrap_or(&Json::Null))?;
        let mut config = Self {
            sign_in,
            tenant: member_text(&file, "tenant").and_then(|it| HostName::parse(&it).ok()),
            locale: member_text(&file, "locale"),
            default_country: file.get("defaultCountry").and_then(country),
            allows_kosovo: file.get("allowKosovo") == Some(&Json::Bool(true)),
            provider_instances: list(&file, "providerInstances", |it| {
                Some(Arc::new(instance(it)?))
            }),
            resellers: list(&file, "resellers", reseller),
            assists: Assist::ALL
                .into_iter()
                .filter(|it| is_on(&file, it.key()))
                .collect(),
            asks_status: is_on(&file, "status"),
            ..Self::default()
        };
        if let Some(base) = member_text(&file, "apiBase") {
            config.api_base = base;
        }
        let rules = list(&file, "marginRules", text);
        if !rules.is_empty() {
            config.margin_rules = rules;
        }
        if let Some(margin @ Json::Object(_)) = file.get("defaultMargin") {
            let rule = member_text(margin, "rule").unwrap_or_default();
            if !config.margin_rules.contains(&rule) {
                return mismatch(
                    "defaultMargin.rule",
                    Expected::MarginRule(config.margin_rules),
                    format!("\"{rule}\""),
                );
            }
            let value = margin.get("value").and_then(decimal);
            config.default_margin = value.map(|value| (rule, value));
        }
        if file.text("offerTypeMargins") == Some("flat") {
            config.offer_type_margins = OfferTypeMarginsFormat::Flat;
        }
        if let Some(seconds) = file.get("timeoutSeconds").and_then(seconds) {
            config.timeout_seconds = seconds;
        }
        Ok(config)
    }
}

/// Whether a switch of `assists` is on.
fn is_on(file: &Json, switch: &str) -> bool {
    let switch = file.get("assists").and_then(|it| it.get(switch));
    switch == Some(&Json::Bool(true))
}

/// Returns a line with its number in front. Lines are counted from 1.
fn line_of(json: &str, number: usize) -> String {
    let line = json.lines().nth(number.saturating_sub(1));
    format!("{number}: {}", line.unwrap_or_default().trim())
}

fn list<T>(object: &Json, name: &str, item: fn(&Json) -> Option<T>) -> Vec<T> {
    let mut list = Vec::new();
    for value in object.get(name).map(Json::items).unwrap_or_default() {
        list.extend(item(value));
    }
    list
}

fn guid(object: &Json) -> Option<Guid> {
    Guid::parse(object.text("id")?).ok()
}

fn country(value: &Json) -> Option<CountryCode> {
    CountryCode::from_code(value.as_str()?)
}

fn instance(value: &Json) -> Option<ProviderInstance> {
    let has = |name: &str| matches!(value.get(name), Some(Json::List(_)));
    Some(ProviderInstance {
        id: guid(value)?,
        name: member_text(value, "name")?,
        kind: match value.text("kind") {
            Some("other") => ProviderKind::Other,
            _ => ProviderKind::Microsoft,
        },
        tenant_id: member_text(value, "tenantId"),
        offer_types: has("offerTypes").then(|| list(value, "offerTypes", text)),
        supported_countries: has("supportedCountries")
            .then(|| list(value, "supportedCountries", country)),
    })
}

fn reseller(value: &Json) -> Option<Reseller> {
    Some(Reseller {
        id: guid(value)?,
        name: member_text(value, "name")?,
    })
}

#[cfg(test)]
mod tests;
