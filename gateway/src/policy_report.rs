//! `POST csp-report`: browsers report here what the Content-Security-Policy blocked. Reports are counted by directive.
//! Anybody can send one, so no part of it but a known name becomes a label, and no address of a page is logged.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use url::Url;

use crate::call::Call;

/// The path below the base.
pub const PATH: &str = "csp-report";

/// The reports of one request that are read.
const MOST: usize = 20;

/// The directives of our policies. Another name counts as `other`.
const DIRECTIVES: [&str; 19] = [
    "default-src",
    "script-src",
    "script-src-elem",
    "script-src-attr",
    "style-src",
    "style-src-elem",
    "style-src-attr",
    "img-src",
    "font-src",
    "connect-src",
    "worker-src",
    "frame-src",
    "manifest-src",
    "media-src",
    "object-src",
    "form-action",
    "base-uri",
    "require-trusted-types-for",
    "trusted-types",
];

/// Counts what a browser reports.
pub fn count(call: &Call) -> Response {
    let Ok(sent) = serde_json::from_slice::<Value>(&call.body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    for (directive, blocked) in violations(&sent) {
        metrics::counter!("onboard_csp_reports_total", "directive" => directive).increment(1);
        tracing::warn!(
            directive,
            blocked,
            "a browser blocked what the policy forbids"
        );
    }
    StatusCode::NO_CONTENT.into_response()
}

/// The directive of each report, and what was blocked. Two formats are in use: one report (`report-uri`, Firefox and
/// Safari), and a list (`report-to`, Chromium).
fn violations(sent: &Value) -> Vec<(&'static str, String)> {
    let text = |report: &Value, name: &str| {
        report
            .get(name)
            .and_then(Value::as_str)
            .map(str::to_owned)
            .unwrap_or_default()
    };
    let read = |report: &Value, effective: &str, blocked: &str| {
        let directive = text(report, effective);
        (known(&directive), origin(&text(report, blocked)))
    };
    match sent {
        Value::Array(reports) => reports
            .iter()
            .filter(|report| text(report, "type") == "csp-violation")
            .take(MOST)
            .filter_map(|report| {
                Some(read(
                    report.get("body")?,
                    "effectiveDirective",
                    "blockedURL",
                ))
            })
            .collect(),
        report => report
            .get("csp-report")
            .map(|report| {
                let has_effective = report.get("effective-directive").is_some();
                let name = if has_effective {
                    "effective-directive"
                } else {
                    "violated-directive"
                };
                read(report, name, "blocked-uri")
            })
            .into_iter()
            .collect(),
    }
}

fn known(directive: &str) -> &'static str {
    // `violated-directive` of older browsers holds the values as well.
    let name = directive.split(' ').next().unwrap_or_default();
    DIRECTIVES
        .into_iter()
        .find(|known| *known == name)
        .unwrap_or("other")
}

/// A word such as `inline`, or the origin of an address: the rest of it may hold a customer's data.
fn origin(blocked: &str) -> String {
    match Url::parse(blocked) {
        Ok(url) => url.origin().ascii_serialization(),
        Err(_) => blocked
            .chars()
            .filter(|letter| letter.is_ascii_lowercase() || *letter == '-')
            .take(30)
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reports_of_each_browser() {
        let violation = |directive: &str, blocked: &str| json!({ "type": "csp-violation", "body": { "effectiveDirective": directive, "blockedURL": blocked } });
        let found = |pairs: &[(&'static str, &str)]| {
            pairs
                .iter()
                .map(|(directive, blocked)| (*directive, (*blocked).to_owned()))
                .collect::<Vec<_>>()
        };
        let cases = [
            (
                json!([violation(
                    "script-src-elem",
                    "https://evil.example/x.js?customer=1"
                )]),
                found(&[("script-src-elem", "https://evil.example")]),
            ),
            (
                json!([
                    violation("require-trusted-types-for", "trusted-types-sink"),
                    { "type": "deprecation", "body": {} },
                    violation("style-src-attr", "inline"),
                ]),
                found(&[
                    ("require-trusted-types-for", "trusted-types-sink"),
                    ("style-src-attr", "inline"),
                ]),
            ),
            (
                json!({ "csp-report": { "effective-directive": "img-src", "blocked-uri": "https://a.example/b" } }),
                found(&[("img-src", "https://a.example")]),
            ),
            (
                json!({ "csp-report": { "violated-directive": "connect-src 'self'", "blocked-uri": "data" } }),
                found(&[("connect-src", "data")]),
            ),
            (
                json!({ "csp-report": { "effective-directive": "made-up", "blocked-uri": "A\n1" } }),
                found(&[("other", "")]),
            ),
            (
                Value::Array(vec![violation("img-src", "inline"); 100]),
                vec![("img-src", "inline".to_owned()); MOST],
            ),
            (json!({}), Vec::new()),
            (json!("text"), Vec::new()),
            (json!([{ "type": "csp-violation" }, 7]), Vec::new()),
        ];
        for (sent, expected) in cases {
            assert_eq!(violations(&sent), expected, "{sent}");
        }
    }
}
