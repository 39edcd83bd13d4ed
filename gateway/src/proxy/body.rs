//! Checks the body of a creation for a connection that belongs to one reseller. The API's services take a member in
//! any case, and of two of one name the later; so every member counts here that could be meant.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::config::{ConnectionSettings, Role};

/// Why a body is not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is no JSON object.
    NoObject,
    /// It names another reseller, or one in a way that the API might read otherwise.
    OtherReseller,
    /// It names no reseller, which would create a customer of the provider itself.
    NoReseller,
}

/// The checked members of a body.
#[derive(Debug, Default)]
pub struct Body {
    /// Each value of `resellerId`.
    resellers: Vec<Value>,
    /// Each `resellerId` of an association.
    associated: Vec<Value>,
    /// The customer's id.
    pub id: Option<String>,
}

fn is_called(key: &str, name: &str) -> bool {
    key.to_lowercase() == name.to_lowercase() || key.to_uppercase() == name.to_uppercase()
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Body;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Body, A::Error> {
                let mut body = Body::default();
                while let Some(key) = members.next_key::<String>()? {
                    if is_called(&key, "resellerId") {
                        body.resellers.push(members.next_value()?);
                    } else if is_called(&key, "customerAssociations") {
                        body.associated
                            .extend(members.next_value::<Associations>()?.0);
                    } else if is_called(&key, "id") {
                        body.id = members.next_value::<Value>()?.as_str().map(str::to_owned);
                    } else {
                        members.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(body)
            }
        }
        deserializer.deserialize_map(Members)
    }
}

/// The resellers of all associations, and any other value in their place.
struct Associations(Vec<Value>);

impl<'de> Deserialize<'de> for Associations {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Associations;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list of associations")
            }

            fn visit_unit<E>(self) -> Result<Associations, E> {
                Ok(Associations(Vec::new()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<Associations, A::Error> {
                let mut found = Vec::new();
                while let Some(Body { resellers, .. }) = rows.next_element::<Body>()? {
                    // One that names none counts as a null.
                    found.extend(if resellers.is_empty() {
                        vec![Value::Null]
                    } else {
                        resellers
                    });
                }
                Ok(Associations(found))
            }
        }
        deserializer.deserialize_any(All)
    }
}

impl Body {
    /// Reads a body.
    ///
    /// # Errors
    /// It is no JSON object, or its associations are no list of objects.
    pub fn read(text: &[u8]) -> Result<Self, Flaw> {
        serde_json::from_slice(text).map_err(|_| Flaw::NoObject)
    }

    /// Whether it may be sent by this connection.
    ///
    /// # Errors
    /// It may not.
    pub fn check(&self, connection: &ConnectionSettings) -> Result<(), Flaw> {
        let Some(own) = &connection.reseller_id else {
            return Ok(());
        };
        let is_own = |value: &Value| value.as_str().is_some_and(|id| plain(id) == plain(own));
        let is_empty = |value: &Value| value.is_null() || value == "";
        if !self.associated.iter().all(is_own)
            || !self.resellers.iter().all(|it| is_own(it) || is_empty(it))
        {
            return Err(Flaw::OtherReseller);
        }
        // A reseller's own access creates for that reseller anyhow; one of the provider's creates for the provider.
        let names_it = !self.resellers.is_empty() && self.resellers.iter().all(is_own);
        if connection.role == Role::Csp && !names_it {
            return Err(Flaw::NoReseller);
        }
        Ok(())
    }
}

