//! Seeded faults on all sides at once: whatever an answer says has to be true, and nothing is created twice.
//! `ONBOARD_FAULT_SEED=…` plays a run again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::Method;
use serde_json::{Value, json};

use crate::browser::{Browser, OWN};
use crate::fake::{Answer, Came};
use crate::world::{Api, World, world};

const RUNS: usize = 1000;
const AT_ONCE: usize = 10;
const TENANT: (&str, &str) = ("x-tenant", "portal.contoso.example");

/// Small and the same everywhere (xorshift64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

fn seed() -> u64 {
    let given = std::env::var("ONBOARD_FAULT_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    given.unwrap_or_else(|| {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        now.map_or(1, |now| u64::from(now.subsec_nanos()) | 1)
    })
}

/// How often each customer was created.
type Created = Arc<Mutex<BTreeMap<String, usize>>>;

/// What the API does with the next creation: whether it carries it out, and what it answers.
fn scripted(dice: &mut Dice) -> (bool, Answer) {
    let good = || Answer::json(201, "\"7a0c3e9e-0f4b-4f0e-9d55-2f6d3a1b9c10\"");
    let empty = |status| Answer::Status(status, Vec::new(), String::new());
    match dice.roll(12) {
        0 => (true, Answer::Dropped),
        1 => (false, Answer::Dropped),
        2 => (true, Answer::Torn),
        3 => (false, empty(401)),
        4 => (false, Answer::json(503, "{}")),
        5 => (true, Answer::json(500, "{}")),
        6 => (false, Answer::json(400, "{}")),
        7 => (
            true,
            Answer::Late(Duration::from_millis(dice.roll(40)), Box::new(good())),
        ),
        8 => (true, empty(302)),
        _ => (true, good()),
    }
}

fn play(api: &mut Api, dice: &Arc<Mutex<Dice>>, created: &Created) {
    let (dice, created) = (dice.clone(), created.clone());
    api.script = Some(Box::new(move |came: &Came| {
        if came.method != "POST" {
            return Answer::json(200, "{}");
        }
        let body: Value = serde_json::from_str(&came.body).unwrap();
        let id = body["id"].as_str().unwrap().to_owned();
        let (carries_out, answer) = scripted(&mut dice.lock().unwrap());
        if carries_out {
            *created.lock().unwrap().entry(id).or_default() += 1;
        }
        answer
    }));
}

/// Sends one creation once, and holds the answer against what happened.
async fn once(mut browser: Browser, id: String, created: Created) {
    let body = json!({ "id": id }).to_string();
    let lines = [OWN[0], OWN[1], ("content-type", "application/json"), TENANT];
    let got = browser
        .try_send(Method::POST, "/v1/Customers", &lines, &body)
        .await;
    let count = created
        .lock()
        .unwrap()
        .get(&id)
        .copied()
        .unwrap_or_default();
    // The gateway was being stopped, and had not begun with it.
    let Some(got) = got else {
        assert_eq!(count, 0, "{id} was created and not answered");
        return;
    };
    let said = (
        got.status.as_u16(),
        got.header("x-onboard-outcome").map(str::to_owned),
    );
    assert!(count <= 1, "{id} was created {count} times: {said:?}");
    match &said {
        (200..=299, None) => assert_eq!(count, 1, "{said:?}"),
        (503, Some(outcome)) if outcome == "not-sent" => assert_eq!(count, 0, "{said:?}"),
        (502 | 504, Some(outcome)) => assert_eq!(outcome, "unknown", "{said:?}"),
        // The API's own words.
        (400 | 503, None) => assert_eq!(count, 0, "{said:?}"),
        (500, None) => {}
        other => panic!("{id}: {other:?}: {}", got.body),
    }
    assert!(said.0 != 401, "nobody is signed out");
}

/// Something goes wrong around the gateways, and is mended soon after.
fn disturb(world: &World, dice: &mut Dice) {
    match dice.roll(8) {
        0 => world.store.set_away(true),
        1 => world.api().token_down = true,
        2 => world.provider.lock().unwrap().is_down = true,
        3 => world.provider.lock().unwrap().rotate("another"),
        4 => world.provider.lock().unwrap().ahead = 300,
        _ => {
            world.store.set_away(false);
            world.api().token_down = false;
            world.provider.lock().unwrap().is_down = false;
            world.provider.lock().unwrap().ahead = -300;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_an_answer_says_is_true_in_a_thousand_runs() {
    let seed = seed();
    println!("ONBOARD_FAULT_SEED={seed}");
    let dice = Arc::new(Mutex::new(Dice(seed)));
    let created = Created::default();
    let world = world("").await;
    let signed_in = world.signed_in().await;
    play(&mut world.api(), &dice, &created);
    let mut second = world.second().await;
    let mut run = 0;
    while run < RUNS {
        disturb(&world, &mut dice.lock().unwrap());
        // A stop under load: the other gateway is there, and a new one comes.
        let stops = dice.lock().unwrap().roll(10) == 0;
        let sent: Vec<_> = (0..AT_ONCE)
            .map(|number| {
                let mut browser = signed_in.clone();
                if number % 2 == 1 {
                    browser.address = second.address;
                }
                tokio::spawn(once(
                    browser,
                    format!("run-{}", run + number),
                    created.clone(),
                ))
            })
            .collect();
        run += AT_ONCE;
        if stops {
            // In the midst of them: whoever comes later is not accepted.
            let moment = dice.lock().unwrap().roll(30);
            tokio::time::sleep(Duration::from_millis(moment)).await;
            second.gateway.stop();
            second.stop.send(true).unwrap();
        }
        for one in sent {
            let result = one.await;
            assert!(result.is_ok(), "seed {seed}: {result:?}");
        }
        if stops {
            second.serving.await.unwrap();
            second = world.second().await;
        }
    }
    let created = created.lock().unwrap();
    assert!(created.values().all(|count| *count == 1), "seed {seed}");
    assert!(
        created.len() > RUNS / 3,
        "seed {seed}: the runs ran: {}",
        created.len()
    );
}
