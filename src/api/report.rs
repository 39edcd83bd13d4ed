//! What the API says in an answer that is no success: the specification's body, and the others that
//! .NET services and the gateways before them write.

use crate::domain::is_called;
use crate::json::Json;

/// What the API says of a request that it did not carry out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The HTTP status.
    pub status: u16,
    /// What the API says in all.
    pub description: Option<String>,
    /// What to quote to support, where the API names one.
    pub correlation_id: Option<String>,
    /// What the API says of each property.
    pub refusals: Vec<PropertyRefusal>,
}

/// What the API says of a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PropertyRefusal {
    /// The property, in the API's own spelling; empty: the request as a whole.
    pub property_name: String,
    /// Its sentences; none: the API names the property and says no more.
    pub messages: Vec<String>,
}

// Members by their names in the specification, in ASP.NET's `ValidationProblemDetails`, in RFC 9457
// and in other habits of .NET services; the best first. Case and hyphens do not matter.
const IN_ALL: &str = "description title detail message errorDescription error";
const KIND: &str = "code errorCode type";
const IDS: &str = "correlationId traceId requestId";
const ERRORS: &str = "errors modelState invalidParams details";
const PROPERTY: &str = "propertyName pointer name property field path target memberNames source";
const SAID: &str =
    "description detail message errorMessage reason title error errors code errorCode";

/// The most characters of a body that is no JSON.
const PLAIN_MAX: usize = 300;

impl Report {
    /// Reads a body: that of the specification (`{statusCode, type, description, correlationId,
    /// errors: [{propertyName, description}]}`), ASP.NET's problems (`errors` by names), RFC 9457
    /// (`errors: [{pointer, detail}]`), bare lists and texts. Markup gives the status alone; nothing
    /// else that can be read is dropped.
    pub fn read(status: u16, body: &str) -> Self {
        let value = value_of(body);
        let mut report = Self {
            status,
            ..Self::default()
        };
        match &value {
            Json::Object(members) => {
                let mut sentences = Vec::new();
                for name in IN_ALL.split(' ') {
                    texts(member(&value, name), SAID, &mut sentences);
                }
                let of_error = || member(&value, "error").and_then(|it| member(it, ERRORS));
                if let Some(errors) = member(&value, ERRORS).or_else(of_error) {
                    report.refusals = refusals(errors);
                }
                if sentences.is_empty() && report.refusals.is_empty() {
                    // The dictionary itself, which is what `BadRequest(ModelState)` writes.
                    for (name, said) in members
                        .iter()
                        .filter(|(_, said)| matches!(said, Json::List(_)))
                    {
                        by_name(name, said, &mut report.refusals);
                    }
                    report.refusals.retain(|it| !it.messages.is_empty());
                }
                if sentences.is_empty() && report.refusals.is_empty() {
                    texts(member(&value, KIND), SAID, &mut sentences);
                    // The type of RFC 9457 is an address, for programs.
                    sentences.retain(|it| !it.contains(':'));
                }
                report.description = in_one(&sentences);
                let mut ids = Vec::new();
                texts(member(&value, IDS), IDS, &mut ids);
                report.correlation_id = ids.into_iter().next();
            }
            Json::List(_) => report.refusals = refusals(&value),
            _ => {
                let mut sentences = Vec::new();
                texts(Some(&value), SAID, &mut sentences);
                report.description = in_one(&sentences);
            }
        }
        report
    }
}

/// The body as JSON; plain text as a JSON string, and nothing where people cannot read it.
fn value_of(body: &str) -> Json {
    match Json::read(body) {
        // An object that was written as JSON twice.
        Ok(Json::Text(text)) => match Json::read(&text) {
            Ok(inner @ (Json::Object(_) | Json::List(_))) => inner,
            _ => Json::Text(text),
        },
        Ok(value) => value,
        Err(_) => {
            let text = body.trim();
            let is_unreadable = |c: char| c == '\u{fffd}' || (c < ' ' && !c.is_ascii_whitespace());
            if text.starts_with(['<', '{', '[']) || text.contains(is_unreadable) {
                return Json::Null;
            }
            let mut shown: String = text.chars().take(PLAIN_MAX).collect();
            if shown.len() < text.len() {
                shown.push('…');
            }
            shown.into()
        }
    }
}

/// The first of these members, by the order of the names, in which anything stands.
fn member<'a>(value: &'a Json, names: &str) -> Option<&'a Json> {
    names.split(' ').find_map(|name| {
        let mut members = value.members().iter();
        let found = members.find(|(key, value)| is_called(key, name) && !is_empty(value));
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

/// All that stands there to be read, each once; of an object the first of the members called so.
fn texts(value: Option<&Json>, names: &str, found: &mut Vec<String>) {
    match value {
        None | Some(Json::Null | Json::Bool(_)) => (),
        Some(Json::List(items)) => {
            for item in items {
                texts(Some(item), names, found);
            }
        }
        Some(object @ Json::Object(_)) => texts(member(object, names), names, found),
        Some(other) => {
            let text = match other {
                Json::Text(text) => text.trim().to_owned(),
                other => other.written(),
            };
            if !text.is_empty() && !found.contains(&text) {
                found.push(text);
            }
        }
    }
}

/// Sentences in a row; a title without a full stop gets one.
fn in_one(sentences: &[String]) -> Option<String> {
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
    (!whole.is_empty()).then_some(whole)
}

/// The errors: a list, a dictionary by the properties' names, or a text.
fn refusals(errors: &Json) -> Vec<PropertyRefusal> {
    let mut found = Vec::new();
    match errors {
        Json::List(items) => {
            for item in items {
                of_item(item, &mut found);
            }
        }
        Json::Object(members) if member(errors, "propertyName pointer").is_none() => {
            for (name, said) in members {
                by_name(name, said, &mut found);
            }
        }
        other => of_item(other, &mut found),
    }
    found
}

/// An entry of a dictionary.
fn by_name(name: &str, said: &Json, found: &mut Vec<PropertyRefusal>) {
    found.push(PropertyRefusal {
        property_name: name.trim().to_owned(),
        messages: messages(said),
    });
}

/// An item of a list: an object, which may name several properties, or a bare text.
fn of_item(item: &Json, found: &mut Vec<PropertyRefusal>) {
    let mut names = Vec::new();
    if let Json::Object(_) = item {
        texts(Some(item), PROPERTY, &mut names);
    }
    let has_names = !names.is_empty();
    if !has_names && !is_empty(item) {
        names.push(String::new());
    }
    for property_name in names {
        let is_mute = has_names && member(item, SAID).is_none();
        found.push(PropertyRefusal {
            property_name,
            messages: if is_mute { Vec::new() } else { messages(item) },
        });
    }
}

/// All sentences; of something unknown the JSON, for the person to make out.
fn messages(said: &Json) -> Vec<String> {
    let mut messages = Vec::new();
    texts(Some(said), SAID, &mut messages);
    if messages.is_empty() && !is_empty(said) {
        messages.push(said.written());
    }
    messages
}

#[cfg(test)]
mod tests;
