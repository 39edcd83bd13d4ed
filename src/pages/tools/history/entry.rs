//! A created customer as text, to be kept.

use crate::auth::UnixSeconds;
use crate::browser::vault::VaultEntry;
use crate::customer_form::{Created, Outcome};
use json_digits::Json;

/// The start of the ids under which customers are kept.
const ID_START: &str = "created-";

/// A customer that was created in this browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The customer, with the request that created it.
    pub created: Created,
    /// When it was created.
    pub at: UnixSeconds,
    /// Who created it. Empty: unknown.
    pub by: String,
    /// How far the providers were when they were asked last.
    pub outcome: Outcome,
}

const OUTCOMES: [(&str, Outcome); 5] = [
    ("setting up", Outcome::SettingUp),
    ("unknown", Outcome::NotKnown),
    ("ready", Outcome::Ready),
    ("partly", Outcome::Partly),
    ("refused", Outcome::Refused),
];

impl Entry {
    /// The id under which it is kept.
    pub fn vault_id(&self) -> String {
        format!("{ID_START}{}", self.created.id)
    }

    pub fn to_text(&self) -> String {
        let outcome = OUTCOMES.iter().find(|(_, it)| *it == self.outcome);
        let entry = Json::object([
            ("created", self.created.as_json()),
            ("body", self.created.body.as_deref().into()),
            ("at", Json::Number(self.at.to_string())),
            ("by", self.by.as_str().into()),
            ("outcome", outcome.map_or("", |(name, _)| name).into()),
        ]);
        entry.to_text()
    }

    /// Reads the text of [`Self::to_text`]. `None`: the text is damaged.
    pub fn read(kept: &VaultEntry) -> Option<Self> {
        let entry = Json::read(&kept.text).ok()?;
        let mut created = Created::read(entry.get("created")?)?;
        created.body = entry.text("body").map(str::to_owned);
        let at = match entry.get("at") {
            Some(Json::Number(at)) => at.parse().ok()?,
            _ => return None,
        };
        let outcome = entry.text("outcome").unwrap_or_default();
        let outcome = OUTCOMES.iter().find(|(name, _)| *name == outcome);
        Some(Self {
            created,
            at,
            by: entry.text("by").unwrap_or_default().to_owned(),
            outcome: outcome.map_or(Outcome::NotKnown, |(_, it)| *it),
        })
    }
}

/// The list with this customer as its first, and the entries that there is no place for any more.
pub fn with_newest(mut list: Vec<Entry>, entry: Entry, max: usize) -> (Vec<Entry>, Vec<Entry>) {
    list.retain(|it| it.created.id != entry.created.id);
    list.insert(0, entry);
    let gone = list.split_off(list.len().min(max));
    (list, gone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::submission::{Attempt, Intent};
    use customer::{Guid, HostName};

    fn entry(id: u32, outcome: Outcome) -> Entry {
        let id = format!("11111111-1111-4111-8111-{id:012}");
        let (Ok(guid), Ok(tenant)) = (Guid::parse(&id), HostName::parse("portal.contoso.example"))
        else {
            panic!("both are sound");
        };
        let attempt = Attempt {
            body: r#"{"companyName":"Contoso \"PT\"","firstName":"Ana","lastName":"Silva"}"#
                .to_owned(),
            form: String::new(),
        };
        let intent = Intent::new(guid, tenant, attempt, guid, true);
        Entry {
            created: Created::new(id, &intent, Default::default(), &Config::default()),
            at: 1_795_000_000,
            by: "Rui Costa".to_owned(),
            outcome,
        }
    }

    fn read(text: &str) -> Option<Entry> {
        Entry::read(&VaultEntry {
            id: "created-1".to_owned(),
            at: 0,
            text: text.to_owned(),
        })
    }

    #[test]
    fn what_is_kept_comes_back() {
        for (_, outcome) in OUTCOMES {
            let entry = entry(1, outcome);
            assert_eq!(read(&entry.to_text()), Some(entry));
        }
    }

    #[test]
    fn what_is_damaged_does_no_harm() {
        let whole = entry(1, Outcome::Ready).to_text();
        for text in [
            "",
            "{}",
            "[]",
            r#"{"created":{}}"#,
            &whole[..whole.len() / 2],
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        let later = whole.replace("ready", "a later one");
        assert_eq!(read(&later).map(|it| it.outcome), Some(Outcome::NotKnown));
    }

    #[test]
    fn the_last_ones_are_kept_and_each_customer_once() {
        let mut list = Vec::new();
        for (id, ids, gone) in [
            (1, &[1][..], &[][..]),
            (2, &[2, 1], &[]),
            (1, &[1, 2], &[]),
            (3, &[3, 1, 2], &[]),
            (4, &[4, 3, 1], &[2]),
        ] {
            let (now, lost) = with_newest(list, entry(id, Outcome::Ready), 3);
            let ids_of = |all: &[Entry]| all.iter().map(Entry::vault_id).collect::<Vec<_>>();
            let expected = |all: &[u32]| {
                all.iter()
                    .map(|it| entry(*it, Outcome::Ready).vault_id())
                    .collect::<Vec<_>>()
            };
            assert_eq!(ids_of(&now), expected(ids));
            assert_eq!(ids_of(&lost), expected(gone));
            list = now;
        }
    }
}
