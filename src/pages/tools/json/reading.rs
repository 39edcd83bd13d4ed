//! Reads what a person pasted, dropped or opened: a request body or a command with one.

use super::command::{Command, NoBody};
use crate::api::wire::{LoadedCustomer, read_microsoft_data};
use customer::{AssociationProperties, CustomerProperties, Guid, MicrosoftProperties, Property};
use json_digits::{Json, JsonError, Position};

/// A request body that was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    pub customer: LoadedCustomer,
    /// The paths of unknown properties, and of values of another type.
    pub left_out: Vec<String>,
    /// The tenant that the command was for.
    pub tenant: Option<String>,
    /// Whether the command had a token, a cookie or a password.
    pub has_secrets: bool,
}

/// Why a text could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is blank.
    Empty,
    /// It is no JSON from this place on, and no command that is known.
    NotJson(Position),
    /// It is JSON, but no object.
    NoObject,
    /// The command sends nothing.
    NoBody,
    /// The body of the command is in this file.
    InFile(String),
    /// It is an object, and nothing of it is a property of a request.
    NothingKnown,
}

impl Incoming {
    /// Reads a text. Keys have any case; numbers keep their digits.
    ///
    /// # Errors
    /// Why nothing came of it.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            return Err(Unreadable::Empty);
        }
        let (body, tenant, has_secrets) = match Command::read(text) {
            Ok(command) => (command.body, command.tenant, command.has_secrets),
            Err(NoBody::NoCommand) => (text.to_owned(), None, false),
            Err(NoBody::Missing) => return Err(Unreadable::NoBody),
            Err(NoBody::InFile(name)) => return Err(Unreadable::InFile(name)),
        };
        let json = Json::read(&body).map_err(|error| Unreadable::NotJson(place_of(error)))?;
        let Json::Object(members) = &json else {
            return Err(Unreadable::NoObject);
        };
        let mut tidy = Tidy::default();
        let body = tidy.body(members);
        let customer = LoadedCustomer::read(&body.to_text()).unwrap_or_default();
        if customer == LoadedCustomer::default() {
            return Err(Unreadable::NothingKnown);
        }
        Ok(Self {
            customer,
            left_out: tidy.left_out,
            tenant,
            has_secrets,
        })
    }
}

/// Whether a text that could not be read may hold a token or a password: then it is not shown.
pub fn may_hold_secrets(text: &str) -> bool {
    const SIGNS: [&str; 6] = [
        "authorization",
        "bearer ",
        "cookie",
        "password",
        "api-key",
        "subscription-key",
    ];
    let lower = text.to_ascii_lowercase();
    // A JWT begins with `{"` in base64.
    text.contains("eyJ") || SIGNS.iter().any(|sign| lower.contains(sign))
}

fn place_of(error: JsonError) -> Position {
    match error {
        JsonError::Syntax(place)
        | JsonError::TooDeep(place)
        | JsonError::DuplicateKey(_, place) => place,
    }
}

/// Writes a body in the request's own spelling, and notes what it leaves out.
#[derive(Default)]
struct Tidy {
    left_out: Vec<String>,
}

type Member = (String, Json);

impl Tidy {
    fn leave_out(&mut self, path: &str, key: &str) {
        self.left_out.push(match path {
            "" => key.to_owned(),
            path => format!("{path}.{key}"),
        });
    }

    fn body(&mut self, members: &[Member]) -> Json {
        let mut body: Vec<Member> = Vec::new();
        for (key, value) in distinct(members) {
            let known = CustomerProperties::PROPERTIES.map(Property::key);
            let kept = match spelled(key, &known) {
                Some(known) => text_or_null(value).map(|value| (known, value)),
                None => match spelled(key, &["id", "providerCustomers", "customerAssociations"]) {
                    Some("id") if is_guid(value) => Some(("id", value.clone())),
                    Some(known @ "providerCustomers") => match value {
                        Json::Object(entries) => Some((known, self.providers(entries))),
                        _ => None,
                    },
                    Some(known @ "customerAssociations") => match value {
                        Json::List(items) => Some((known, self.associations(items))),
                        Json::Null => Some((known, Json::List(Vec::new()))),
                        _ => None,
                    },
                    _ => None,
                },
            };
            match kept {
                Some((known, value)) => body.push((known.to_owned(), value)),
                None => self.leave_out("", key),
            }
        }
        Json::Object(body)
    }

    fn providers(&mut self, entries: &[Member]) -> Json {
        let mut kept = Vec::new();
        for (key, value) in entries {
            match value {
                Json::Object(members) => {
                    let path = format!("providerCustomers.{key}");
                    kept.push((key.clone(), self.provider(&path, members)));
                }
                _ => self.leave_out("providerCustomers", key),
            }
        }
        Json::Object(kept)
    }

