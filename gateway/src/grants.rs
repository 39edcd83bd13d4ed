//! The connections that a person may use, by the claims of the provider.

use serde_json::{Map, Value};

use crate::config::{Config, Grant};

/// A claim by its name; where there is none of that name, dots lead into objects, as in Keycloak's
/// `realm_access.roles`.
#[must_use]
pub fn find<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    if let Some(value) = claims.get(name) {
        return Some(value);
    }
    let (first, rest) = name.split_once('.')?;
    find(claims.get(first)?.as_object()?, rest)
}

/// The result of a person's claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Granted {
    /// These connections, in the order of the configuration.
    Connections(Vec<String>),
    /// None: what was looked for.
    Nothing(Vec<(String, String)>),
    /// The provider left the claim out because it has too many values (Entra ID, above 200 groups).
    LeftOut(String),
}

/// The connections of a person with these claims.
#[must_use]
pub fn granted(config: &Config, claims: &Map<String, Value>) -> Granted {
    let is_met = |grant: &Grant| match find(claims, &grant.claim) {
        Some(Value::String(value)) => *value == grant.equals,
        Some(Value::Array(values)) => values.iter().any(|value| *value == *grant.equals),
        _ => false,
    };
    let met: Vec<usize> = config
        .grants
        .iter()
        .filter(|grant| is_met(grant))
        .flat_map(|it| it.connections.clone())
        .collect();
    let names: Vec<String> = config
        .connections
        .iter()
        .enumerate()
        .filter(|(position, _)| met.contains(position))
        .map(|(_, connection)| connection.name.clone())
        .collect();
    if !names.is_empty() {
        return Granted::Connections(names);
    }
    let elsewhere = claims.get("_claim_names").and_then(Value::as_object);
    let left_out = config
        .grants
        .iter()
        .find(|grant| elsewhere.is_some_and(|names| names.contains_key(&grant.claim)));
    if let Some(grant) = left_out {
        return Granted::LeftOut(grant.claim.clone());
    }
    Granted::Nothing(
        config
            .grants
            .iter()
            .map(|it| (it.claim.clone(), it.equals.clone()))
            .collect(),
    )
}

/// The person's name.
#[must_use]
pub fn person(claims: &Map<String, Value>) -> String {
    let named = |name: &&str| {
        crate::oidc::claims::text(claims, name)
            .map(str::trim)
            .filter(|it| !it.is_empty())
    };
    let found = ["name", "preferred_username", "email", "sub"]
        .iter()
        .find_map(named);
    found.unwrap_or_default().chars().take(200).collect()
}
