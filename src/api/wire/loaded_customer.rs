//! Reads a request body, whole or in part, as the texts that the controls show.

use super::microsoft_texts;
use crate::domain::{Guid, Property};
use serde_json::{Map, Value};

/// The text is not a JSON object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotABody;

/// A request body as the controls show it. What it does not name is `None` or left out.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct LoadedCustomer {
    /// The customer's id, where it is a GUID.
    pub id: Option<Guid>,
    /// The texts of the customer's own properties.
    pub scalars: Vec<(Property, String)>,
    /// The provider entries.
    pub providers: Option<Vec<LoadedProvider>>,
    /// The relations to resellers: id and name.
    pub associations: Option<Vec<(String, String)>>,
}

/// A provider entry of a loaded body.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct LoadedProvider {
    /// The provider instance.
    pub instance: String,
    /// The customer's number at the provider.
    pub provider_customer_id: Option<String>,
    /// The provider's own data.
    pub data: LoadedData,
    /// The price margin.
    pub margin: LoadedMargin,
    /// Offer types and their margins.
    pub offer_type_margins: Vec<(String, LoadedMargin)>,
}

/// The provider's own data.
#[derive(Debug, PartialEq, Eq)]
pub enum LoadedData {
    /// What Microsoft's controls show.
    Microsoft(Vec<(Property, String)>),
    /// JSON that they cannot show whole.
    Json(String),
}

impl Default for LoadedData {
    fn default() -> Self {
        Self::Microsoft(Vec::new())
    }
}

/// A margin: its rule and its value, a decimal with a point.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct LoadedMargin {
    /// The rule's name.
    pub rule: String,
    /// The value.
    pub value: String,
}

impl LoadedCustomer {
    /// Reads a body as [`super::customer_body`] writes it, in both shapes of `offerTypeMargins`.
    ///
    /// # Errors
    /// [`NotABody`] where the text is no JSON object. Values of an unexpected kind are left out.
    pub fn read(json: &str) -> Result<Self, NotABody> {
        let Ok(Value::Object(body)) = serde_json::from_str(json) else {
            return Err(NotABody);
        };
        let scalars = Property::SCALARS
            .into_iter()
            .filter_map(|property| Some((property, text(body.get(property.key())?)?)))
            .collect();
        let providers = body
            .get("providerCustomers")
            .and_then(Value::as_object)
            .map(|entries| entries.iter().map(provider).collect());
        let associations = body
            .get("customerAssociations")
            .and_then(Value::as_array)
            .map(|items| {
                items
                    .iter()
                    .filter_map(Value::as_object)
                    .map(association)
                    .collect()
            });
        Ok(Self {
            id: body
                .get("id")
                .and_then(Value::as_str)
                .and_then(|id| Guid::required(id).ok()),
            scalars,
            providers,
            associations,
        })
    }
}

/// A value that a text control can show; `null` is an empty one.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null => Some(String::new()),
        _ => None,
    }
}

fn member(object: &Map<String, Value>, name: &str) -> String {
    object.get(name).and_then(text).unwrap_or_default()
}

fn provider((key, entry): (&String, &Value)) -> LoadedProvider {
    let get = |name| entry.get(name);
    LoadedProvider {
        instance: get("providerInstanceId")
            .and_then(text)
            .unwrap_or_else(|| key.clone()),
        provider_customer_id: get("providerCustomerId")
            .and_then(Value::as_str)
            .map(str::to_owned),
        data: match get("providerCustomerData") {
            Some(Value::String(json)) => match microsoft_texts(json) {
                Some(texts) => LoadedData::Microsoft(texts),
                None => LoadedData::Json(json.clone()),
            },
            // An object instead of the string, as people write it by hand.
            Some(object @ Value::Object(_)) => LoadedData::Json(object.to_string()),
            _ => LoadedData::default(),
        },
        margin: get("margin").map(margin).unwrap_or_default(),
        offer_type_margins: offer_type_margins(get("offerTypeMargins")),
    }
}

/// Both shapes: the dictionary itself, or inside `Value` as the only member.
fn offer_type_margins(value: Option<&Value>) -> Vec<(String, LoadedMargin)> {
    let Some(Value::Object(outer)) = value else {
        return Vec::new();
    };
    let dictionary = match outer.get("Value") {
        Some(Value::Object(inner)) if outer.len() == 1 => inner,
        _ => outer,
    };
    dictionary
        .iter()
        .map(|(offer_type, value)| (offer_type.clone(), margin(value)))
        .collect()
}

/// A margin in camel or Pascal case.
fn margin(value: &Value) -> LoadedMargin {
    let either = |object: &Value, camel: &str, pascal: &str| {
        object.get(camel).or_else(|| object.get(pascal)).cloned()
    };
    LoadedMargin {
        rule: either(value, "marginRule", "MarginRule")
            .and_then(|rule| either(&rule, "name", "Name"))
            .and_then(|name| text(&name))
            .unwrap_or_default(),
        value: either(value, "value", "Value")
            .and_then(|number| text(&number))
            .unwrap_or_default(),
    }
}

fn association(object: &Map<String, Value>) -> (String, String) {
    (member(object, "resellerId"), member(object, "name"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_body() {
        let loaded = LoadedCustomer::read(r#"{"companyName":"Contoso","country":"PT","zip":1000}"#);
        assert_eq!(
            loaded,
            Ok(LoadedCustomer {
                scalars: vec![
                    (Property::CompanyName, "Contoso".to_owned()),
                    (Property::Country, "PT".to_owned()),
                    (Property::Zip, "1000".to_owned()),
                ],
                ..LoadedCustomer::default()
            })
        );
    }

    #[test]
    fn values_of_another_kind_are_left_out() {
        for json in [
            r#"{"companyName":["Contoso"]}"#,
            r#"{"providerCustomers":[]}"#,
            r#"{"customerAssociations":"none"}"#,
            r#"{"id":"string"}"#,
        ] {
            assert_eq!(
                LoadedCustomer::read(json),
                Ok(LoadedCustomer::default()),
                "{json}"
            );
        }
    }

    #[test]
    fn not_a_body() {
        for json in ["", "[]", "\"text\"", "{"] {
            assert_eq!(LoadedCustomer::read(json), Err(NotABody), "{json}");
        }
    }
}
