//! What the page after creation knows of the customer.

use crate::config::{Config, ProviderKind};
use crate::json::Json;
use crate::platform::storage;
use crate::submission::Intent;

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
    /// The request as it was sent; gone with a reload.
    pub body: Option<String>,
}

impl Created {
    /// What is known right after the answer: the customer of this intent has this id.
    pub fn new(id: String, intent: &Intent, is_earlier: bool, config: &Config) -> Self {
        let request = Json::read(&intent.body).unwrap_or_default();
        let mut created = Self {
            id,
            correlation: intent.correlation.to_string(),
            company: request.text("companyName").unwrap_or_default().to_owned(),
            instances: Vec::new(),
            credentials: Vec::new(),
            has_microsoft: false,
            is_earlier,
            body: Some(intent.body.clone()),
        };
        let entries = request.get("providerCustomers").map(Json::members);
        for (instance, entry) in entries.unwrap_or_default() {
            created.instances.push(instance.clone());
            let data = entry.text("providerCustomerData").unwrap_or_default();
            let data = Json::read(data).unwrap_or_default();
            let configured = config.instance(instance);
            let may_be_microsoft = configured.is_none_or(|it| it.kind == ProviderKind::Microsoft);
            if may_be_microsoft && data.get("Domain").is_some() {
                created.has_microsoft = true;
                let email = data.text("CredentialsEmail");
                created.credentials.extend(email.map(str::to_owned));
            }
        }
        created
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
            ("earlier", self.is_earlier.into()),
        ]);
        storage::session_set(KEY, &record.written());
    }

    /// What this tab kept.
    pub fn restore() -> Option<Self> {
        let record = Json::read(&storage::session_get(KEY)?).ok()?;
        let text = |key: &str| record.text(key).map(str::to_owned);
        let is_true = |key: &str| record.get(key) == Some(&Json::Bool(true));
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
            has_microsoft: is_true("microsoft"),
            is_earlier: is_true("earlier"),
            body: None,
        })
    }
}
