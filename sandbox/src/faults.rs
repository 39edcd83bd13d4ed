//! Faults that a test orders beforehand: the next request a step matches uses it up, unless the step is marked `always`.
//!
//! The format is described in `sandbox/README.md`.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, HeaderName, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// When a connection is closed without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Drop {
    /// Before the request is processed: nothing has happened.
    Before,
    /// After it was processed: it has happened, and the caller cannot know.
    After,
}

/// The fault of one request. An empty step lets its request pass.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Step {
    /// Only requests with this method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Only requests whose path starts so; without it, requests to the API and no others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Only requests whose query string, as it was sent, contains this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
    /// Apply to all requests that match, and not only to the next.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub always: bool,
    /// Answer with this status in place of the real one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The body of that answer: text is sent as it is, anything else as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Value>,
    /// Its content type; `application/json` unless said otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// Headers set on the answer, the real one or this one.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
    /// `Retry-After`: seconds, or a date as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<Value>,
    /// How long the request is held back before it is processed, which happens though the caller may have gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hold_ms: Option<u64>,
    /// How long the answer is held back, after the request was processed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delay_ms: Option<u64>,
    /// Process the request although another status is answered.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub commit: bool,
    /// Leave the CORS headers out of the answer: pages of other origins cannot read it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub no_cors: bool,
    /// Close the connection in place of an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drop: Option<Drop>,
}

impl Step {
    fn read(json: Value) -> Result<Self, String> {
        // The word for a value of another kind is serde's own, and not one used here.
        let step: Self = serde_json::from_value(json)
            .map_err(|error| error.to_string().replacen("invalid", "unexpected", 1))?;
        step.contradiction()
            .map_or(Ok(step), |contradiction| Err(contradiction.to_owned()))
    }

    /// Whether the request is really processed.
    #[must_use]
    pub fn processes(&self) -> bool {
        match self.drop {
            Some(Drop::Before) => false,
            Some(Drop::After) => true,
            None => self.commit || self.status.is_none(),
        }
    }

    /// How long the request is held back, if it is.
    #[must_use]
    pub fn hold(&self) -> Option<Duration> {
        self.hold_ms.map(Duration::from_millis)
    }

    /// How long the answer is held back.
    #[must_use]
    pub fn delay(&self) -> Duration {
        Duration::from_millis(self.delay_ms.unwrap_or_default())
    }

    /// The answer the step gives of its own accord.
    #[must_use]
    pub fn answer(&self) -> Option<Response> {
        let status = StatusCode::from_u16(self.status?).ok()?;
        let body = match &self.body {
            None => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(json) => json.to_string(),
        };
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = status;
        if self.body.is_some() || self.content_type.is_some() {
            let kind = self.content_type.as_deref().unwrap_or("application/json");
            set(response.headers_mut(), CONTENT_TYPE, kind);
        }
        Some(response)
    }

    /// Sets the step's headers on an answer.
    pub fn set_headers(&self, headers: &mut HeaderMap) {
        match &self.retry_after {
            Some(Value::String(date)) => set(headers, RETRY_AFTER, date),
            Some(seconds) => set(headers, RETRY_AFTER, &seconds.to_string()),
            None => {}
        }
        for (name, value) in &self.headers {
            if let Ok(name) = HeaderName::try_from(name) {
                set(headers, name, value);
            }
        }
    }

    fn matches(&self, method: &str, path: &str, query: &str) -> bool {
        self.method
            .as_ref()
            .is_none_or(|wanted| wanted.eq_ignore_ascii_case(method))
            && self
                .path
                .as_deref()
                .map_or_else(|| path.starts_with("/v1"), |start| path.starts_with(start))
            && self
                .query
                .as_deref()
                .is_none_or(|wanted| query.contains(wanted))
    }

    /// A contradiction in the step.
    fn contradiction(&self) -> Option<&'static str> {
        let names_a_status = self
            .status
            .is_none_or(|status| (200..=599).contains(&status));
        let says_how_to_answer = self.body.is_some() || self.content_type.is_some();
        let all_headers_can_be_sent = self.headers.iter().all(|(name, value)| {
            HeaderName::try_from(name).is_ok() && HeaderValue::try_from(value).is_ok()
        });
        let can_be_sent = |text: &String| HeaderValue::try_from(text).is_ok();
        if !names_a_status {
            Some("status must be from 200 to 599")
        } else if says_how_to_answer && self.status.is_none() {
            Some("body and contentType need a status")
        } else if self.drop.is_some() && self.status.is_some() {
            Some("a dropped connection has no status")
        } else if self.drop == Some(Drop::Before) && self.commit {
            Some(
                "a connection dropped before the request is processed commits nothing; write drop: after",
            )
        } else if self.hold_ms.is_some() && !self.processes() {
            Some("a request that is not processed cannot be held back before it is")
        } else if !matches!(
            self.retry_after,
            None | Some(Value::String(_) | Value::Number(_))
        ) {
            Some("retryAfter must be a number of seconds or a date as text")
        } else if !all_headers_can_be_sent || !self.content_type.as_ref().is_none_or(can_be_sent) {
            Some("a header has characters that cannot be sent")
        } else {
            None
        }
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::try_from(value) {
        headers.insert(name, value);
    }
}

