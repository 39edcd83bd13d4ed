//! The journal: every `/v1` request that arrived, for tests that ask what the app really sent.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::http::request::Parts;
use serde::Serialize;
use serde_json::{Value, json};

const KEPT: usize = 1000;

/// One request, and how it was answered.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// Counts from 1, also after the journal was cleared.
    pub number: u64,
    /// When it arrived, in milliseconds since 1970.
    pub time: i64,
    /// The method, in capitals.
    pub method: String,
    /// The path, as it was sent.
    pub path: String,
    /// The query string; empty without one.
    pub query: String,
    /// Names in lower case; the values of a repeated name joined by `, `.
    pub headers: BTreeMap<String, String>,
    /// The body's text.
    pub body: String,
    /// A status, `"dropped"`, or null while it is being processed or where the caller went away first.
    pub answered: Value,
}

/// How a request ended.
#[derive(Clone, Copy, Debug)]
pub enum Ending {
    /// With this status.
    Status(u16),
    /// Without an answer.
    Dropped,
}

/// The last thousand requests.
#[derive(Default)]
pub struct Journal(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    kept: VecDeque<Entry>,
    count: u64,
}

impl Journal {
    /// Writes a request down, and gives the number to complete it by.
    pub fn arrived(&self, request: &Parts, body: &[u8], time: i64) -> u64 {
        let mut headers = BTreeMap::<String, String>::new();
        for (name, value) in &request.headers {
            let value = String::from_utf8_lossy(value.as_bytes());
            headers
                .entry(name.as_str().to_owned())
                .and_modify(|values| *values = format!("{values}, {value}"))
                .or_insert_with(|| value.clone().into_owned());
        }
        let mut entries = self.entries();
        entries.count += 1;
        let number = entries.count;
        if entries.kept.len() == KEPT {
            entries.kept.pop_front();
        }
        entries.kept.push_back(Entry {
            number,
            time,
            method: request.method.to_string(),
            path: request.uri.path().to_owned(),
            query: request.uri.query().unwrap_or_default().to_owned(),
            headers,
            body: String::from_utf8_lossy(body).into_owned(),
            answered: Value::Null,
        });
        number
    }

    /// Completes a request; nothing happens where the journal was cleared meanwhile.
    pub fn answered(&self, number: u64, ending: Ending) {
        if let Some(entry) = self
            .entries()
            .kept
            .iter_mut()
            .find(|entry| entry.number == number)
        {
            entry.answered = match ending {
                Ending::Status(status) => json!(status),
                Ending::Dropped => json!("dropped"),
            };
        }
    }

    /// All requests kept, oldest first.
    #[must_use]
    pub fn all(&self) -> Vec<Entry> {
        self.entries().kept.iter().cloned().collect()
    }

    /// Forgets all requests.
    pub fn clear(&self) {
        self.entries().kept.clear();
    }

    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use axum::http::Request;

    fn parts(path: &str) -> Parts {
        let request = Request::builder()
            .uri(path)
            .header("X-One", "1")
            .header("X-One", "2")
            .body(());
        request.unwrap().into_parts().0
    }

    #[test]
    fn a_request_is_written_down_whole() {
        let journal = Journal::default();
        let number = journal.arrived(&parts("/v1/Customers?pageSize=2"), b"{}", 5);
        journal.answered(number, Ending::Status(200));
        let written = serde_json::to_value(journal.all()).unwrap();
        let expected = json!([{
            "number": 1, "time": 5, "method": "GET", "path": "/v1/Customers", "query": "pageSize=2",
            "headers": { "x-one": "1, 2" }, "body": "{}", "answered": 200,
        }]);
        assert_eq!(written, expected);
    }

    #[test]
    fn the_last_thousand_are_kept() {
        let journal = Journal::default();
        for _ in 0..KEPT + 5 {
            journal.arrived(&parts("/v1/Customers"), b"", 0);
        }
        let kept = journal.all();
        assert_eq!((kept.len(), kept[0].number), (KEPT, 6));
        journal.clear();
        journal.answered(7, Ending::Dropped);
        assert!(journal.all().is_empty());
    }
}
