//! The creation status at each provider: `GET /v1/Customers/{id}`.

use crate::truncate::truncate;
use json_digits::Json;

/// The maximum number of characters of a provider instance.
const INSTANCE_MAX: usize = 100;

/// The creation of a customer at one provider instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderStatus {
    /// The GUID of the provider instance, as the API writes it.
    pub instance: String,
    pub status: CreationStatus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CreationStatus {
    /// The provider has not finished.
    Processing,
    /// The customer exists at the provider.
    Success,
    /// The provider refused the customer.
    Failed(CreationError),
    /// The API returned another status, or none.
    Unknown,
}

/// The reason why the provider refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CreationError {
    /// The domain of the tenant is taken.
    DomainExists,
    /// The company data violates a rule of Microsoft.
    InvalidCompanyInfo,
    /// The provider gave no reason.
    Unknown,
}

impl ProviderStatus {
    /// Reads all provider entries of a customer. Bodies of another structure have none.
    pub fn read_all(body: &str) -> Vec<Self> {
        let value = Json::read(body).unwrap_or_default();
        let entries = value.get("providerCustomers").map(Json::members);
        entries
            .unwrap_or_default()
            .iter()
            .map(|(instance, entry)| Self {
                instance: truncate(instance, INSTANCE_MAX),
                status: status(entry),
            })
            .collect()
    }
}

fn status(entry: &Json) -> CreationStatus {
    match word(entry.get("status")) {
        Some("Processing") => CreationStatus::Processing,
        Some("Success") => CreationStatus::Success,
        Some("Failed") => CreationStatus::Failed(match word(entry.get("customerCreationError")) {
            Some("DomainExists") => CreationError::DomainExists,
            Some("InvalidCompanyInfo") => CreationError::InvalidCompanyInfo,
            _ => CreationError::Unknown,
        }),
        _ => CreationStatus::Unknown,
    }
}

/// The specification declares both as objects without keys: reads a string, or the first string in an object.
fn word(value: Option<&Json>) -> Option<&str> {
    match value? {
        Json::Text(word) => Some(word),
        Json::Object(members) => members.iter().find_map(|(_, value)| value.as_str()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers() {
        use CreationStatus::{Failed, Processing, Success, Unknown};
        for (entry, expected) in [
            (r#"{"status":"Processing"}"#, Processing),
            (r#"{"status":{"name":"Success"}}"#, Success),
            (r#"{"status":{"status":"Success"}}"#, Success),
            (
                r#"{"status":{"name":"Failed"},"customerCreationError":{"name":"DomainExists"}}"#,
                Failed(CreationError::DomainExists),
            ),
            (
                r#"{"status":"Failed","customerCreationError":"InvalidCompanyInfo"}"#,
                Failed(CreationError::InvalidCompanyInfo),
            ),
            (r#"{"status":"Failed"}"#, Failed(CreationError::Unknown)),
            (r#"{"status":7}"#, Unknown),
            ("{}", Unknown),
            ("null", Unknown),
        ] {
            let body = format!(r#"{{"providerCustomers":{{"cb3c":{entry}}}}}"#);
            assert_eq!(
                ProviderStatus::read_all(&body),
                vec![ProviderStatus {
                    instance: "cb3c".to_owned(),
                    status: expected
                }],
                "{entry}"
            );
        }
        assert_eq!(ProviderStatus::read_all("not JSON"), Vec::new());
        let long = format!(r#"{{"providerCustomers":{{"{}":{{}}}}}}"#, "é".repeat(5000));
        let all = ProviderStatus::read_all(&long);
        assert_eq!(all[0].instance.chars().count(), INSTANCE_MAX + 1);
    }
}
