//! Microsoft's data, a JSON string inside the JSON: written and read with the keys, kinds and order
//! of the specification's example.

use crate::domain::{
    AgreementDate, DomainPrefix, Email, MicrosoftData, PartnerId, Phone, Property, Qualification,
    Text,
};
use serde::Serialize;
use serde_json::Value;

/// `providerCustomerData` for Microsoft.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(
    missing_docs,
    reason = "the keys of the specification's example, told in `domain`"
)]
pub struct MicrosoftJson<'a> {
    pub domain: Option<&'a str>,
    pub credentials_email: Option<&'a str>,
    #[serde(rename = "AcceptedMCA")]
    pub accepted_mca: bool,
    pub agreement_date: Option<String>,
    pub keep_primary_information: bool,
    pub first_name: Option<&'a str>,
    pub last_name: Option<&'a str>,
    pub email: Option<&'a str>,
    pub phone: Option<&'a str>,
    pub default_culture: Option<&'a str>,
    pub language: Option<&'a str>,
    pub associated_partner_id: Option<&'a str>,
    pub qualifications: Vec<&'a str>,
    #[serde(rename = "EnableGDAP")]
    pub enable_gdap: bool,
}

impl MicrosoftJson<'_> {
    /// The JSON text.
    ///
    /// # Errors
    /// None that the values can cause: the type that `serde_json` gives.
    pub fn to_text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}

impl<'a> From<&'a MicrosoftData> for MicrosoftJson<'a> {
    fn from(data: &'a MicrosoftData) -> Self {
        let text = |text: &'a Option<Text>| text.as_ref().map(Text::as_str);
        Self {
            domain: Some(DomainPrefix::as_str(&data.domain)),
            credentials_email: data.credentials_email.as_ref().map(Email::as_str),
            accepted_mca: data.accepted_mca,
            agreement_date: data.agreement_date.as_ref().map(AgreementDate::instant),
            keep_primary_information: data.keep_primary_information,
            first_name: text(&data.first_name),
            last_name: text(&data.last_name),
            email: data.email.as_ref().map(Email::as_str),
            phone: data.phone.as_ref().map(Phone::as_str),
            default_culture: text(&data.default_culture),
            language: text(&data.language),
            associated_partner_id: data.associated_partner_id.as_ref().map(PartnerId::as_str),
            qualifications: data.qualifications.iter().map(|it| it.name()).collect(),
            enable_gdap: data.enable_gdap,
        }
    }
}

/// What the controls would show for this JSON, or `None` where they cannot show all of it: other
/// keys, other kinds of values, an agreement date that is no midnight UTC. Such JSON stays JSON, so
/// that nothing of it is lost.
pub fn microsoft_texts(json: &str) -> Option<Vec<(Property, String)>> {
    let Ok(Value::Object(object)) = serde_json::from_str(json) else {
        return None;
    };
    object
        .iter()
        .map(|(key, value)| {
            let property = Property::MICROSOFT.into_iter().find(|it| it.key() == key)?;
            Some((property, shown(property, value)?))
        })
        .collect()
}

/// A single value as its control shows it.
fn shown(property: Property, value: &Value) -> Option<String> {
    match (property, value) {
        (
            Property::AcceptedMca | Property::KeepPrimaryInformation | Property::EnableGdap,
            Value::Bool(ticked),
        ) => Some(if *ticked { "true" } else { "" }.to_owned()),
        (Property::AcceptedMca | Property::KeepPrimaryInformation | Property::EnableGdap, _) => {
            None
        }
        (Property::Qualifications, Value::Array(items)) => {
            let names: Option<Vec<_>> = items
                .iter()
                .map(|item| item.as_str().and_then(Qualification::named))
                .map(|known| known.map(Qualification::name))
                .collect();
            names.map(|names| names.join(","))
        }
        (Property::Qualifications, _) => None,
        (_, Value::Null) => Some(String::new()),
        (Property::AgreementDate, Value::String(instant)) => {
            AgreementDate::day_of(instant).map(str::to_owned)
        }
        (_, Value::String(text)) => Some(text.clone()),
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
