//! A draft as text: the form, its name, and its submission.

use crate::auth::UnixSeconds;
use crate::browser::vault::VaultEntry;
use crate::config::Config;
use crate::submission::{Attempt, Intent};
use customer::{Guid, HostName};
use json_digits::Json;

/// A saved draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// The time of the save.
    pub at: UnixSeconds,
    /// The name. Empty: none.
    pub name: String,
    /// The form.
    pub form: Json,
    sent: Json,
}

impl Record {
    /// The text of a draft with this name, the submission whose outcome is unknown, and the text of the form.
    pub fn text_of(name: String, unsettled: Option<&Intent>, form: &str) -> String {
        let sent = unsettled.map_or(Json::Null, sent);
        let mut text = Json::object([("name", name.into()), ("sent", sent)]).to_text();
        // The form may have hundreds of entries: it is written once.
        text.pop();
        let parts = [r#","form":"#, form, "}"];
        text.reserve_exact(parts.iter().map(|part| part.len()).sum());
        for part in parts {
            text.push_str(part);
        }
        text
    }

    /// Reads a saved draft. `None`: it is damaged.
    pub fn read(kept: VaultEntry) -> Option<Self> {
        let text = Json::read(&kept.text).ok()?;
        Some(Self {
            name: text.text("name").unwrap_or_default().to_owned(),
            form: text.get("form")?.clone(),
            sent: text.get("sent").cloned().unwrap_or_default(),
            id: kept.id,
            at: kept.at,
        })
    }

    /// The title: the name, or the company's name. May be empty.
    pub fn title(&self) -> &str {
        let company = self
            .form
            .get("customer")
            .and_then(|it| it.text("companyName"));
        match self.name.trim() {
            "" => company.unwrap_or_default().trim(),
            name => name,
        }
    }

    /// The submission whose outcome was unknown when its page ended.
    pub fn unsettled(&self, config: &Config) -> Option<Intent> {
        let mut intent = Intent::new(
            Guid::parse(self.sent.text("id")?).ok()?,
            HostName::parse(self.sent.text("tenant")?).ok()?,
            attempt_of(&self.sent)?,
            Guid::parse(self.sent.text("correlation")?).ok()?,
            config.asks_status,
        );
        let earlier = self.sent.get("earlier").map(Json::items);
        let earlier = earlier.unwrap_or_default().iter();
        intent.in_doubt = earlier.filter_map(attempt_of).collect();
        Some(intent)
    }
}

fn sent(intent: &Intent) -> Json {
    let earlier = intent.in_doubt.iter();
    let earlier = earlier.filter(|it| it.body != intent.body);
    Json::object([
        ("id", intent.id.to_string().into()),
        ("tenant", intent.tenant.as_str().into()),
        ("body", intent.body.as_str().into()),
        ("form", intent.form.as_str().into()),
        ("correlation", intent.correlation.to_string().into()),
        ("earlier", Json::List(earlier.map(attempt).collect())),
    ])
}

fn attempt(attempt: &Attempt) -> Json {
    Json::object([
        ("body", attempt.body.as_str().into()),
        ("form", attempt.form.as_str().into()),
    ])
}

/// A draft of an older version kept no form.
fn attempt_of(kept: &Json) -> Option<Attempt> {
    Some(Attempt {
        body: kept.text("body")?.to_owned(),
        form: kept.text("form").unwrap_or_default().to_owned(),
    })
}
