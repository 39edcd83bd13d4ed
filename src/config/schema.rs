//! The schema of `config.json`: expected values and their validation.

use crate::truncate::truncate;
use customer::{CountryCode, Decimal, DecimalMark, Guid, HostName};
use json_digits::Json;

/// An error in the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The path of the key, such as `providerInstances[0].id`. Empty: the file as a whole.
    pub key: String,
    pub expected: Expected,
    /// The value found, as JSON, truncated to [`FOUND_MAX`] characters.
    pub found: String,
}

/// The maximum number of characters of a value or key in an error.
const FOUND_MAX: usize = 200;

impl ConfigError {
    /// Creates the error of the value `found` at `key`. Both are truncated.
    pub fn new(key: &str, expected: Expected, found: &str) -> Box<Self> {
        Box::new(Self {
            key: truncate(key, FOUND_MAX),
            expected,
            found: truncate(found, FOUND_MAX),
        })
    }

    /// The key, or `config.json` if the error concerns the file as a whole.
    pub fn location(&self) -> &str {
        match self.key.as_str() {
            "" => "config.json",
            key => key,
        }
    }
}

/// The expected value of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The file itself: the server did not return it.
    File,
    Json,
    Object,
    List,
    /// Text that is not empty.
    Text,
    /// An API address: an origin (`https://…`), with or without a path; a path that starts with `/`; or nothing. No
    /// user, query or fragment, because request paths are appended. `http:` is allowed for this machine only.
    Address,
    /// An address that the page requests or navigates to: relative to the base (`session/token`), a path that
    /// starts with `/`, or `https://…`.
    PageAddress,
    /// An origin, as browsers serialize it. `http:` is allowed for this machine only.
    Origin,
    Guid,
    HostName,
    /// A language tag such as `pt-PT`.
    LanguageTag,
    /// An ISO 3166-1 alpha-2 country code.
    Country,
    Boolean,
    /// Whole seconds from 1 to 600.
    Seconds,
    /// A decimal number, as JSON number or as text with a decimal point.
    Decimal,
    /// One of the configured margin rules.
    MarginRule(Vec<String>),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A key without a duplicate.
    UniqueKey,
    /// One of these keys.
    KnownKey(&'static [&'static str]),
}

