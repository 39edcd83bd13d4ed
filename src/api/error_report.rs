//! Error responses: the body of the specification, and those of .NET services and gateways.

use crate::truncate::truncate;
use customer::matches_key;
use json_digits::Json;

/// An error response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorReport {
    /// The HTTP status.
    pub status: u16,
    /// The message about the request as a whole.
    pub description: Option<String>,
    /// The correlation id for support, if the API names one.
    pub correlation_id: Option<String>,
    /// The messages about properties, [`MESSAGES_MAX`] at most.
    pub property_errors: Vec<PropertyError>,
    /// The number of omitted messages.
    pub omitted: usize,
    /// Whether the response probably comes from an intermediary: an HTML page, or a success with plain text.
    pub is_from_intermediary: bool,
}

/// The messages about a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PropertyError {
    /// The property, in the API's spelling. Empty: the request as a whole.
    pub property_name: String,
    /// The messages. Empty: the API only names the property.
    pub messages: Vec<String>,
}

// Members by their names in the specification, in ASP.NET's `ValidationProblemDetails`, in RFC 9457 and in other
// .NET services, in order of preference. Case and hyphens are ignored.
const DESCRIPTION: &str = "description title detail message errorDescription error";
const KIND: &str = "code errorCode type";
const IDS: &str = "correlationId traceId requestId";
const ERRORS: &str = "errors modelState invalidParams details";
const PROPERTY: &str = "propertyName pointer name property field path target memberNames source";
const MESSAGE: &str =
    "description detail message errorMessage reason title error errors code errorCode";

/// The maximum number of messages about properties. Longer lists are not read, and hundreds of links are slow.
pub const MESSAGES_MAX: usize = 50;

/// The maximum number of characters of a message.
const MESSAGE_MAX: usize = 300;

/// The maximum number of characters of the description.
const DESCRIPTION_MAX: usize = 600;

/// The maximum number of characters of a property's name or a correlation id.
const NAME_MAX: usize = 120;

/// Messages without duplicates.
#[derive(Default)]
struct Messages {
    all: Vec<String>,
    omitted: usize,
}

impl Messages {
    fn add(&mut self, text: &str) {
        let text = truncate(text.trim(), MESSAGE_MAX);
        if text.is_empty() || self.all.contains(&text) {
            return;
        }
        if self.all.len() < MESSAGES_MAX {
            self.all.push(text);
        } else {
            self.omitted += 1;
        }
    }
}

impl ErrorReport {
    /// Parses a body: that of the specification (`{statusCode, type, description, correlationId, errors:
    /// [{propertyName, description}]}`), ASP.NET's problem details (`errors` by property), RFC 9457 (`errors:
    /// [{pointer, detail}]`), bare lists and texts. Markup is reduced to the status. Nothing else that is readable
    /// is dropped, but long lists and texts are truncated.
    pub fn read(status: u16, body: &str) -> Self {
        let value = parse_body(body);
        let mut report = Self {
            status,
            is_from_intermediary: is_from_intermediary(status, body, &value),
            ..Self::default()
        };
        let mut sentences = Messages::default();
        match &value {
            Json::Object(members) => {
                for name in DESCRIPTION.split(' ') {
                    texts(member(&value, name), MESSAGE, &mut sentences);
                }
                let of_error = || member(&value, "error").and_then(|it| member(it, ERRORS));
                if let Some(errors) = member(&value, ERRORS).or_else(of_error) {
                    report.add_errors(errors);
                }
                if sentences.all.is_empty() && report.property_errors.is_empty() {
                    // The dictionary without a wrapper, as `BadRequest(ModelState)` writes it.
                    for (name, said) in members {
                        let is_list = matches!(said, Json::List(_));
                        let messages = messages(said);
                        if is_list && !messages.all.is_empty() {
                            report.add(name, messages);
                        }
                    }
                }
                if sentences.all.is_empty() && report.property_errors.is_empty() {
                    texts(member(&value, KIND), MESSAGE, &mut sentences);
                    // The type of RFC 9457 is an address for programs.
                    sentences.all.retain(|it| !it.contains(':'));
                }
                let mut ids = Messages::default();
                texts(member(&value, IDS), IDS, &mut ids);
                report.correlation_id = ids.all.first().map(|id| truncate(id, NAME_MAX));
            }
            Json::List(_) => report.add_errors(&value),
            _ => texts(Some(&value), MESSAGE, &mut sentences),
        }
        report.description = join(&sentences.all);
        report
    }

    /// Sets the correlation id from the response's header, if the body names none.
    pub(super) fn with_correlation_id(mut self, header: Option<&str>) -> Self {
        let header = header.map(str::trim).filter(|it| !it.is_empty());
        if self.correlation_id.is_none() {
            self.correlation_id = header.map(|id| truncate(id, NAME_MAX));
        }
        self
    }

