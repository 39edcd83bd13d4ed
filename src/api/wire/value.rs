//! The JSON of property values.

use customer::{Decimal, Qualification, Value};
use json_digits::Json;

/// Writes a value; `null` for none.
pub fn to_json(value: Option<&Value>) -> Json {
    match value {
        None => Json::Null,
        Some(Value::Text(text)) => text.as_str().into(),
        Some(Value::Email(email)) => email.as_str().into(),
        Some(Value::Phone(phone)) => phone.as_str().into(),
        Some(Value::Country(country)) => country.as_str().into(),
        Some(Value::Guid(id)) => id.to_string().into(),
        Some(Value::DomainPrefix(prefix)) => prefix.as_str().into(),
        Some(Value::PartnerId(id)) => id.as_str().into(),
        Some(Value::Date(date)) => date.instant().into(),
        Some(Value::Decimal(decimal)) => number(decimal),
        Some(Value::Flag(is_set)) => (*is_set).into(),
        Some(Value::Qualifications(all)) => Json::List(
            all.iter()
                .map(|it| Qualification::name(*it).into())
                .collect(),
        ),
        Some(Value::Json(text)) => text.as_str().into(),
    }
}

/// Writes a decimal as a JSON number with the same digits.
pub(super) fn number(decimal: &Decimal) -> Json {
    Json::Number(decimal.as_str().to_owned())
}
