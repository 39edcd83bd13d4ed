//! What can come back instead of a customer.

use serde_json::Value;

/// How an answer failed to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// None within the time the configuration gives.
    TimedOut,
    /// The connection was refused, dropped, or forbidden by the browser (CORS).
    NotReached,
}

/// An error body: `{statusCode, type, description, correlationId, errors[…]}` (specification).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The HTTP status.
    pub status: u16,
    /// What the API says in all.
    pub description: Option<String>,
    /// What to quote to support, where the API names one.
    pub correlation_id: Option<String>,
    /// What the API says of each property.
    pub refusals: Vec<PropertyRefusal>,
}

/// What the API says of a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PropertyRefusal {
    /// The property, in the API's own spelling; empty: the request as a whole.
    pub property_name: String,
    /// One or more sentences.
    pub messages: Vec<String>,
}

impl Report {
    /// Reads a body. One that is not of this shape gives the status alone; nothing that can be read
    /// is dropped.
    pub fn read(status: u16, body: &str) -> Self {
        let value: Value = serde_json::from_str(body).unwrap_or_default();
        let text = |name: &str| {
            value
                .get(name)
                .and_then(Value::as_str)
                .map(str::trim)
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        let refusals = value.get("errors").and_then(Value::as_array);
        Self {
            status,
            description: text("description"),
            correlation_id: text("correlationId"),
            refusals: refusals.into_iter().flatten().map(refusal).collect(),
        }
    }
}

fn refusal(value: &Value) -> PropertyRefusal {
    PropertyRefusal {
        property_name: value
            .get("propertyName")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .trim()
            .to_owned(),
        messages: match value.get("description") {
            Some(Value::Array(items)) => items
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            Some(Value::String(text)) => vec![text.clone()],
            _ => Vec::new(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(property_name: &str, messages: &[&str]) -> PropertyRefusal {
        PropertyRefusal {
            property_name: property_name.to_owned(),
            messages: messages.iter().map(|it| (*it).to_owned()).collect(),
        }
    }

    #[test]
    fn bodies() {
        let whole = r#"{"statusCode":400,"type":"ValidationError","description":"2 errors",
            "correlationId":"4d6e","errors":[
            {"propertyName":"CompanyName","description":["Too long.","Taken."]},
            {"propertyName":"","description":"Closed."}]}"#;
        for (status, body, expected) in [
            (
                400,
                whole,
                Report {
                    status: 400,
                    description: Some("2 errors".to_owned()),
                    correlation_id: Some("4d6e".to_owned()),
                    refusals: vec![
                        of("CompanyName", &["Too long.", "Taken."]),
                        of("", &["Closed."]),
                    ],
                },
            ),
            (
                502,
                "<h1>Bad Gateway</h1>",
                Report {
                    status: 502,
                    ..Report::default()
                },
            ),
            (
                500,
                "",
                Report {
                    status: 500,
                    ..Report::default()
                },
            ),
            (
                400,
                r#"{"errors":"many"}"#,
                Report {
                    status: 400,
                    ..Report::default()
                },
            ),
            (
                400,
                r#"{"errors":[{"propertyName":null},7]}"#,
                Report {
                    status: 400,
                    refusals: vec![of("", &[]), of("", &[])],
                    ..Report::default()
                },
            ),
        ] {
            assert_eq!(Report::read(status, body), expected, "{body}");
        }
    }
}
