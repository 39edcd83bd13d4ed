//! Reads single values of the configuration, and collects the errors as sentences.

use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};
use url::Url;

use crate::secret::Secret;

pub(super) struct Reader<'a> {
    pub(super) home: &'a Path,
    pub(super) wrong: Vec<String>,
}

/// A table with its path, for messages.
pub(super) struct Place<'a> {
    pub(super) table: Option<&'a Table>,
    pub(super) path: String,
}

impl<'a> Place<'a> {
    pub(super) fn below(table: &'a Table, key: &str) -> Self {
        Self {
            table: table.get(key).and_then(Value::as_table),
            path: key.to_owned(),
        }
    }

    pub(super) fn rows(table: &'a Table, key: &str) -> Vec<Self> {
        let rows = table
            .get(key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        let place = |(position, row): (usize, &'a Value)| Self {
            table: row.as_table(),
            path: format!("{key}.{position}"),
        };
        rows.enumerate().map(place).collect()
    }

    pub(super) fn get(&self, key: &str) -> Option<&'a Value> {
        self.table?.get(key)
    }

    pub(super) fn key(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }
}

impl Reader<'_> {
    pub(super) fn wrong(&mut self, sentence: impl Into<String>) {
        self.wrong.push(sentence.into());
    }

    pub(super) fn text(&mut self, place: &Place<'_>, key: &str) -> Option<String> {
        match place.get(key) {
            Some(Value::String(text)) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Some(_) => {
                self.wrong(format!(
                    "`{}` takes text that is not empty.",
                    place.key(key)
                ));
                None
            }
            None => None,
        }
    }

    pub(super) fn required(&mut self, place: &Place<'_>, key: &str) -> Option<String> {
        if place.get(key).is_none() {
            self.wrong(format!("`{}` is missing.", place.key(key)));
        }
        self.text(place, key)
    }

    pub(super) fn parsed<T: std::str::FromStr>(
        &mut self,
        place: &Place<'_>,
        key: &str,
        what: &str,
    ) -> Option<T> {
        let text = self.required(place, key)?;
        let parsed = text.parse().ok();
        if parsed.is_none() {
            self.wrong(format!("`{}` takes {what}, not `{text}`.", place.key(key)));
        }
        parsed
    }

    pub(super) fn number(
        &mut self,
        place: &Place<'_>,
        key: &str,
        otherwise: u32,
        range: (u32, u32),
    ) -> u32 {
        let number = match place.get(key) {
            None => return otherwise,
            Some(value) => value
                .as_integer()
                .and_then(|number| u32::try_from(number).ok()),
        };
        match number {
            Some(number) if (range.0..=range.1).contains(&number) => number,
            _ => {
                let (from, to) = range;
                self.wrong(format!(
                    "`{}` takes a whole number from {from} to {to}.",
                    place.key(key)
                ));
                otherwise
            }
        }
    }

    pub(super) fn texts(&mut self, place: &Place<'_>, key: &str) -> Vec<String> {
        let all = |values: &Vec<Value>| {
            values
                .iter()
                .map(|value| value.as_str().map(str::to_owned))
                .collect::<Option<Vec<_>>>()
        };
        match place.get(key) {
            None => Vec::new(),
            Some(value) => value.as_array().and_then(all).unwrap_or_else(|| {
                self.wrong(format!("`{}` takes a list of texts.", place.key(key)));
                Vec::new()
            }),
        }
    }

    pub(super) fn choice<T: Copy>(
        &mut self,
        place: &Place<'_>,
        key: &str,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let text = self.text(place, key)?;
        let chosen = choices
            .iter()
            .find_map(|(name, value)| (*name == text).then_some(*value));
        if chosen.is_none() {
            let names: Vec<_> = choices
                .iter()
                .map(|(name, _)| format!("\"{name}\""))
                .collect();
            self.wrong(format!(
                "`{}` takes {}, not \"{text}\".",
                place.key(key),
                names.join(" or ")
            ));
        }
        chosen
    }

    pub(super) fn file(&self, value: &Value) -> Option<PathBuf> {
        value.as_str().map(|file| self.home.join(file))
    }

    pub(super) fn secret(&mut self, place: &Place<'_>, key: &str) -> Option<Secret> {
        let by_file = format!("{key}_file");
        // The environment sets the secret itself, over a file that the configuration names.
        if place.get(key).is_some() {
            return self.text(place, key).map(Secret::new);
        }
        let file = place.get(&by_file).and_then(|file| self.file(file))?;
        match fs::read_to_string(&file) {
            Ok(text) if !text.trim().is_empty() => Some(Secret::new(text.trim().to_owned())),
            Ok(_) => {
                self.wrong(format!(
                    "`{}`: {} is empty.",
                    place.key(&by_file),
                    file.display()
                ));
                None
            }
            Err(error) => {
                let file = file.display();
                self.wrong(format!(
                    "`{}`: {file} cannot be read: {error}.",
                    place.key(&by_file)
                ));
                None
            }
        }
    }

    pub(super) fn required_secret(&mut self, place: &Place<'_>, key: &str) -> Option<Secret> {
        let by_file = format!("{key}_file");
        if place.get(key).is_none() && place.get(&by_file).is_none() {
            self.wrong(format!("`{}` is missing.", place.key(&by_file)));
        }
        self.secret(place, key)
    }

    /// https, or http on this machine: anywhere else a token or a cookie could be read on the way.
    pub(super) fn url(&mut self, place: &Place<'_>, key: &str) -> Option<Url> {
        let what = "an address that starts with https://";
        let url: Url = self.parsed(place, key, what)?;
        let is_safe = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
        let is_plain =
            url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
        if is_safe && is_plain && url.password().is_none() {
            return Some(url);
        }
        self.wrong(format!(
            "`{}` takes {what}, without a query, a fragment or a name in it.",
            place.key(key)
        ));
        None
    }
}

/// Whether an address is of this machine and no other.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}
