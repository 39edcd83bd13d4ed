//! Microsoft's data, a JSON string inside the JSON: written and read with the keys, kinds and order
//! of the specification's example.

use customer::{
    AgreementDate, Email, MicrosoftData, PartnerId, Phone, Property, Qualification, Text,
};
use json_digits::Json;

/// `providerCustomerData` for Microsoft, of what is checked and ready to be sent.
pub(super) fn microsoft_json(data: &MicrosoftData) -> Json {
    let text = |text: &Option<Text>| -> Json { text.as_ref().map(Text::as_str).into() };
    let partner_id = data.associated_partner_id.as_ref().map(PartnerId::as_str);
    let qualifications = data.qualifications.iter().map(|it| it.name().into());
    Json::object([
        ("Domain", data.domain.as_str().into()),
        (
            "CredentialsEmail",
            data.credentials_email.as_ref().map(Email::as_str).into(),
        ),
        ("AcceptedMCA", data.accepted_mca.into()),
        (
            "AgreementDate",
            data.agreement_date
                .as_ref()
                .map(AgreementDate::instant)
                .into(),
        ),
        (
            "KeepPrimaryInformation",
            data.keep_primary_information.into(),
        ),
        ("FirstName", text(&data.first_name)),
        ("LastName", text(&data.last_name)),
        ("Email", data.email.as_ref().map(Email::as_str).into()),
        ("Phone", data.phone.as_ref().map(Phone::as_str).into()),
        ("DefaultCulture", text(&data.default_culture)),
        ("Language", text(&data.language)),
        ("AssociatedPartnerId", partner_id.into()),
        ("Qualifications", Json::List(qualifications.collect())),
        ("EnableGDAP", data.enable_gdap.into()),
    ])
}

/// The same of what the controls hold, finished or not, on lines for people to read.
pub fn microsoft_lines(texts: &[(Property, String)]) -> String {
    let mut lines = String::from("{");
    for property in KEYS {
        let text = texts.iter().find(|(it, _)| *it == property);
        let text = text.map(|(_, text)| text.trim()).unwrap_or_default();
        let end = if lines.len() > 1 { ",\n" } else { "\n" };
        let value = written(property, text).written();
        for part in [end, "  \"", property.key(), "\": ", &value] {
            lines.push_str(part);
        }
    }
    lines.push_str("\n}");
    lines
}

/// The keys in the order of the specification's example.
const KEYS: [Property; 14] = [
    Property::Domain,
    Property::CredentialsEmail,
    Property::AcceptedMca,
    Property::AgreementDate,
    Property::KeepPrimaryInformation,
    Property::SignatoryFirstName,
    Property::SignatoryLastName,
    Property::SignatoryEmail,
    Property::SignatoryPhone,
    Property::DefaultCulture,
    Property::Language,
    Property::AssociatedPartnerId,
    Property::Qualifications,
    Property::EnableGdap,
];

/// A control's text as JSON.
fn written(property: Property, text: &str) -> Json {
    match property {
        _ if is_flag(property) => (text == "true").into(),
        Property::Qualifications => {
            let names = text.split(',').filter(|name| !name.is_empty());
            Json::List(names.map(Json::from).collect())
        }
        _ if text.is_empty() => Json::Null,
        Property::AgreementDate => match AgreementDate::optional(text) {
            Ok(date) => date.map(|date| date.instant()).into(),
            Err(_) => Json::Null,
        },
        _ => text.into(),
    }
}

/// Why the controls cannot show a JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotShown {
    /// It is no JSON, or a key stands in it twice.
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
pub fn microsoft_texts(json: &str) -> Result<Vec<(Property, String)>, NotShown> {
    if Json::check(json).is_err() {
        return Err(NotShown::Faulty);
    }
    let Ok(Json::Object(object)) = Json::read(json) else {
        return Err(NotShown::NoObject);
    };
    let known = |key: &str| Property::MICROSOFT.into_iter().find(|it| it.key() == key);
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
    match property {
        _ if is_flag(property) => matches!(value, Json::Bool(_)),
        Property::Qualifications => match value {
            Json::List(items) => items.iter().all(|it| it.as_str().is_some()),
            value => *value == Json::Null,
        },
        _ => matches!(value, Json::Text(_) | Json::Null),
    }
}

fn is_flag(property: Property) -> bool {
    matches!(
        property,
        Property::AcceptedMca | Property::KeepPrimaryInformation | Property::EnableGdap
    )
}

/// A single value of the right type as its control shows it.
fn shown(property: Property, value: &Json) -> Option<String> {
    match (property, value) {
        (_, Json::Bool(ticked)) => Some(if *ticked { "true" } else { "" }.to_owned()),
        (Property::Qualifications, Json::List(items)) => {
            let names: Option<Vec<_>> = items
                .iter()
                .map(|item| item.as_str().and_then(Qualification::named))
                .map(|known| known.map(Qualification::name))
                .collect();
            names.map(|names| names.join(","))
        }
        // It is sent as an empty list.
        (Property::Qualifications, _) => None,
        (_, Json::Null) => Some(String::new()),
        (Property::AgreementDate, Json::Text(instant)) => {
            AgreementDate::day_of(instant).map(str::to_owned)
        }
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
            assert_eq!(microsoft_texts(json), expected, "{json}");
        }
    }
}