/// The schema of a value.
pub(super) enum Schema {
    /// Any value: validated later.
    Any,
    Value(Expected),
    /// A list whose items have this schema.
    List(&'static Schema),
    /// An object: its keys, their schemas, and the number of required keys. The required ones come first; the
    /// others may be absent or `null`.
    Object(&'static [&'static str], &'static [Schema], usize),
}

/// The error is boxed because it is large and each level passes it on.
pub(super) type Validation = Result<(), Box<ConfigError>>;

impl Schema {
    /// Validates `value`, found at the path `key`.
    ///
    /// # Errors
    /// The first value that does not match.
    pub(super) fn validate(&self, key: &str, value: &Json) -> Validation {
        match (self, value) {
            (Self::Any, _) => Ok(()),
            (Self::Value(expected), _) if expected.accepts(value) => Ok(()),
            (Self::Value(expected), _) => mismatch(key, expected.clone(), value.to_text()),
            (Self::List(schema), Json::List(items)) => {
                for (at, item) in items.iter().enumerate() {
                    schema.validate(&format!("{key}[{at}]"), item)?;
                }
                Ok(())
            }
            (Self::List(_), _) => mismatch(key, Expected::List, value.to_text()),
            (Self::Object(keys, schemas, required), Json::Object(members)) => {
                let within = |name: &str| match key {
                    "" => name.to_owned(),
                    _ => format!("{key}.{name}"),
                };
                for (name, _) in members {
                    if !keys.contains(&name.as_str()) && !name.starts_with('$') {
                        let found = format!("\"{name}\"");
                        return mismatch(&within(name), Expected::KnownKey(keys), found);
                    }
                }
                for (at, (name, schema)) in keys.iter().zip(*schemas).enumerate() {
                    let value = value.get(name).unwrap_or(&Json::Null);
                    if at < *required || *value != Json::Null {
                        schema.validate(&within(name), value)?;
                    }
                }
                Ok(())
            }
            (Self::Object(..), _) => mismatch(key, Expected::Object, value.to_text()),
        }
    }
}

/// Returns the error of `found` at the path `key`.
pub(super) fn mismatch<T>(
    key: &str,
    expected: Expected,
    found: String,
) -> Result<T, Box<ConfigError>> {
    Err(ConfigError::new(key, expected, &found))
}

impl Expected {
    fn accepts(&self, value: &Json) -> bool {
        let text = value.as_str().map(str::trim);
        match self {
            Self::Text => text.is_some_and(|text| !text.is_empty()),
            Self::Address => text.is_some_and(is_api_address),
            Self::PageAddress => text.is_some_and(is_page_address),
            // Not trimmed: the origin is compared byte by byte with the browser's.
            Self::Origin => value.as_str().is_some_and(is_origin),
            Self::Guid => text.is_some_and(|text| Guid::parse(text).is_ok()),
            Self::HostName => text.is_some_and(|text| HostName::parse(text).is_ok()),
            Self::LanguageTag => text.is_some_and(is_language_tag),
            Self::Country => text.and_then(CountryCode::from_code).is_some(),
            Self::Boolean => matches!(value, Json::Bool(_)),
            Self::Seconds => seconds(value).is_some(),
            Self::Decimal => decimal(value).is_some(),
            Self::OneOf(words) => value.as_str().is_some_and(|text| words.contains(&text)),
            Self::File
            | Self::Json
            | Self::Object
            | Self::List
            | Self::UniqueKey
            | Self::MarginRule(_)
            | Self::KnownKey(_) => false,
        }
    }
}

/// Reads a decimal number and keeps its digits.
pub(super) fn decimal(value: &Json) -> Option<String> {
    let (Json::Number(digits) | Json::Text(digits)) = value else {
        return None;
    };
    let decimal = Decimal::parse(digits, DecimalMark::Point).ok()?;
    Some(decimal.as_str().to_owned())
}

/// Reads a string, trimmed.
pub(super) fn text(value: &Json) -> Option<String> {
    value.as_str().map(|text| text.trim().to_owned())
}

/// Reads the string member of this name, trimmed.
pub(super) fn member_text(object: &Json, name: &str) -> Option<String> {
    text(object.get(name)?)
}

/// Reads whole seconds from 1 to 600.
pub(super) fn seconds(value: &Json) -> Option<u32> {
    let Json::Number(seconds) = value else {
        return None;
    };
    let seconds = seconds.parse().ok();
    seconds.filter(|it| (1..=600).contains(it))
}

/// Returns whether the address is an [`Expected::Address`].
pub(super) fn is_api_address(address: &str) -> bool {
    let is_elsewhere = match address.split_once("://") {
        Some(("https", rest)) => host_of(rest).is_some(),
        Some(("http", rest)) => {
            host_of(rest).is_some_and(|host| matches!(host, "localhost" | "127.0.0.1" | "[::1]"))
        }
        _ => false,
    };
    address.is_empty()
        || (is_plain(address) && !address.contains('?') && (is_path(address) || is_elsewhere))
}

fn is_page_address(address: &str) -> bool {
    let first = address.split(['/', '?']).next().unwrap_or_default();
    let is_below_base = !first.is_empty() && !first.contains(':');
    let is_elsewhere = address
        .strip_prefix("https://")
        .is_some_and(|rest| host_of(rest).is_some());
    is_plain(address) && (is_below_base || is_path(address) || is_elsewhere)
}

/// Browsers read a backslash as a slash and drop tabs and line breaks, so such an address may lead to another host
/// than the one shown. Fragments have no effect.
fn is_plain(address: &str) -> bool {
    let good = |letter: u8| letter.is_ascii_graphic() && !matches!(letter, b'\\' | b'#');
    address.bytes().all(good)
}

fn is_path(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//")
}

/// Returns the host after `https://`: a name or an address, with or without a port. User and password are not
/// accepted.
fn host_of(rest: &str) -> Option<&str> {
    let place = rest.split(['/', '?']).next()?;
    let (host, port) = match place.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (place, "1"),
    };
    let is_port = port.bytes().all(|digit| digit.is_ascii_digit())
        && port.parse::<u16>().is_ok_and(|port| port > 0);
    let is_part = |part: &str| {
        let good = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_');
        !part.is_empty() && part.bytes().all(good)
    };
    let inner = host.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    let is_host = match inner {
        Some(inner) => {
            let good = |letter: u8| letter.is_ascii_hexdigit() || matches!(letter, b':' | b'.');
            inner.contains(':') && inner.bytes().all(good)
        }
        None => host.split('.').all(is_part),
    };
    (is_port && is_host).then_some(host)
}

fn is_language_tag(tag: &str) -> bool {
    tag.split('-').enumerate().all(|(at, part)| {
        let length = if at == 0 { 2..=3 } else { 1..=8 };
        length.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

/// Returns whether the text is scheme, host and port only, in lower case, without the default port.
fn is_origin(text: &str) -> bool {
    let (is_safe, place) = match text.strip_prefix("https://") {
        Some(place) => (true, place),
        None => (false, text.strip_prefix("http://").unwrap_or_default()),
    };
    let (host, port) = place.split_once(':').unwrap_or((place, "1"));
    let usual = if is_safe { 443 } else { 80 };
    let is_port = port.starts_with(|first| matches!(first, '1'..='9'))
        && port.parse::<u16>().is_ok_and(|port| port != usual);
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|letter| matches!(letter, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
    };
    let is_host = host.split('.').all(is_name);
    is_port && is_host && (is_safe || matches!(host, "localhost" | "127.0.0.1"))
}
