//! Creations: what was said of each, and how often it was carried out.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::Method;
use onboard_gateway::audit::{Chain, verify};
use serde_json::{Value, json};

use super::TENANT;
use super::dice::Dice;
use super::people::ANSWERS;
use super::trouble::Trouble;
use super::world::ChaosWorld;
use crate::browser::{Browser, OWN};
use crate::fake::{Answer, Came};

/// What happened to the customers, by their ids.
#[derive(Clone, Default)]
pub struct Customers(Arc<Mutex<Known>>);

#[derive(Default)]
struct Known {
    next: usize,
    /// How often the API carried it out.
    created: BTreeMap<String, usize>,
    /// The status that the page got.
    said: BTreeMap<String, u16>,
}

/// What the API does with a creation: whether it carries it out, and what it answers.
fn scripted(dice: &mut Dice) -> (bool, Answer) {
    let good = || Answer::json(201, "\"7a0c3e9e-0f4b-4f0e-9d55-2f6d3a1b9c10\"");
    let empty = |status| Answer::Status(status, Vec::new(), String::new());
    match dice.roll(16) {
        0 => (true, Answer::Dropped),
        1 => (false, Answer::Dropped),
        2 => (true, Answer::Reset),
        3 => (false, Answer::Reset),
        4 => (true, Answer::Torn),
        5 => (false, empty(401)),
        6 => (false, Answer::json(503, "{}")),
        7 => (true, Answer::json(500, "{}")),
        8 => (false, Answer::json(400, "{}")),
        9 => (true, empty(302)),
        10..=12 => {
            let time = Duration::from_millis(dice.roll(80));
            (true, Answer::Late(time, Box::new(good())))
        }
        _ => (true, good()),
    }
}

impl Customers {
    /// Lets the API count, and answer by the dice.
    pub fn play(&self, world: &ChaosWorld, seed: u64) {
        let (known, dice) = (self.0.clone(), Mutex::new(Dice::new(seed)));
        world.api.lock().unwrap().script = Some(Box::new(move |came: &Came| {
            if came.method != "POST" {
                return Answer::json(200, "{\"items\":[]}");
            }
            let body: Value = serde_json::from_str(&came.body).unwrap();
            let id = body["id"].as_str().unwrap().to_owned();
            let (carries_out, answer) = scripted(&mut dice.lock().unwrap());
            if carries_out {
                *known.lock().unwrap().created.entry(id).or_default() += 1;
            }
            answer
        }));
    }

    /// Sends one creation once, and holds the answer against what happened.
    pub async fn create(&self, mut browser: Browser, trouble: Trouble, case: &str) {
        let id = {
            let mut known = self.0.lock().unwrap();
            known.next += 1;
            format!("customer-{}", known.next)
        };
        let body = json!({ "id": id }).to_string();
        let kind = ("content-type", "application/json");
        let lines = [OWN[0], OWN[1], kind, TENANT, ("x-correlation-id", &id)];
        let got = browser
            .try_send(Method::POST, "/v1/Customers", &lines, &body)
            .await;
        ANSWERS.fetch_add(1, Ordering::Relaxed);
        let count = self.created(&id);
        assert!(count <= 1, "{case}: {id} was created {count} times");
        let Some(got) = got else {
            assert!(trouble.breaks_connections(), "{case}: no answer");
            let is_stop = matches!(trouble, Trouble::GatewayStops(_));
            assert!(!is_stop || count == 0, "{case}: {id} under way was cut off");
            return;
        };
        let status = got.status.as_u16();
        let said = format!("{case}: {id}: {status} {}", got.body);
        match (status, got.header("x-onboard-outcome")) {
            (200..=299, None) => assert_eq!(count, 1, "{said}"),
            (503, Some("not-sent")) => {
                assert_eq!(count, 0, "{said}");
                assert!(got.header("retry-after").is_some(), "{said}");
            }
            (502 | 504, Some("unknown")) => {}
            // The API's own words.
            (400 | 503, None) => assert_eq!(count, 0, "{said}"),
            (500, None) => {}
            _ => panic!("{said}"),
        }
        assert_eq!(got.header("set-cookie"), None, "{said}");
        self.0.lock().unwrap().said.insert(id, status);
    }

    fn created(&self, id: &str) -> usize {
        let known = self.0.lock().unwrap();
        known.created.get(id).copied().unwrap_or_default()
    }

    pub fn count(&self) -> usize {
        self.0.lock().unwrap().created.len()
    }

    /// At the end: nothing came twice and late, and the audit logs say what happened.
    pub fn agree_with_the_audit_logs(&self, world: &ChaosWorld) {
        let known = self.0.lock().unwrap();
        let mut lines = BTreeMap::new();
        for file in world.audit_logs() {
            assert!(
                matches!(verify(&file), Ok(Chain::Whole(_))),
                "{}",
                file.display()
            );
            for line in std::fs::read_to_string(file).unwrap().lines() {
                let Ok(line) = serde_json::from_str::<Value>(line) else {
                    continue;
                };
                if line["event"] == "create" {
                    let id = line["correlation_id"].as_str().unwrap().to_owned();
                    let outcome = line["outcome"].as_str().unwrap().to_owned();
                    assert!(lines.insert(id, outcome).is_none(), "two lines: {line}");
                }
            }
        }
        for (id, outcome) in &lines {
            let count = known.created.get(id).copied().unwrap_or_default();
            match outcome.as_str() {
                "created" => assert_eq!(count, 1, "{id}: {outcome}"),
                "refused" | "not-sent" => assert_eq!(count, 0, "{id}: {outcome}"),
                "unknown" => assert!(count <= 1, "{id}: {outcome}"),
                other => panic!("{id}: {other}"),
            }
        }
        for (id, status) in &known.said {
            if (200..300).contains(status) {
                let line = lines.get(id).map(String::as_str);
                assert_eq!(line, Some("created"), "{id} has its line");
            }
        }
        assert!(known.created.values().all(|count| *count == 1));
    }
}