/// The steps still to come.
#[derive(Default)]
pub struct Faults(Mutex<VecDeque<Step>>);

impl Faults {
    /// Adds the steps of a JSON list to those left.
    ///
    /// # Errors
    /// A step is not understood; none is added.
    pub fn order(&self, json: &[u8]) -> Result<(), String> {
        let list: Vec<Value> = serde_json::from_slice(json)
            .map_err(|_| "The body must be a JSON list of steps.".to_owned())?;
        let mut steps = Vec::new();
        for (position, step) in list.into_iter().enumerate() {
            let step = Step::read(step).map_err(|why| format!("Step {}: {why}.", position + 1))?;
            steps.push(step);
        }
        self.steps().extend(steps);
        Ok(())
    }

    /// The first step left that matches. Takes it off the list unless it is marked `always`.
    #[must_use]
    pub fn next_for(&self, method: &Method, uri: &Uri) -> Option<Step> {
        let (path, query) = (uri.path(), uri.query().unwrap_or_default());
        let mut steps = self.steps();
        let position = steps
            .iter()
            .position(|step| step.matches(method.as_str(), path, query))?;
        if steps[position].always {
            return Some(steps[position].clone());
        }
        steps.remove(position)
    }

    /// The steps that are left.
    #[must_use]
    pub fn left(&self) -> Vec<Step> {
        self.steps().iter().cloned().collect()
    }

    /// Forgets all steps.
    pub fn clear(&self) {
        self.steps().clear();
    }

    fn steps(&self) -> MutexGuard<'_, VecDeque<Step>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_step_waits_for_the_request_it_matches() {
        let faults = Faults::default();
        let steps = br#"[
            {"method":"post","status":500},
            {"path":"/v1/Resellers","status":404},
            {"query":"searchField=Domain","status":403},
            {"path":"/v1/Providers","status":401,"always":true},
            {"status":429}
        ]"#;
        faults.order(steps).unwrap();
        let cases = [
            (Method::GET, "/v1/Providers/Instances", Some(401)),
            (
                Method::GET,
                "/v1/Customers?searchField=InternalIdentifier&searchValue=Domain",
                Some(429),
            ),
            (
                Method::GET,
                "/v1/Customers?pageSize=5&searchField=Domain&searchValue=a",
                Some(403),
            ),
            (
                Method::GET,
                "/v1/Customers?pageSize=5&searchField=Domain&searchValue=a",
                None,
            ),
            (Method::GET, "/v1/Resellers", Some(404)),
            (Method::POST, "/v1/Customers", Some(500)),
            (Method::POST, "/v1/Customers", None),
            (
                Method::GET,
                "/v1/Providers/Instances?pageSize=2000",
                Some(401),
            ),
        ];
        for (method, path, status) in cases {
            let step = faults.next_for(&method, &Uri::from_static(path));
            assert_eq!(
                step.map(|step| step.status),
                status.map(Some),
                "{method} {path}"
            );
        }
        let left: Vec<Option<u16>> = faults.left().iter().map(|step| step.status).collect();
        assert_eq!(left, [Some(401)]);
        faults.clear();
        assert!(faults.left().is_empty());
    }

    #[test]
    fn steps_that_cannot_be_meant_are_refused_whole() {
        let cases = [
            "{}",
            "[7]",
            r#"[{"statuss":500}]"#,
            r#"[{}, {"status":99}]"#,
            r#"[{}, {"status":101}]"#,
            r#"[{"body":"x"}]"#,
            r#"[{"always":"yes"}]"#,
            r#"[{"query":["searchValue"]}]"#,
            r#"[{"drop":"never"}]"#,
            r#"[{"drop":"before","commit":true}]"#,
            r#"[{"drop":"after","status":201}]"#,
            r#"[{"holdMs":5,"drop":"before"}]"#,
            r#"[{"holdMs":5,"status":500}]"#,
            r#"[{"retryAfter":[1]}]"#,
            r#"[{"headers":{"x y":"1"}}]"#,
            r#"[{"headers":{"x":"1\n2"}}]"#,
        ];
        for steps in cases {
            let faults = Faults::default();
            assert!(faults.order(steps.as_bytes()).is_err(), "{steps}");
            assert!(faults.left().is_empty(), "{steps}");
        }
    }

    #[test]
    fn what_is_really_processed() {
        let cases = [
            (r"{}", true),
            (r#"{"delayMs":5}"#, true),
            (r#"{"holdMs":5}"#, true),
            (r#"{"retryAfter":5}"#, true),
            (r#"{"status":500}"#, false),
            (r#"{"status":500,"commit":true}"#, true),
            (r#"{"drop":"before"}"#, false),
            (r#"{"drop":"after"}"#, true),
        ];
        for (step, processes) in cases {
            let parsed: Step = serde_json::from_str(step).unwrap();
            assert_eq!(parsed.processes(), processes, "{step}");
        }
    }
}