    fn provider(&mut self, path: &str, members: &[Member]) -> Json {
        const KNOWN: [&str; 5] = [
            "providerInstanceId",
            "providerCustomerId",
            "providerCustomerData",
            "margin",
            "offerTypeMargins",
        ];
        let mut entry: Vec<Member> = Vec::new();
        for (key, value) in distinct(members) {
            let known = spelled(key, &KNOWN);
            let inner = format!("{path}.{}", known.unwrap_or(key));
            let kept = match (known, value) {
                (Some("providerInstanceId" | "providerCustomerId"), value) => text_or_null(value),
                (Some("providerCustomerData"), value) => data(value),
                (Some("margin"), Json::Object(members)) => Some(self.margin(&inner, members)),
                (Some("offerTypeMargins"), Json::Object(members)) => {
                    Some(self.offer_type_margins(&inner, members))
                }
                (Some("margin" | "offerTypeMargins"), Json::Null) => Some(Json::Null),
                _ => None,
            };
            match (known, kept) {
                (Some(known), Some(value)) => entry.push((known.to_owned(), value)),
                _ => self.leave_out(path, key),
            }
        }
        Json::Object(entry)
    }

    fn margin(&mut self, path: &str, members: &[Member]) -> Json {
        let mut margin: Vec<Member> = Vec::new();
        for (key, value) in distinct(members) {
            match (spelled(key, &["marginRule", "value"]), value) {
                (Some(known @ "marginRule"), Json::Object(members)) => {
                    let inner = format!("{path}.{known}");
                    let mut rule = Vec::new();
                    for (key, value) in distinct(members) {
                        match (spelled(key, &["name"]), text_or_null(value)) {
                            (Some(known), Some(value)) => rule.push((known.to_owned(), value)),
                            _ => self.leave_out(&inner, key),
                        }
                    }
                    margin.push((known.to_owned(), Json::Object(rule)));
                }
                (Some(known @ "value"), value) if text_or_null(value).is_some() => {
                    margin.push((known.to_owned(), value.clone()));
                }
                _ => self.leave_out(path, key),
            }
        }
        Json::Object(margin)
    }

    /// Both spellings: the dictionary, or an object with it as its only member `Value`.
    fn offer_type_margins(&mut self, path: &str, members: &[Member]) -> Json {
        let is_margin = |value: &Json| {
            let keys = value.members().iter();
            keys.map(|(key, _)| key)
                .any(|it| it.eq_ignore_ascii_case("marginRule"))
        };
        let dictionary = match members {
            [(key, value @ Json::Object(inner))]
                if key.eq_ignore_ascii_case("value") && !is_margin(value) =>
            {
                inner
            }
            _ => members,
        };
        let mut kept = Vec::new();
        for (offer_type, value) in dictionary {
            match value {
                Json::Object(members) => {
                    let margin = self.margin(&format!("{path}.{offer_type}"), members);
                    kept.push((offer_type.clone(), margin));
                }
                _ => self.leave_out(path, offer_type),
            }
        }
        Json::Object(kept)
    }

    fn associations(&mut self, items: &[Json]) -> Json {
        let known = AssociationProperties::PROPERTIES.map(Property::key);
        let mut kept = Vec::new();
        for (at, item) in items.iter().enumerate() {
            let Json::Object(members) = item else {
                self.leave_out("customerAssociations", &at.to_string());
                continue;
            };
            let mut association = Vec::new();
            for (key, value) in distinct(members) {
                match (spelled(key, &known), text_or_null(value)) {
                    (Some(known), Some(value)) => association.push((known.to_owned(), value)),
                    _ => self.leave_out(&format!("customerAssociations.{at}"), key),
                }
            }
            kept.push(Json::Object(association));
        }
        Json::List(kept)
    }
}

/// The members, without those whose name an other one has exactly or in another case: a later one counts.
fn distinct(members: &[Member]) -> impl Iterator<Item = (&str, &Json)> {
    let is_last = move |at: usize, key: &str| {
        let mut later = members[at + 1..].iter();
        !later.any(|(it, _)| it.eq_ignore_ascii_case(key))
    };
    let members = members.iter().enumerate();
    members
        .filter(move |(at, (key, _))| is_last(*at, key))
        .map(|(_, (key, value))| (key.as_str(), value))
}

/// The spelling of a key in this list.
fn spelled<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    known
        .iter()
        .find(|it| it.eq_ignore_ascii_case(key))
        .copied()
}

/// A value that a control can show as a text.
fn text_or_null(value: &Json) -> Option<Json> {
    let is_text = matches!(value, Json::Text(_) | Json::Number(_) | Json::Null);
    is_text.then(|| value.clone())
}

fn is_guid(value: &Json) -> bool {
    value.as_str().is_some_and(|it| Guid::parse(it).is_ok())
}

/// The provider's own data, as text: with Microsoft's spelling of the keys if these are all that there is.
fn data(value: &Json) -> Option<Json> {
    let text = match value {
        Json::Text(text) => text.clone(),
        Json::Object(_) => value.to_text(),
        Json::Null => return Some(Json::Null),
        _ => return None,
    };
    if read_microsoft_data(&text).is_ok() {
        return Some(text.into());
    }
    let known = MicrosoftProperties::PROPERTIES.map(Property::key);
    let Ok(object @ Json::Object(_)) = Json::read(&text) else {
        return Some(text.into());
    };
    let members = distinct(object.members());
    let spelled = members.map(|(key, value)| {
        let key = spelled(key, &known).unwrap_or(key);
        (key.to_owned(), value.clone())
    });
    let spelled = Json::Object(spelled.collect()).to_text();
    Some(match read_microsoft_data(&spelled) {
        Ok(_) => spelled.into(),
        // Nothing of another provider's data is lost.
        Err(_) => text.into(),
    })
}

#[cfg(test)]
mod tests;
