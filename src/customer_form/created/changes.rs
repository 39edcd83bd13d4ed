//! What the form showed when the customer was created, and what the customer may lack of it.

use crate::form_model::{FormChange, form_changes};
use crate::submission::Intent;
use json_digits::Json;

/// Which attempt has created the customer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The one that was sent last.
    #[default]
    Last,
    /// One before it.
    Earlier,
    /// One of several.
    OneOf,
    /// One that this page knows nothing of.
    Unknown,
}

const ORIGINS: [(&str, Origin); 4] = [
    ("last", Origin::Last),
    ("earlier", Origin::Earlier),
    ("one of several", Origin::OneOf),
    ("unknown", Origin::Unknown),
];

/// A value of the form that the customer may lack, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Its place and its label.
    pub label: String,
    /// The value that was sent. Empty: unknown.
    pub sent: String,
    /// The value in the form.
    pub now: String,
}

/// All that the customer may lack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Of which attempt the customer is.
    pub origin: Origin,
    /// The values in the form that differ.
    pub list: Vec<Change>,
}

/// Which attempts may have created the customer, and what the form shows otherwise `now`.
pub fn changes_of(intent: &Intent, is_earlier: bool, now: &str) -> (Origin, Vec<FormChange>) {
    let forms = match is_earlier {
        true => intent.forms_in_doubt(),
        false => vec![intent.form.as_str()],
    };
    // A draft of an older version kept no form.
    let is_unknown = forms.is_empty() || forms.iter().any(|it| it.is_empty());
    match forms.as_slice() {
        _ if is_unknown => (Origin::Unknown, form_changes(&[], now)),
        [_] if is_earlier => (Origin::Earlier, form_changes(&forms, now)),
        [_] => (Origin::Last, form_changes(&forms, now)),
        _ => (Origin::OneOf, form_changes(&forms, now)),
    }
}

impl Changes {
    /// As it is kept for a reload of this tab.
    pub fn as_json(&self) -> Json {
        let name = ORIGINS.iter().find(|(_, it)| *it == self.origin);
        let list = self.list.iter().map(|it| {
            Json::object([
                ("label", it.label.as_str().into()),
                ("sent", it.sent.as_str().into()),
                ("now", it.now.as_str().into()),
            ])
        });
        Json::object([
            ("origin", name.map_or("", |(name, _)| name).into()),
            ("list", Json::List(list.collect())),
        ])
    }

    /// Reads the stored form.
    pub fn read(kept: &Json) -> Self {
        let name = kept.text("origin").unwrap_or_default();
        let origin = ORIGINS.iter().find(|(it, _)| *it == name);
        let list = kept.get("list").map(Json::items).unwrap_or_default();
        let list = list.iter().map(|it| {
            let text = |key| it.text(key).unwrap_or_default().to_owned();
            Change {
                label: text("label"),
                sent: text("sent"),
                now: text("now"),
            }
        });
        Self {
            origin: origin.map_or(Origin::Last, |(_, it)| *it),
            list: list.collect(),
        }
    }

    /// The whole list as text, to be taken elsewhere.
    pub fn as_text(&self) -> String {
        let lines = self.list.iter();
        let lines: Vec<_> = lines
            .map(|it| match it.sent.as_str() {
                "" => format!("{}: {}", it.label, it.now),
                sent => format!("{}: {sent} → {}", it.label, it.now),
            })
            .collect();
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submission::Attempt;
    use customer::{Guid, HostName};

    fn form(city: &str) -> String {
        format!(
            r#"[{{"kind":"customer","at":0,"row":0,"texts":{{"companyName":"Contoso","city":"{city}"}}}}]"#
        )
    }

    #[test]
    fn what_the_customer_may_lack() {
        for (in_doubt, is_earlier, origin, expected) in [
            (&[][..], false, Origin::Last, &["Lisboa"][..]),
            (&["Lisboa"], false, Origin::Last, &["Lisboa"]),
            (&["Braga"], true, Origin::Earlier, &["Braga"]),
            (&["Porto"], true, Origin::Earlier, &[]),
            (
                &["Braga", "Lisboa"],
                true,
                Origin::OneOf,
                &["Braga", "Lisboa"],
            ),
            (&["Braga", "Porto"], true, Origin::OneOf, &["Braga"]),
        ] {
            let (Ok(id), Ok(tenant)) = (
                Guid::parse("11111111-1111-4111-8111-111111111111"),
                HostName::parse("portal.contoso.example"),
            ) else {
                panic!("both are sound");
            };
            let attempt = |city: &&str| Attempt {
                body: (*city).to_owned(),
                form: form(city),
            };
            let mut intent = Intent::new(id, tenant, attempt(&"Lisboa"), id, true);
            intent.in_doubt = in_doubt.iter().map(attempt).collect();
            let (found, changes) = changes_of(&intent, is_earlier, &form("Porto"));
            let sent: Vec<_> = changes.iter().flat_map(|it| &it.sent).collect();
            assert_eq!(
                (found, sent),
                (
                    origin,
                    expected
                        .iter()
                        .map(|it| it.to_string())
                        .collect::<Vec<_>>()
                        .iter()
                        .collect()
                ),
                "{in_doubt:?}"
            );
        }
    }

    #[test]
    fn of_an_attempt_that_nobody_knows_all_that_was_entered_is_kept() {
        let (Ok(id), Ok(tenant)) = (
            Guid::parse("11111111-1111-4111-8111-111111111111"),
            HostName::parse("portal.contoso.example"),
        ) else {
            panic!("both are sound");
        };
        let intent = Intent::new(id, tenant, Attempt::default(), id, true);
        for is_earlier in [false, true] {
            let (origin, changes) = changes_of(&intent, is_earlier, &form("Porto"));
            let now: Vec<_> = changes.iter().map(|it| it.now.as_str()).collect();
            assert_eq!((origin, now), (Origin::Unknown, vec!["Contoso", "Porto"]));
        }
    }

    #[test]
    fn a_reload_loses_nothing() {
        for (_, origin) in ORIGINS {
            let change = Change {
                label: "City".to_owned(),
                sent: "Lisboa".to_owned(),
                now: "Porto".to_owned(),
            };
            let changes = Changes {
                origin,
                list: vec![change, Change::default()],
            };
            assert_eq!(Changes::read(&changes.as_json()), changes);
        }
        assert_eq!(Changes::read(&Json::Null), Changes::default());
    }

    #[test]
    fn as_lines_of_text() {
        let change = |sent: &str| Change {
            label: "City".to_owned(),
            sent: sent.to_owned(),
            now: "Porto".to_owned(),
        };
        let changes = Changes {
            origin: Origin::Last,
            list: vec![change("Lisboa"), change("")],
        };
        assert_eq!(changes.as_text(), "City: Lisboa → Porto\nCity: Porto");
    }
}
