//! Microsoft's data, a JSON string inside the JSON. Keys, types and order are those of the specification's example.

use super::value::to_json;
use customer::{AgreementDate, Kind, MicrosoftProperties, Property, Qualification, Value};
use json_digits::Json;

/// Writes `providerCustomerData` for Microsoft.
pub(super) fn microsoft_json(data: &MicrosoftProperties<Option<Value>>) -> Json {
    let members = data.each().into_iter();
    Json::Object(
        members
            .map(|(property, value)| (property.key().to_owned(), to_json(value.as_ref())))
            .collect(),
    )
}

/// Writes the texts of the controls, complete or not, as JSON in lines.
pub fn write_microsoft_data(texts: &MicrosoftProperties<String>) -> String {
    let mut lines = String::from("{");
    for (property, text) in texts.each() {
        let end = if lines.len() > 1 { ",\n" } else { "\n" };
        let value = control_json(property, text.trim()).to_text();
        for part in [end, "  \"", property.key(), "\": ", &value] {
            lines.push_str(part);
        }
    }
    lines.push_str("\n}");
    lines
}

/// Writes the text of a control as JSON.
fn control_json(property: Property, text: &str) -> Json {
    match property.kind() {
        Kind::Flag => (text == "true").into(),
        Kind::Qualifications => {
            let names = text.split(',').filter(|name| !name.is_empty());
            Json::List(names.map(Json::from).collect())
        }
        _ if text.is_empty() => Json::Null,
        Kind::Date => match AgreementDate::parse_optional(text) {
            Ok(date) => date.map(|date| date.instant()).into(),
            Err(_) => Json::Null,
        },
        _ => text.into(),
    }
}

/// Why the controls cannot show a JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotShown {
    /// It is not JSON, or it has the same key twice.
    Faulty,
    /// It is another value than an object.
    NoObject,
    /// A key that no control is for.
    Key(String),
    /// A value of another type than this key's.
    Type(Property),
    /// A value that this key's control cannot hold: an unknown qualification, an agreement date that is no midnight UTC.
    Value(Property),
}

/// What the controls would show for this JSON. Of several obstacles a wrong type is named first: it is one for the
/// API as well.
///
/// # Errors
/// Why they cannot show all of it. Such JSON stays JSON, so that nothing of it is lost.
pub fn read_microsoft_data(json: &str) -> Result<Vec<(Property, String)>, NotShown> {
    if Json::validate(json).is_err() {
        return Err(NotShown::Faulty);
    }
    let Ok(Json::Object(object)) = Json::read(json) else {
        return Err(NotShown::NoObject);
    };
    let known = |key: &str| {
        MicrosoftProperties::PROPERTIES
            .into_iter()
            .find(|it| it.key() == key)
    };
    for (key, value) in &object {
        if let Some(property) = known(key).filter(|it| !is_of_type(*it, value)) {
            return Err(NotShown::Type(property));
        }
    }
    let mut texts = Vec::with_capacity(object.len());
    for (key, value) in &object {
        let property = known(key).ok_or_else(|| NotShown::Key(key.clone()))?;
        let text = shown(property, value).ok_or(NotShown::Value(property))?;
        texts.push((property, text));
    }
    Ok(texts)
}

fn is_of_type(property: Property, value: &Json) -> bool {
    match property.kind() {
        Kind::Flag => matches!(value, Json::Bool(_)),
        Kind::Qualifications => match value {
            Json::List(items) => items.iter().all(|it| it.as_str().is_some()),
            value => *value == Json::Null,
        },
        _ => matches!(value, Json::Text(_) | Json::Null),
    }
}

/// A single value of the right type as its control shows it.
fn shown(property: Property, value: &Json) -> Option<String> {
    match (property.kind(), value) {
        (_, Json::Bool(ticked)) => Some(if *ticked { "true" } else { "" }.to_owned()),
        (Kind::Qualifications, Json::List(items)) => {
            let names: Option<Vec<_>> = items
                .iter()
                .map(|item| item.as_str().and_then(Qualification::from_name))
                .map(|known| known.map(Qualification::name))
                .collect();
            names.map(|names| names.join(","))
        }
        // It is sent as an empty list.
        (Kind::Qualifications, _) => None,
        (_, Json::Null) => Some(String::new()),
        (Kind::Date, Json::Text(instant)) => AgreementDate::day_of(instant).map(str::to_owned),
        (_, Json::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_controls_can_show() {
        for (json, expected) in [
            (
                r#"{"Domain":"contoso"}"#,
                Ok(vec![(Property::Domain, "contoso")]),
            ),
            (
                r#"{"AgreementDate":null}"#,
                Ok(vec![(Property::AgreementDate, "")]),
            ),
            (
                r#"{"AgreementDate":"2022-12-28T00:00:00Z"}"#,
                Ok(vec![(Property::AgreementDate, "2022-12-28")]),
            ),
            (
                r#"{"Qualifications":["Education","StateOwnedEntity"]}"#,
                Ok(vec![(
                    Property::Qualifications,
                    "Education,StateOwnedEntity",
                )]),
            ),
            (
                r#"{"AcceptedMCA":true}"#,
                Ok(vec![(Property::AcceptedMca, "true")]),
            ),
            (
                r#"{"EnableGDAP":false}"#,
                Ok(vec![(Property::EnableGdap, "")]),
            ),
            (
                r#"{"AgreementDate":"2022-12-28T10:30:00Z"}"#,
                Err(NotShown::Value(Property::AgreementDate)),
            ),
            (
                r#"{"Qualifications":["Nonprofit"]}"#,
                Err(NotShown::Value(Property::Qualifications)),
            ),
            (
                r#"{"Qualifications":null}"#,
                Err(NotShown::Value(Property::Qualifications)),
            ),
            (
                r#"{"Qualifications":"Education"}"#,
                Err(NotShown::Type(Property::Qualifications)),
            ),
            (
                r#"{"Qualifications":[1]}"#,
                Err(NotShown::Type(Property::Qualifications)),
            ),
            (
                r#"{"AcceptedMCA":"yes"}"#,
                Err(NotShown::Type(Property::AcceptedMca)),
            ),
            (
                r#"{"AcceptedMCA":null}"#,
                Err(NotShown::Type(Property::AcceptedMca)),
            ),
            (r#"{"Domain":4}"#, Err(NotShown::Type(Property::Domain))),
            (
                r#"{"Foo":1,"Domain":4}"#,
                Err(NotShown::Type(Property::Domain)),
            ),
            (
                r#"{"domain":"contoso"}"#,
                Err(NotShown::Key("domain".to_owned())),
            ),
            (
                r#"{"Domain":"contoso","Domain":"fabrikam"}"#,
                Err(NotShown::Faulty),
            ),
            (
                r#"{"Email":null,"EnableGDAP":true,"Email":null}"#,
                Err(NotShown::Faulty),
            ),
            (
                r#"{"Account":"4711"}"#,
                Err(NotShown::Key("Account".to_owned())),
            ),
            ("[]", Err(NotShown::NoObject)),
            ("{", Err(NotShown::Faulty)),
        ] {
            let expected = expected.map(|texts: Vec<(Property, &str)>| {
                texts
                    .into_iter()
                    .map(|(property, text)| (property, text.to_owned()))
                    .collect::<Vec<_>>()
            });
            assert_eq!(read_microsoft_data(json), expected, "{json}");
        }
    }
}
