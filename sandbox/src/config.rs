//! The `config.json` the app reads at start: always the sandbox's own, never the one in `dist`.

use serde_json::{Value, json};

use crate::broker;
use crate::sample::{self, SampleData};

/// How people sign in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignIn {
    /// With a token that they paste; a sample one is at hand.
    #[default]
    Token,
    /// At the token broker, which hands the page its tokens.
    Broker,
}

/// The configuration. Pages of `origins` may frame the form. `token` makes the session to try the app with, where people
/// sign in with a token.
#[must_use]
pub fn configuration(
    sign_in: SignIn,
    sample_data: SampleData,
    origins: &[String],
    token: impl Fn() -> String,
) -> Value {
    // Assists are for lists that are too long to be configured.
    let assists = sample_data == SampleData::Large;
    let sign_in = match sign_in {
        SignIn::Token => json!({
            "method": "token",
            "sample": { "tenant": sample::TENANT, "token": token() },
        }),
        SignIn::Broker => json!({
            "method": "broker",
            "url": broker::TOKEN,
            "signInUrl": broker::SIGN_IN,
            "signOutUrl": broker::END,
        }),
    };
    let instances: Vec<Value> = sample::INSTANCES
        .iter()
        .map(|instance| {
            json!({
                "id": instance.id,
                "name": instance.name,
                "kind": if instance.microsoft { "microsoft" } else { "other" },
                "tenantId": instance.provider_id,
                "offerTypes": instance.offer_types,
                "supportedCountries": null,
            })
        })
        .collect();
    let resellers: Vec<Value> = sample::RESELLERS
        .iter()
        .map(|reseller| json!({ "id": reseller.id, "name": reseller.name }))
        .collect();
    json!({
        "apiBase": "",
        "signIn": sign_in,
        "tenant": null,
        "locale": null,
        "defaultCountry": null,
        "providerInstances": instances,
        "resellers": resellers,
        "marginRules": ["markup", "margin", "splitMargin", "erpMinusDiscount"],
        "offerTypeMargins": "wrapped",
        "assists": {
            "providerInstances": assists,
            "resellers": assists,
            "domain": assists,
            "address": assists,
            "duplicates": assists,
            "status": true,
        },
        "timeoutSeconds": 30,
        "embed": { "allowedOrigins": origins },
        "sandbox": true,
    })
}
