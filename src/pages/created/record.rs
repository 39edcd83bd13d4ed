//! What the page after creation knows of the customer.

use crate::domain::{Customer, Email, Guid, MicrosoftData, ProviderData};
use crate::json::Json;
use crate::platform::storage;

const KEY: &str = "onboard.created";

/// The customer created last, kept for a reload of this tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Created {
    /// The id that the API answered.
    pub id: String,
    /// What to quote to support.
    pub correlation: String,
    /// The company's name.
    pub company: String,
    /// The GUIDs of its provider instances.
    pub instances: Vec<String>,
    /// Who receives the credentials of a new tenant at Microsoft.
    pub credentials: Vec<String>,
    /// Whether one of the entries is Microsoft's.
    pub has_microsoft: bool,
    /// The request as it was sent; gone with a reload.
    pub body: Option<String>,
}

impl Created {
    /// What is known right after the answer.
    pub fn new(id: String, correlation: Guid, customer: &Customer, body: String) -> Self {
        let microsoft: Vec<&MicrosoftData> = customer
            .provider_customers
            .iter()
            .filter_map(|entry| match &entry.data {
                ProviderData::Microsoft(data) => Some(&**data),
                ProviderData::Json(_) => None,
            })
            .collect();
        Self {
            id,
            correlation: correlation.to_string(),
            company: customer.company_name.as_str().to_owned(),
            instances: customer
                .provider_customers
                .iter()
                .map(|entry| entry.instance.to_string())
                .collect(),
            credentials: microsoft
                .iter()
                .filter_map(|data| data.credentials_email.as_ref())
                .map(|email| Email::as_str(email).to_owned())
                .collect(),
            has_microsoft: !microsoft.is_empty(),
            body: Some(body),
        }
    }

    /// Keeps it for a reload of this tab: ids and the company's name, nothing else of the form.
    pub fn store(&self) {
        let instances = self.instances.iter().map(|it| it.as_str().into());
        let record = Json::object([
            ("id", self.id.as_str().into()),
            ("correlation", self.correlation.as_str().into()),
            ("company", self.company.as_str().into()),
            ("instances", Json::List(instances.collect())),
            ("microsoft", self.has_microsoft.into()),
        ]);
        storage::session_set(KEY, &record.written());
    }

    /// What this tab kept.
    pub fn restore() -> Option<Self> {
        let record = Json::read(&storage::session_get(KEY)?).ok()?;
        let text = |key: &str| record.text(key).map(str::to_owned);
        let instances = record.get("instances").map(Json::items);
        Some(Self {
            id: text("id")?,
            correlation: text("correlation")?,
            company: text("company")?,
            instances: instances
                .unwrap_or_default()
                .iter()
                .filter_map(Json::as_str)
                .map(str::to_owned)
                .collect(),
            credentials: Vec::new(),
            has_microsoft: record.get("microsoft") == Some(&Json::Bool(true)),
            body: None,
        })
    }
}
