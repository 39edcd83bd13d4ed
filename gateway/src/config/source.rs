//! The file and the environment, as one table: the environment wins.

use toml::{Table, Value};

use super::keys::{KEYS, Kind, is_list, is_table, kind};
use super::nearest::nearest;

/// The prefix of the environment variables.
const PREFIX: &str = "ONBOARD_";

/// Reads the text of the file and lays the variables over it.
///
/// # Errors
/// All errors, a sentence each.
pub fn table(
    text: &str,
    variables: impl IntoIterator<Item = (String, String)>,
) -> Result<Table, Vec<String>> {
    let mut table: Table = text.parse().map_err(|error: toml::de::Error| {
        // Only the message: the error's own display quotes the line, which may hold a secret.
        let line = error.span().map_or(0, |span| {
            text.get(..span.start)
                .unwrap_or_default()
                .matches('\n')
                .count()
                + 1
        });
        vec![format!(
            "Line {line} of the file is not TOML: {}.",
            error.message()
        )]
    })?;
    let mut wrong = Vec::new();
    unknown_keys(&table, "", &mut wrong);
    let mut variables: Vec<_> = variables.into_iter().collect();
    variables.sort();
    for (name, value) in variables {
        if let Some(key) = name.strip_prefix(PREFIX) {
            match path(key) {
                Ok(Some(path)) => put(&mut table, &path, &value, &mut wrong),
                Ok(None) => {}
                Err(sentence) => wrong.push(sentence),
            }
        }
    }
    if wrong.is_empty() {
        Ok(table)
    } else {
        Err(wrong)
    }
}

fn unknown_keys(table: &Table, place: &str, wrong: &mut Vec<String>) {
    for (key, value) in table {
        let path = if place.is_empty() {
            key.clone()
        } else {
            format!("{place}.{key}")
        };
        match value {
            _ if kind(&path).is_some() => {}
            Value::Table(below) if is_table(&path) && !is_list(&path) => {
                unknown_keys(below, &path, wrong);
            }
            Value::Array(rows) if is_list(&path) => {
                for (position, row) in rows.iter().enumerate() {
                    match row {
                        Value::Table(row) => {
                            unknown_keys(row, &format!("{path}.{position}"), wrong)
                        }
                        _ => wrong.push(format!("`{path}` takes tables: write [[{path}]].")),
                    }
                }
            }
            _ if is_list(&path) => wrong.push(format!("`{path}` is a list: write [[{path}]].")),
            _ if is_table(&path) => wrong.push(format!("`{path}` is a table: write [{path}].")),
            _ => wrong.push(unknown(&path)),
        }
    }
}

fn unknown(path: &str) -> String {
    if matches!(path, "app.apiBase" | "app.signIn" | "app.tenant") {
        return format!("`{path}` is decided by the gateway: leave it out.");
    }
    let without_positions: Vec<&str> = path
        .split('.')
        .filter(|part| !part.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    match nearest(&without_positions.join(".")) {
        Some(meant) => format!("There is no key `{path}`. Is `{meant}` meant?"),
        None => format!("There is no key `{path}`."),
    }
}

/// The key that a variable names; none where it is probably not for us. Kubernetes adds variables of its own,
/// such as ONBOARD_SERVICE_HOST and ONBOARD_PORT, where a service is called onboard.
fn path(variable: &str) -> Result<Option<String>, String> {
    let parts: Vec<&str> = variable.split("__").collect();
    let written = parts.join(".").to_lowercase();
    let known = KEYS.iter().find_map(|(key, _)| {
        let mut own = key.split('.');
        let mut found = Vec::new();
        for part in written.split('.') {
            match own.next()? {
                "*" => found.push(part.parse::<usize>().ok()?.to_string()),
                name if name.eq_ignore_ascii_case(part) => found.push(name.to_owned()),
                _ => return None,
            }
        }
        own.next().is_none().then(|| found.join("."))
    });
    match known {
        Some(path) => Ok(Some(path)),
        None if parts.len() > 1 => Err(format!(
            "The variable {PREFIX}{variable} names no key. {}",
            unknown(&written)
        )),
        None => Ok(None),
    }
}

fn put(table: &mut Table, path: &str, text: &str, wrong: &mut Vec<String>) {
    let value = match kind(path) {
        Some(Kind::Number) => match text.trim().parse() {
            Ok(number) => Value::Integer(number),
            Err(_) => {
                wrong.push(format!(
                    "`{path}` takes a whole number; the environment gives something else."
                ));
                return;
            }
        },
        Some(Kind::Texts) => {
            let texts = text
                .split(',')
                .map(str::trim)
                .filter(|text| !text.is_empty());
            Value::Array(texts.map(|text| Value::String(text.to_owned())).collect())
        }
        Some(Kind::Any) => serde_json::from_str::<toml::Value>(text)
            .unwrap_or_else(|_| Value::String(text.to_owned())),
        Some(Kind::Text) | None => Value::String(text.to_owned()),
    };
    let mut parts = path.split('.').peekable();
    let mut place = table;
    while let Some(part) = parts.next() {
        let Some(next) = parts.peek() else {
            place.insert(part.to_owned(), value);
            return;
        };
        let position: Option<usize> = next.parse().ok();
        let entry = place
            .entry(part.to_owned())
            .or_insert_with(|| match position {
                Some(_) => Value::Array(Vec::new()),
                None => Value::Table(Table::new()),
            });
        let below = match (entry, position) {
            (Value::Table(below), None) => Some(below),
            (Value::Array(rows), Some(position)) => {
                parts.next();
                if position == rows.len() {
                    rows.push(Value::Table(Table::new()));
                }
                rows.get_mut(position).and_then(Value::as_table_mut)
            }
            _ => None,
        };
        match below {
            Some(below) => place = below,
            None => {
                wrong.push(format!(
                    "`{path}` leaves out positions before it: count from 0."
                ));
                return;
            }
        }
    }
}
