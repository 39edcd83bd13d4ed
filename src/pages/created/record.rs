//! What the page after creation knows of the customer.

use crate::config::{Config, ProviderKind};
use crate::domain::Guid;
use crate::platform::storage;
use serde_json::{Value, json};

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
    /// Whether it may be the customer of an attempt before the last change of the form.
    pub is_earlier: bool,
}

impl Created {
    /// What is known right after the answer: the customer of this body has this id.
    pub fn new(id: String, correlation: Guid, body: &Value, config: &Config) -> Self {
        let mut created = Self {
            id,
            correlation: correlation.to_string(),
            company: text(body, "companyName").unwrap_or_default(),
            instances: Vec::new(),
            credentials: Vec::new(),
            has_microsoft: false,
            is_earlier: false,
        };
        let entries = body.get("providerCustomers").and_then(Value::as_object);
        for (instance, entry) in entries.into_iter().flatten() {
            created.instances.push(instance.clone());
            let data = text(entry, "providerCustomerData").unwrap_or_default();
            let data: Value = serde_json::from_str(&data).unwrap_or_default();
            let configured = config.instance(instance);
            let may_be_microsoft = configured.is_none_or(|it| it.kind == ProviderKind::Microsoft);
            if may_be_microsoft && data.get("Domain").is_some() {
                created.has_microsoft = true;
                created.credentials.extend(text(&data, "CredentialsEmail"));
            }
        }
        created
    }

    /// Keeps it for a reload of this tab: ids and the company's name, nothing else of the form.
    pub fn store(&self) {
        let record = json!({
            "id": self.id,
            "correlation": self.correlation,
            "company": self.company,
            "instances": self.instances,
            "microsoft": self.has_microsoft,
            "earlier": self.is_earlier,
        });
        storage::session_set(KEY, &record.to_string());
    }

    /// What this tab kept.
    pub fn restore() -> Option<Self> {
        let record: Value = serde_json::from_str(&storage::session_get(KEY)?).ok()?;
        let is_true = |key: &str| record.get(key) == Some(&Value::Bool(true));
        let instances = record.get("instances").and_then(Value::as_array);
        Some(Self {
            id: text(&record, "id")?,
            correlation: text(&record, "correlation")?,
            company: text(&record, "company")?,
            instances: instances
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            credentials: Vec::new(),
            has_microsoft: is_true("microsoft"),
            is_earlier: is_true("earlier"),
        })
    }
}

/// The text under a key.
fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}
