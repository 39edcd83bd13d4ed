//! The rules of a customer that a schema cannot say.

use std::collections::HashSet;

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::access::Role;
use crate::contract::Contract;
use crate::countries;
use crate::problem::Violation;
use crate::sample;
use crate::wording::{joined, label};

const NEEDED: [&str; 10] = [
    "companyName",
    "country",
    "addressLine1",
    "city",
    "state",
    "zip",
    "firstName",
    "lastName",
    "email",
    "phone",
];

const MARGIN_RULES: [&str; 4] = ["markup", "margin", "splitMargin", "erpMinusDiscount"];

/// Everything a customer breaks: its schema and the rules of this page.
///
/// A rule looks only at values of the right kind; the others the schema has named already.
#[must_use]
pub fn violations(contract: &Contract, body: &Value, role: Role) -> Vec<Violation> {
    let mut found = contract.customer_violations(body);
    let Some(customer) = body.as_object() else {
        return found;
    };
    needed_text(customer, &mut found);
    country(customer, &mut found);
    reseller(customer, role, &mut found);
    associations(customer, &mut found);
    providers(contract, customer, &mut found);
    found
}

fn needed_text(customer: &Map<String, Value>, found: &mut Vec<Violation>) {
    for name in NEEDED {
        let is_blank = match customer.get(name) {
            Some(Value::Null) => true,
            Some(Value::String(text)) => text.trim().is_empty(),
            _ => false,
        };
        if is_blank {
            found.push(Violation::new(
                joined("", name),
                format!("{} is needed.", label(name)),
            ));
        }
    }
}

fn country(customer: &Map<String, Value>, found: &mut Vec<Violation>) {
    if let Some(Value::String(code)) = customer.get("country")
        && !code.trim().is_empty()
        && !countries::is_country(code)
    {
        let message = "Country must be a code of ISO 3166-1 alpha-2 in capitals, such as PT.";
        found.push(Violation::new("Country", message));
    }
}

fn reseller(customer: &Map<String, Value>, role: Role, found: &mut Vec<Violation>) {
    if role == Role::Reseller && customer.get("resellerId").is_some_and(|id| !id.is_null()) {
        let message = "A reseller creates its own customers and names no reseller.";
        found.push(Violation::new("ResellerId", message));
    }
}

fn associations(customer: &Map<String, Value>, found: &mut Vec<Violation>) {
    let associations = customer
        .get("customerAssociations")
        .and_then(Value::as_array);
    for (position, association) in associations.into_iter().flatten().enumerate() {
        if let Some(Value::String(name)) = association.get("name")
            && name.trim().is_empty()
        {
            found.push(Violation::new(
                format!("CustomerAssociations[{position}].Name"),
                "Name is needed.",
            ));
        }
    }
}

fn providers(contract: &Contract, customer: &Map<String, Value>, found: &mut Vec<Violation>) {
    match customer.get("providerCustomers") {
        Some(Value::Null) => {
            found.push(Violation::new(
                "ProviderCustomers",
                "At least one provider is needed.",
            ));
        }
        Some(Value::Object(entries)) => {
            let mut seen = HashSet::new();
            for (key, entry) in entries {
                if !seen.insert(key.to_lowercase()) {
                    let message = "There is an entry of this provider instance already.";
                    found.push(Violation::new(format!("ProviderCustomers[{key}]"), message));
                }
                provider(contract, key, entry, found);
            }
        }
        _ => {}
    }
}

fn provider(contract: &Contract, key: &str, entry: &Value, found: &mut Vec<Violation>) {
    let place = format!("ProviderCustomers[{key}]");
    let key_id = Uuid::try_parse(key).ok();
    let own_id = entry["providerInstanceId"]
        .as_str()
        .and_then(|id| Uuid::try_parse(id).ok());
    if key_id.is_some() && own_id.is_some() && key_id != own_id {
        let message = "Provider instance id must be the key of its entry.";
        found.push(Violation::new(
            format!("{place}.ProviderInstanceId"),
            message,
        ));
    }
    margin_rule(
        &format!("{place}.Margin"),
        &entry["margin"]["marginRule"]["name"],
        found,
    );
    for (offer_type, margin) in offer_type_margins(entry) {
        let place = format!("{place}.OfferTypeMargins[{offer_type}]");
        offer_type_margin(&place, offer_type, margin, found);
    }
    if let Value::String(data) = &entry["providerCustomerData"] {
        let place = format!("{place}.ProviderCustomerData");
        provider_data(contract, key, &place, data, found);
    }
}

/// The offer type margins of an entry, in either of the two shapes.
fn offer_type_margins(entry: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let margins = &entry["offerTypeMargins"];
    margins
        .get("Value")
        .unwrap_or(margins)
        .as_object()
        .into_iter()
        .flatten()
}

fn offer_type_margin(place: &str, offer_type: &str, margin: &Value, found: &mut Vec<Violation>) {
    if offer_type.trim().is_empty() {
        found.push(Violation::new(
            place,
            "The key must be the name of an offer type.",
        ));
    }
    margin_rule(place, &margin["MarginRule"]["Name"], found);
    margin_rule(place, &margin["marginRule"]["name"], found);
}

fn margin_rule(place: &str, name: &Value, found: &mut Vec<Violation>) {
    if let Some(name) = name.as_str()
        && !MARGIN_RULES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name))
    {
        let message = format!(
            "The margin rule must be one of {}.",
            MARGIN_RULES.join(", ")
        );
        found.push(Violation::new(format!("{place}.MarginRule.Name"), message));
    }
}

/// The data is JSON for every provider. What is in it is known for Microsoft only; an instance the sandbox has never
/// heard of is taken for one of Microsoft's where its data names a domain.
fn provider_data(
    contract: &Contract,
    instance: &str,
    place: &str,
    data: &str,
    found: &mut Vec<Violation>,
) {
    let Ok(data) = serde_json::from_str::<Value>(data) else {
        found.push(Violation::new(
            place,
            "Provider customer data must be JSON, written as text.",
        ));
        return;
    };
    if is_microsoft(instance, &data) {
        found.extend(contract.microsoft_violations(place, &data));
    }
}

/// Whether the instance is Microsoft's.
#[must_use]
pub fn is_microsoft(instance: &str, data: &Value) -> bool {
    sample::instance(instance).map_or(data.get("Domain").is_some(), |instance| instance.microsoft)
}
