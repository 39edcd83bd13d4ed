//! The data of the page after a creation.

use super::changes::Changes;
use crate::browser::storage;
use crate::config::{Config, ProviderKind};
use crate::submission::Intent;
use customer::DomainPrefix;
use json_digits::Json;

const KEY: &str = "onboard.created";

/// The customer created last, kept for a reload of this tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Created {
    /// The id that the API answered.
    pub id: String,
    /// The correlation id of the request, for support.
    pub correlation: String,
    /// The tenant it was created in.
    pub tenant: String,
    /// The company's name.
    pub company: String,
    /// Its contact, by name and email.
    pub contact: String,
    /// Its domains at Microsoft.
    pub domains: Vec<String>,
    /// The GUIDs of its provider instances.
    pub instances: Vec<String>,
    /// The recipients of the credentials of new tenants at Microsoft.
    pub credentials: Vec<String>,
    /// Whether one of the entries is Microsoft's.
    pub has_microsoft: bool,
    /// Whether the box of the agreement was ticked in one of them.
    pub has_ticked: bool,
    /// The values in the form that the customer may lack.
    pub changes: Changes,
    /// The request as it was sent; gone with a reload.
    pub body: Option<String>,
}

impl Created {
    /// The data right after the response: the customer of this intent has this id.
    pub fn new(id: String, intent: &Intent, changes: Changes, config: &Config) -> Self {
        let request = Json::read(&intent.body).unwrap_or_default();
        let mut created = Self {
            id,
            correlation: intent.correlation.to_string(),
            tenant: intent.tenant.as_str().to_owned(),
            company: request.text("companyName").unwrap_or_default().to_owned(),
            contact: contact(&request),
            domains: Vec::new(),
            instances: Vec::new(),
            credentials: Vec::new(),
            has_microsoft: false,
            has_ticked: false,
            changes,
            body: Some(intent.body.clone()),
        };
        let entries = request.get("providerCustomers").map(Json::members);
        for (instance, entry) in entries.unwrap_or_default() {
            created.instances.push(instance.clone());
            let data = entry.text("providerCustomerData").unwrap_or_default();
            let data = Json::read(data).unwrap_or_default();
            let configured = config.find_instance(instance);
            let may_be_microsoft = configured.is_none_or(|it| it.kind == ProviderKind::Microsoft);
            if let (true, Some(domain)) = (may_be_microsoft, data.text("Domain")) {
                created.has_microsoft = true;
                created.has_ticked |= data.get("AcceptedMCA") == Some(&Json::Bool(true));
                let domain = format!("{domain}{}", DomainPrefix::SUFFIX);
                created.domains.push(domain);
                let email = data.text("CredentialsEmail");
                created.credentials.extend(email.map(str::to_owned));
            }
        }
        created
    }

    /// Stores the data that the page shows, for a reload of this tab. It contains the contact, so it is stored like the
    /// token: in `sessionStorage`, until the tab is closed or the person signs out. The encrypted storage of drafts would
    /// keep it longer, on disk and for all tabs.
    pub fn store(&self) {
        storage::session_set(KEY, &self.as_json().to_text());
    }

    /// All but the request.
    pub fn as_json(&self) -> Json {
        let instances = self.instances.iter().map(|it| it.as_str().into());
        let domains = self.domains.iter().map(|it| it.as_str().into());
        let credentials = self.credentials.iter().map(|it| it.as_str().into());
        Json::object([
            ("id", self.id.as_str().into()),
            ("correlation", self.correlation.as_str().into()),
            ("tenant", self.tenant.as_str().into()),
            ("company", self.company.as_str().into()),
            ("domains", Json::List(domains.collect())),
            ("instances", Json::List(instances.collect())),
            ("microsoft", self.has_microsoft.into()),
            ("ticked", self.has_ticked.into()),
            ("contact", self.contact.as_str().into()),
            ("credentials", Json::List(credentials.collect())),
            ("changes", self.changes.as_json()),
        ])
    }

    /// Restores the data that this tab stored.
    pub fn restore() -> Option<Self> {
        Self::read(&Json::read(&storage::session_get(KEY)?).ok()?)
    }

    /// Reads what [`Self::as_json`] writes.
    pub fn read(record: &Json) -> Option<Self> {
        let text = |key: &str| record.text(key).map(str::to_owned);
        let is_true = |key: &str| record.get(key) == Some(&Json::Bool(true));
        let texts = |key: &str| {
            let items = record.get(key).map(Json::items).unwrap_or_default();
            let texts = items.iter().filter_map(Json::as_str);
            texts.map(str::to_owned).collect()
        };
        Some(Self {
            id: text("id")?,
            correlation: text("correlation")?,
            company: text("company")?,
            tenant: text("tenant").unwrap_or_default(),
            contact: text("contact").unwrap_or_default(),
            domains: texts("domains"),
            instances: texts("instances"),
            credentials: texts("credentials"),
            has_microsoft: is_true("microsoft"),
            has_ticked: is_true("ticked"),
            changes: record.get("changes").map(Changes::read).unwrap_or_default(),
            body: None,
        })
    }
}

/// First and last name, and the email address.
fn contact(request: &Json) -> String {
    let text = |key| request.text(key).unwrap_or_default();
    let name = format!("{} {}", text("firstName"), text("lastName"));
    format!("{}, {}", name.trim(), text("email"))
}
