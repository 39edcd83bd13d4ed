//! The `config.json` the app reads at start: always the sandbox's own, whatever stands in `dist`.

use serde_json::{Value, json};

use crate::sample;

/// The configuration, with a session to try the app with.
#[must_use]
pub fn configuration(token: &str) -> Value {
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
        "signIn": { "method": "token", "sample": { "tenant": sample::TENANT, "token": token } },
        "tenant": null,
        "locale": null,
        "defaultCountry": null,
        "providerInstances": instances,
        "resellers": resellers,
        "marginRules": ["markup", "margin", "splitMargin", "erpMinusDiscount"],
        "offerTypeMargins": "wrapped",
        "assists": {
            "providerInstances": false,
            "resellers": false,
            "domain": false,
            "address": false,
            "duplicates": false,
            "status": true,
        },
        "timeoutSeconds": 30,
    })
}
