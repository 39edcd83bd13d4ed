//! Microsoft's data, a JSON string inside the JSON. Keys, types and order are those of the specification's example.

use super::value::json_of;
use customer::{AgreementDate, Kind, MicrosoftProperties, Property, Qualification, Value};
use json_digits::Json;

/// Writes `providerCustomerData` for Microsoft.
pub(super) fn microsoft_json(data: &MicrosoftProperties<Option<Value>>) -> Json {
    let members = data.each().into_iter();
    Json::Object(
        members
            .map(|(property, value)| (property.key().to_owned(), json_of(value.as_ref())))
            .collect(),
    )
}

/// Writes the texts of the controls, complete or not, as JSON in lines.
pub fn microsoft_lines(texts: &MicrosoftProperties<String>) -> String {
    let mut lines = String::from("{");
    for (property, text) in texts.each() {
        let end = if lines.len() > 1 { ",\n" } else { "\n" };
        let value = written(property, text.trim()).written();
        for part in [end, "  \"", property.key(), "\": ", &value] {
            lines.push_str(part);
        }
    }
    lines.push_str("\n}");
    lines
}

/// Writes the text of a control as JSON.
fn written(property: Property, text: &str) -> Json {
    match property.kind() {
        Kind::Flag => (text == "true").into(),
        Kind::Qualifications => {
            let names = text.split(',').filter(|name| !name.is_empty());
            Json::List(names.map(Json::from).collect())
        }
        _ if text.is_empty() => Json::Null,
        Kind::Date => match AgreementDate::optional(text) {
            Ok(date) => date.map(|date| date.instant()).into(),
            Err(_) => Json::Null,
        },
        _ => text.into(),
    }
}

/// Parses JSON into the texts of the controls. `None` if they cannot show all of it: other keys, duplicate keys,
/// values of another type, an agreement date that is not midnight UTC. Such JSON stays JSON, so that nothing is
/// lost.
pub fn microsoft_texts(json: &str) -> Option<Vec<(Property, String)>> {
    let Ok(Json::Object(object)) = Json::read(json) else {
        return None;
    };
    if Json::check(json).is_err() {
        return None;
    }
    object
        .iter()
        .map(|(key, value)| {
            let property = MicrosoftProperties::PROPERTIES
                .into_iter()
                .find(|it| it.key() == key)?;
            Some((property, shown(property, value)?))
        })
        .collect()
}

/// Returns the text that the control of a property shows for a value.
fn shown(property: Property, value: &Json) -> Option<String> {
    match (property.kind(), value) {
        (Kind::Flag, Json::Bool(ticked)) => Some(if *ticked { "true" } else { "" }.to_owned()),
        (Kind::Flag, _) => None,
        (Kind::Qualifications, Json::List(items)) => {
            let names: Option<Vec<_>> = items
                .iter()
                .map(|item| item.as_str().and_then(Qualification::named))
                .map(|known| known.map(Qualification::name))
                .collect();
            names.map(|names| names.join(","))
        }
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
                Some(vec![(Property::Domain, "contoso")]),
            ),
            (
                r#"{"AgreementDate":null}"#,
                Some(vec![(Property::AgreementDate, "")]),
            ),
            (
                r#"{"AgreementDate":"2022-12-28T00:00:00Z"}"#,
                Some(vec![(Property::AgreementDate, "2022-12-28")]),
            ),
            (
                r#"{"Qualifications":["Education","StateOwnedEntity"]}"#,
                Some(vec![(
                    Property::Qualifications,
                    "Education,StateOwnedEntity",
                )]),
            ),
            (
                r#"{"AcceptedMCA":true}"#,
                Some(vec![(Property::AcceptedMca, "true")]),
            ),
            (
                r#"{"EnableGDAP":false}"#,
                Some(vec![(Property::EnableGdap, "")]),
            ),
            (r#"{"AgreementDate":"2022-12-28T10:30:00Z"}"#, None),
            (r#"{"Qualifications":["Nonprofit"]}"#, None),
            (r#"{"Qualifications":null}"#, None),
            (r#"{"AcceptedMCA":"yes"}"#, None),
            (r#"{"AcceptedMCA":null}"#, None),
            (r#"{"Domain":4}"#, None),
            (r#"{"domain":"contoso"}"#, None),
            (r#"{"Domain":"contoso","Domain":"fabrikam"}"#, None),
            (r#"{"Domain":"contoso","Domain":"contoso"}"#, None),
            (r#"{"Email":null,"EnableGDAP":true,"Email":null}"#, None),
            (r#"{"Account":"4711"}"#, None),
            ("[]", None),
            ("{", None),
        ] {
            let expected = expected.map(|texts| {
                texts
                    .into_iter()
                    .map(|(property, text)| (property, text.to_owned()))
                    .collect::<Vec<_>>()
            });
            assert_eq!(microsoft_texts(json), expected, "{json}");
        }
    }
}
