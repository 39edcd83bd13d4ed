//! Places in `config.json`: what stands there, and what would be right.

use super::Config;
use crate::domain::{CountryCode, Guid};
use crate::json::Json;

/// What is wrong with the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigProblem {
    /// The place, such as `providerInstances[0].id`; empty: the file as a whole.
    pub key: String,
    /// What would be right.
    pub expected: Expected,
    /// What stands there, as JSON.
    pub found: String,
}

/// What a place in the configuration takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The server did not give the file.
    AFile,
    /// JSON.
    Json,
    /// An object.
    Object,
    /// A list.
    List,
    /// Text that is not empty.
    Text,
    /// An origin (`https://…`), a path that starts with `/`, or nothing.
    Address,
    /// An address that the page asks or leads to: below its base (`session/token`), a path that
    /// starts with `/`, or `https://…`.
    PageAddress,
    /// A GUID.
    Guid,
    /// A host name.
    HostName,
    /// A language tag such as `pt-PT`.
    LanguageTag,
    /// A country's ISO 3166-1 alpha-2 code.
    Country,
    /// `true` or `false`.
    TrueOrFalse,
    /// Whole seconds from 1 to 600.
    Seconds,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// One of these keys, where another stands.
    Keys(&'static [&'static str]),
}

/// In a box: a problem is large, and every step of the reading hands it on.
pub(super) type Read<T> = Result<T, Box<ConfigProblem>>;

/// A place in the file and what stands there.
pub(super) struct Place<'a> {
    pub(super) key: String,
    pub(super) value: &'a Json,
}

impl<'a> Place<'a> {
    fn wrong<T>(&self, expected: Expected) -> Read<T> {
        Err(Box::new(ConfigProblem {
            key: self.key.clone(),
            expected,
            found: self.value.written(),
        }))
    }

    pub(super) fn or_wrong<T>(&self, value: Option<T>, expected: Expected) -> Read<T> {
        match value {
            Some(value) => Ok(value),
            None => self.wrong(expected),
        }
    }

    pub(super) fn text(&self) -> Read<String> {
        let text = self
            .value
            .as_str()
            .map(str::trim)
            .filter(|text| !text.is_empty());
        self.or_wrong(text.map(str::to_owned), Expected::Text)
    }

    pub(super) fn object(&self, keys: &'static [&'static str]) -> Read<Object<'a>> {
        let members = match self.value {
            Json::Object(members) => members,
            _ => return self.wrong(Expected::Object),
        };
        let prefix = if self.key.is_empty() {
            String::new()
        } else {
            format!("{}.", self.key)
        };
        for (key, _) in members {
            if !keys.contains(&key.as_str()) && !key.starts_with('$') {
                return Err(Box::new(ConfigProblem {
                    key: format!("{prefix}{key}"),
                    expected: Expected::Keys(keys),
                    found: format!("\"{key}\""),
                }));
            }
        }
        Ok(Object {
            prefix,
            members: self.value,
        })
    }

    pub(super) fn list<T>(&self, read: impl Fn(Place<'a>) -> Read<T>) -> Read<Vec<T>> {
        let Json::List(items) = self.value else {
            return self.wrong(Expected::List);
        };
        let mut list = Vec::with_capacity(items.len());
        for (at, value) in items.iter().enumerate() {
            let key = format!("{}[{at}]", self.key);
            list.push(read(Place { key, value })?);
        }
        Ok(list)
    }

    /// Which of these words it is.
    pub(super) fn one_of(&self, words: &'static [&'static str]) -> Read<usize> {
        let at = words
            .iter()
            .position(|word| self.value.as_str() == Some(word));
        self.or_wrong(at, Expected::OneOf(words))
    }

    pub(super) fn country(&self) -> Read<CountryCode> {
        let country = self.value.as_str().and_then(CountryCode::of_code);
        self.or_wrong(country, Expected::Country)
    }

    pub(super) fn guid(&self) -> Read<Guid> {
        let guid = self
            .value
            .as_str()
            .and_then(|text| Guid::required(text).ok());
        self.or_wrong(guid, Expected::Guid)
    }

    pub(super) fn address(&self) -> Read<String> {
        let address = self.value.as_str().map(str::trim);
        let address = address.filter(|address| Config::is_address(address));
        self.or_wrong(address.map(str::to_owned), Expected::Address)
    }

    /// Browsers take a backslash for a slash and leave out tabs and line breaks, so that such an
    /// address may lead to another host than it seems to. A fragment leads nowhere.
    pub(super) fn page_address(&self) -> Read<String> {
        let address = self.value.as_str().map(str::trim).filter(|address| {
            let first = address.split(['/', '?']).next().unwrap_or_default();
            let good = |letter: u8| letter.is_ascii_graphic() && !matches!(letter, b'\\' | b'#');
            let is_below_base = !first.is_empty() && !first.contains(':');
            let is_path = address.starts_with('/') && !address.starts_with("//");
            let is_elsewhere = address.len() > 8 && address.starts_with("https://");
            address.bytes().all(good) && (is_below_base || is_path || is_elsewhere)
        });
        self.or_wrong(address.map(str::to_owned), Expected::PageAddress)
    }

    pub(super) fn language_tag(&self) -> Read<String> {
        let tag = self.text()?;
        let good = tag.split('-').enumerate().all(|(at, part)| {
            let letters = part.bytes().all(|b| b.is_ascii_alphanumeric());
            letters
                && if at == 0 {
                    (2..=3).contains(&part.len())
                } else {
                    (1..=8).contains(&part.len())
                }
        });
        self.or_wrong(good.then_some(tag), Expected::LanguageTag)
    }

    pub(super) fn seconds(&self) -> Read<u32> {
        let seconds = match self.value {
            Json::Number(seconds) => seconds.parse().ok(),
            _ => None,
        };
        self.or_wrong(
            seconds.filter(|it: &u32| (1..=600).contains(it)),
            Expected::Seconds,
        )
    }
}

/// An object of the file, of known keys only.
pub(super) struct Object<'a> {
    prefix: String,
    pub(super) members: &'a Json,
}

impl<'a> Object<'a> {
    /// The member of this name; `None` where it is absent or `null`.
    pub(super) fn at(&self, name: &str) -> Option<Place<'a>> {
        let value = self
            .members
            .get(name)
            .filter(|value| **value != Json::Null)?;
        Some(self.place(name, value))
    }

    /// The member of this name, which has to be there.
    pub(super) fn needed(&self, name: &str) -> Place<'a> {
        self.place(name, self.members.get(name).unwrap_or(&Json::Null))
    }

    fn place(&self, name: &str, value: &'a Json) -> Place<'a> {
        Place {
            key: format!("{}{name}", self.prefix),
            value,
        }
    }
}