/// .NET reads a GUID in capitals, in braces and without dashes as well.
fn plain(id: &str) -> String {
    let id = id.trim().trim_matches(['{', '}', '(', ')']);
    id.chars()
        .filter(|letter| *letter != '-')
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::secret::Secret;
    use url::Url;

    const OWN: &str = "0d2a6a3c-1111-4222-8333-444455556666";

    fn connection(role: Role, reseller: Option<&str>) -> ConnectionSettings {
        ConnectionSettings {
            name: "c".to_owned(),
            api_base: Url::parse("https://api.example").unwrap(),
            tenant: "t.example".to_owned(),
            role,
            reseller_id: reseller.map(str::to_owned),
            token_url: Url::parse("https://login.example/token").unwrap(),
            client_id: "id".to_owned(),
            client_secret: Secret::new("secret".to_owned()),
            scope: None,
        }
    }

    #[test]
    fn a_restricted_connection_sends_for_its_reseller_only() {
        let own = format!("\"{OWN}\"");
        let capitals = format!("\"{{{}}}\"", OWN.to_uppercase());
        let other = "\"99999999-1111-4222-8333-444455556666\"";
        let cases = [
            (format!(r#"{{"resellerId":{own}}}"#), Ok(()), Ok(())),
            (format!(r#"{{"resellerId":{capitals}}}"#), Ok(()), Ok(())),
            (format!(r#"{{"ResellerID":{own}}}"#), Ok(()), Ok(())),
            (
                format!(r#"{{"resellerId":{other}}}"#),
                Err(Flaw::OtherReseller),
                Err(Flaw::OtherReseller),
            ),
            (
                format!(r#"{{"RESELLERID":{other}}}"#),
                Err(Flaw::OtherReseller),
                Err(Flaw::OtherReseller),
            ),
            (
                format!(r#"{{"reseller\u0049d":{other}}}"#),
                Err(Flaw::OtherReseller),
                Err(Flaw::OtherReseller),
            ),
            (
                format!(r#"{{"resellerId":{own},"resellerId":{other}}}"#),
                Err(Flaw::OtherReseller),
                Err(Flaw::OtherReseller),
            ),
            (
                format!(r#"{{"resellerId":{other},"ResellerId":{own}}}"#),
                Err(Flaw::OtherReseller),
                Err(Flaw::OtherReseller),
            ),
            (
                r#"{"resellerId":7}"#.to_owned(),
                Err(Flaw::OtherReseller),
                Err(Flaw::OtherReseller),
            ),
            (
                format!(r#"{{"resellerId":[{own}]}}"#),
                Err(Flaw::OtherReseller),
                Err(Flaw::OtherReseller),
            ),
            (
                r#"{"resellerId":null}"#.to_owned(),
                Err(Flaw::NoReseller),
                Ok(()),
            ),
            ("{}".to_owned(), Err(Flaw::NoReseller), Ok(())),
            (
                format!(r#"{{"resellerId":{own},"resellerId":null}}"#),
                Err(Flaw::NoReseller),
                Ok(()),
            ),
            (
                format!(
                    r#"{{"resellerId":{own},"customerAssociations":[{{"resellerId":{own},"name":"x"}}]}}"#
                ),
                Ok(()),
                Ok(()),
            ),
            (
                format!(
                    r#"{{"resellerId":{own},"customerAssociations":[{{"resellerId":{own}}},{{"ResellerId":{other}}}]}}"#
                ),
                Err(Flaw::OtherReseller),
                Err(Flaw::OtherReseller),
            ),
            (
                format!(r#"{{"resellerId":{own},"CustomerAssociations":[{{"name":"x"}}]}}"#),
                Err(Flaw::OtherReseller),
                Err(Flaw::OtherReseller),
            ),
            (
                format!(r#"{{"resellerId":{own},"customerAssociations":null}}"#),
                Ok(()),
                Ok(()),
            ),
        ];
        for (text, as_csp, as_reseller) in cases {
            let body = Body::read(text.as_bytes()).unwrap();
            assert_eq!(
                body.check(&connection(Role::Csp, Some(OWN))),
                as_csp,
                "csp {text}"
            );
            assert_eq!(
                body.check(&connection(Role::Reseller, Some(OWN))),
                as_reseller,
                "reseller {text}"
            );
            assert_eq!(
                body.check(&connection(Role::Csp, None)),
                Ok(()),
                "free {text}"
            );
        }
    }

    #[test]
    fn what_is_no_body() {
        for text in [
            "",
            "[]",
            "7",
            "{",
            "{}x",
            "{\"a\":1,}",
            r#"{"customerAssociations":7}"#,
            r#"{"customerAssociations":[7]}"#,
        ] {
            assert_eq!(
                Body::read(text.as_bytes()).err(),
                Some(Flaw::NoObject),
                "{text}"
            );
        }
    }
}