    /// Adds the errors of a list, a dictionary by properties, or a text.
    fn add_errors(&mut self, errors: &Json) {
        match errors {
            Json::List(items) => {
                for item in items {
                    self.add_item(item);
                }
            }
            Json::Object(members) if member(errors, "propertyName pointer").is_none() => {
                for (name, said) in members {
                    self.add(name, messages(said));
                }
            }
            other => self.add_item(other),
        }
    }

    /// Adds the errors of an item: an object, which may name several properties, or a text.
    fn add_item(&mut self, item: &Json) {
        let mut names = Messages::default();
        if let Json::Object(_) = item {
            texts(Some(item), PROPERTY, &mut names);
        }
        let has_names = !names.all.is_empty();
        if !has_names && !is_empty(item) {
            names.all.push(String::new());
        }
        for name in &names.all {
            let has_no_message = has_names && member(item, MESSAGE).is_none();
            self.add(
                name,
                if has_no_message {
                    Messages::default()
                } else {
                    messages(item)
                },
            );
        }
    }

    /// Adds the messages about a property. Without messages the name alone is kept.
    fn add(&mut self, name: &str, mut said: Messages) {
        let shown = self
            .property_errors
            .iter()
            .map(|it| it.messages.len().max(1));
        let left = MESSAGES_MAX - shown.sum::<usize>().min(MESSAGES_MAX);
        if left == 0 {
            self.omitted += said.all.len().max(1) + said.omitted;
            return;
        }
        self.omitted += said.all.len().saturating_sub(left) + said.omitted;
        said.all.truncate(left);
        self.property_errors.push(PropertyError {
            property_name: truncate(name.trim(), NAME_MAX),
            messages: said.all,
        });
    }
}

/// Whether another service than the API answered. Errors of the API may have any text; its success is JSON, and a
/// JSON string in it is an id.
fn is_from_intermediary(status: u16, body: &str, value: &Json) -> bool {
    let body = body.trim();
    let is_json = body.starts_with(['"', '{', '[']);
    match status {
        500.. => false,
        400.. => body.starts_with('<'),
        _ => match value {
            Json::Text(_) => !body.is_empty(),
            Json::Null => !body.is_empty() && !is_json && body != "null",
            _ => false,
        },
    }
}

/// Parses the body as JSON. Plain text becomes a JSON string; unreadable text becomes null.
fn parse_body(body: &str) -> Json {
    match Json::read(body) {
        // An object that was encoded as JSON twice.
        Ok(Json::Text(text)) => match Json::read(&text) {
            Ok(inner @ (Json::Object(_) | Json::List(_))) => inner,
            _ => Json::Text(text),
        },
        Ok(value) => value,
        Err(_) => {
            let text = body.trim();
            let is_unreadable = |c: char| c == '\u{fffd}' || (c < ' ' && !c.is_ascii_whitespace());
            if text.starts_with(['<', '{', '[', '"']) || text.contains(is_unreadable) {
                return Json::Null;
            }
            text.into()
        }
    }
}

/// Returns the first of these members that is not empty, in the order of the names.
fn member<'a>(value: &'a Json, names: &str) -> Option<&'a Json> {
    names.split(' ').find_map(|name| {
        let mut members = value.members().iter();
        let found = members.find(|(key, value)| matches_key(key, name) && !is_empty(value));
        found.map(|(_, value)| value)
    })
}

fn is_empty(value: &Json) -> bool {
    match value {
        Json::Null | Json::Bool(_) => true,
        Json::Text(text) => text.trim().is_empty(),
        Json::List(items) => items.iter().all(is_empty),
        Json::Object(members) => members.iter().all(|(_, value)| is_empty(value)),
        _ => false,
    }
}

/// Collects all texts in a value. In an object: those of the first member with one of these names.
fn texts(value: Option<&Json>, names: &str, found: &mut Messages) {
    match value {
        None | Some(Json::Null | Json::Bool(_)) => (),
        Some(Json::List(items)) => {
            for item in items {
                texts(Some(item), names, found);
            }
        }
        Some(object @ Json::Object(_)) => texts(member(object, names), names, found),
        Some(Json::Text(text)) => found.add(text),
        Some(other) => found.add(&other.to_text()),
    }
}

/// Joins sentences. Titles without a full stop get one.
fn join(sentences: &[String]) -> Option<String> {
    let mut whole = String::new();
    for sentence in sentences {
        if !whole.is_empty() {
            whole.push_str(if whole.ends_with(['.', '!', '?', ':']) {
                " "
            } else {
                ". "
            });
        }
        whole.push_str(sentence);
    }
    (!whole.is_empty()).then(|| truncate(&whole, DESCRIPTION_MAX))
}

/// Collects the messages in a value. Unknown structures are shown as JSON.
fn messages(said: &Json) -> Messages {
    let mut messages = Messages::default();
    texts(Some(said), MESSAGE, &mut messages);
    if messages.all.is_empty() && !is_empty(said) {
        messages.add(&said.to_text());
    }
    messages
}

#[cfg(test)]
mod tests;
