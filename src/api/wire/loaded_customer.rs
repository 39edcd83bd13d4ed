//! Reads a request body, complete or partial, as the texts of the controls.

use super::read_microsoft_data;
use customer::{CustomerProperties, Guid, Property};
use json_digits::Json;

/// The text is not a JSON object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnObject;

/// The texts of a request body. Members that it does not have are `None` or left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadedCustomer {
    /// The customer's id, if it is a GUID.
    pub id: Option<Guid>,
    /// The texts of the customer's own properties.
    pub scalars: Vec<(Property, String)>,
    /// The provider entries.
    pub providers: Option<Vec<LoadedProvider>>,
    /// The relations to resellers: id and name.
    pub associations: Option<Vec<(String, String)>>,
}

/// A provider entry of a request body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadedProvider {
    pub instance: String,
    /// The customer's id at the provider.
    pub provider_customer_id: Option<String>,
    pub data: LoadedData,
    pub margin: LoadedMargin,
    /// The offer types and their margins.
    pub offer_type_margins: Vec<(String, LoadedMargin)>,
}

/// The provider's own data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadedData {
    /// The texts of Microsoft's controls.
    Microsoft(Vec<(Property, String)>),
    /// JSON that these controls cannot show completely.
    Json(String),
}

impl Default for LoadedData {
    fn default() -> Self {
        Self::Microsoft(Vec::new())
    }
}

/// The texts of a margin: rule, and value with a decimal point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadedMargin {
    /// The rule's name.
    pub rule: String,
    pub value: String,
}

impl LoadedCustomer {
    /// Parses a body as [`super::customer_body`] writes it, in both formats of `offerTypeMargins`. Values of
    /// another type are left out.
    ///
    /// # Errors
    /// The text is not a JSON object.
    pub fn read(json: &str) -> Result<Self, NotAnObject> {
        let Ok(body @ Json::Object(_)) = Json::read(json) else {
            return Err(NotAnObject);
        };
        let scalars = CustomerProperties::PROPERTIES
            .into_iter()
            .filter_map(|property| Some((property, text(body.get(property.key())?)?)))
            .collect();
        let providers = match body.get("providerCustomers") {
            Some(Json::Object(entries)) => Some(entries.iter().map(provider).collect()),
            _ => None,
        };
        let associations = match body.get("customerAssociations") {
            Some(Json::List(items)) => Some(associations(items)),
            _ => None,
        };
        Ok(Self {
            id: body.text("id").and_then(|id| Guid::parse(id).ok()),
            scalars,
            providers,
            associations,
        })
    }

    /// Counts the entries and rows that the form needs for it.
    pub fn count_entries(&self) -> usize {
        let providers = self.providers.iter().flatten();
        let providers = providers.map(|it| 1 + it.offer_type_margins.len());
        providers.sum::<usize>() + self.associations.as_ref().map_or(0, Vec::len)
    }
}

/// Returns the text that a control shows for a value; `null` is empty.
fn text(value: &Json) -> Option<String> {
    match value {
        Json::Text(text) | Json::Number(text) => Some(text.clone()),
        Json::Null => Some(String::new()),
        _ => None,
    }
}

fn member(object: &Json, name: &str) -> String {
    object.get(name).and_then(text).unwrap_or_default()
}

fn provider((key, entry): &(String, Json)) -> LoadedProvider {
    let get = |name| entry.get(name);
    LoadedProvider {
        instance: get("providerInstanceId")
            .and_then(text)
            .unwrap_or_else(|| key.clone()),
        provider_customer_id: entry.text("providerCustomerId").map(str::to_owned),
        data: match get("providerCustomerData") {
            Some(Json::Text(json)) => match read_microsoft_data(json) {
                Ok(texts) => LoadedData::Microsoft(texts),
                Err(_) => LoadedData::Json(json.clone()),
            },
            // An object instead of a string, as in hand-written JSON.
            Some(object @ Json::Object(_)) => LoadedData::Json(object.to_text()),
            _ => LoadedData::default(),
        },
        margin: get("margin").map(margin).unwrap_or_default(),
        offer_type_margins: offer_type_margins(get("offerTypeMargins")),
    }
}

/// Reads both formats: the dictionary, or an object with it as the only member `Value`.
fn offer_type_margins(value: Option<&Json>) -> Vec<(String, LoadedMargin)> {
    let outer = value.map(Json::members).unwrap_or_default();
    let dictionary = match outer {
        [(name, Json::Object(inner))] if name == "Value" => inner,
        _ => outer,
    };
    dictionary
        .iter()
        .map(|(offer_type, value)| (offer_type.clone(), margin(value)))
        .collect()
}

/// Reads a margin in camel or Pascal case.
fn margin(value: &Json) -> LoadedMargin {
    LoadedMargin {
        rule: either(value, "marginRule", "MarginRule")
            .and_then(|rule| either(rule, "name", "Name"))
            .and_then(text)
            .unwrap_or_default(),
        value: either(value, "value", "Value")
            .and_then(text)
            .unwrap_or_default(),
    }
}

fn either<'a>(object: &'a Json, camel: &str, pascal: &str) -> Option<&'a Json> {
    object.get(camel).or_else(|| object.get(pascal))
}

fn associations(items: &[Json]) -> Vec<(String, String)> {
    let mut associations = Vec::new();
    for item in items {
        if let Json::Object(_) = item {
            associations.push((member(item, "resellerId"), member(item, "name")));
        }
    }
    associations
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
            assert_eq!(LoadedCustomer::read(json), Err(NotAnObject), "{json}");
        }
    }
}
