//! The proof: thousands of scripts, and what must never be.

use crate::dice::Dice;
use crate::page::{Page, Rule, Witness};
use crate::script::{
    Deed, Interruption, PATIENCE, deed, faults_of_look_ups, faults_of_posts, interruption, lie,
    long_wait,
};
use crate::verdict::Verdict;
use crate::wire::Wire;
use crate::world::{World, body};
use customer::Guid;
use onboard::api::{Client, Creation};
use onboard::submission::{Event, Submission};
use serde_json::Value;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use std::{env, io, thread};
use tokio::task::LocalSet;

/// How many scripts run at once. They mostly wait, so that there may be many more than processors.
const WORKERS: u64 = 24;

/// The most steps of a person. A page that is not at rest after them never will be.
const MOST_DEEDS: u64 = 60;

#[derive(Clone, Copy)]
struct Plan {
    seed: u64,
    scripts: u64,
    rule: Rule,
    /// The fault of the first request, before those of the script.
    first_fault: Option<fn() -> Value>,
}

#[test]
fn no_customer_is_created_twice_lost_or_denied() {
    let start = Instant::now();
    let plan = Plan {
        seed: seed(),
        scripts: 10_000,
        rule: Rule::OneId,
        first_fault: None,
    };
    let verdict = carried_out(plan);
    let (seed, seconds) = (plan.seed, start.elapsed().as_secs());
    // Not by `println!`, which a test that passes keeps to itself.
    _ = writeln!(
        io::stderr(),
        "Fault proof, seed {seed}: {verdict}; {seconds} s"
    );
    assert_eq!(
        verdict.faults(),
        [0; 8],
        "ONBOARD_FAULT_SEED={seed}: {verdict}"
    );
    assert_eq!(verdict.scripts, 10_000);
    // The scripts must have enough faults and steps to prove something.
    assert!(
        verdict.posts > 15_000 && verdict.look_ups > 5_000,
        "{verdict}"
    );
    assert!(verdict.ended_created > 5_000, "{verdict}");
    assert!(verdict.said_to_differ > 100, "{verdict}");
}

#[test]
fn a_page_that_names_another_customer_each_time_is_caught() {
    let verdict = carried_out(Plan {
        seed: 1,
        scripts: 200,
        rule: Rule::AnotherIdEachTime,
        first_fault: None,
    });
    assert!(verdict.twice > 0 && verdict.denied > 0, "{verdict}");
}

#[test]
fn a_page_that_sends_what_the_form_showed_once_is_caught() {
    let verdict = carried_out(Plan {
        seed: 1,
        scripts: 500,
        rule: Rule::WhateverTheFormShows,
        first_fault: Some(long_wait),
    });
    assert!(verdict.stale > 0, "{verdict}");
}

#[test]
fn a_customer_that_is_lost_is_noticed() {
    let verdict = carried_out(Plan {
        seed: 1,
        scripts: 50,
        rule: Rule::OneId,
        first_fault: Some(lie),
    });
    assert!(verdict.lost > 0, "{verdict}");
}

#[test]
fn the_sandbox_takes_an_id_once() {
    let runtime = runtime();
    runtime.block_on(async {
        let world = World::open().await;
        let wire = Arc::new(Wire(world.address));
        let client = Client::new("", Duration::from_secs(10), world.sign_in(), wire);
        let id = Guid::random();
        for (city, expected) in [
            ("Lisboa", Creation::Created(id)),
            ("Lisboa", Creation::Exists),
            ("Porto", Creation::Exists),
        ] {
            let creation = client.create_customer(body(id, "once", city), Guid::random());
            assert_eq!(creation.await, expected, "{city}");
        }
        assert_eq!(world.count("once"), 1);
    });
}

/// From the environment, to run the scripts of a failure again; else another each time.
fn seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    match env::var("ONBOARD_FAULT_SEED") {
        Ok(seed) => seed.parse().expect("ONBOARD_FAULT_SEED is a whole number"),
        Err(_) => u64::from(now.subsec_nanos()) ^ (now.as_secs() << 20),
    }
}

fn runtime() -> tokio::runtime::Runtime {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().unwrap()
}

/// Runs all scripts, several at once: each worker has a sandbox and a thread of its own, for faults are
/// those of a sandbox.
fn carried_out(plan: Plan) -> Verdict {
    let next = AtomicU64::new(0);
    let mut sum = Verdict::default();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS)
            .map(|_| scope.spawn(|| LocalSet::new().block_on(&runtime(), work(plan, &next))))
            .collect();
        for worker in workers {
            sum += &worker.join().unwrap();
        }
    });
    sum
}

async fn work(plan: Plan, next: &AtomicU64) -> Verdict {
    let world = World::open().await;
    let mut sum = Verdict::default();
    let mut ended = Vec::new();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= plan.scripts {
            break;
        }
        let (witness, end) = played(plan, &world, number).await;
        sum += &witness.verdict.lock().unwrap();
        ended.push((
            witness.mark.clone(),
            matches!(end, Submission::Created { .. }),
        ));
    }
    // The slowest attempt that a person gave up has been carried out by then.
    tokio::time::sleep(Duration::from_millis(4 * PATIENCE)).await;
    for (mark, is_created) in ended {
        let count = world.count(&mark);
        sum.twice += count.saturating_sub(1);
        sum.lost += u64::from(is_created && count == 0);
    }
    sum
}

/// A script from the empty form to a state at which the person leaves it.
async fn played(plan: Plan, world: &Arc<World>, number: u64) -> (Arc<Witness>, Submission) {
    let mut dice = Dice::of(plan.seed, number);
    let mut faults = faults_of_posts(&mut dice);
    if let Some(fault) = plan.first_fault {
        faults.insert(0, fault());
    }
    faults.extend(faults_of_look_ups(&mut dice));
    world.sandbox.faults.clear();
    let faults = Value::Array(faults).to_string();
    world.sandbox.faults.order(faults.as_bytes()).unwrap();

    let looks_up = !dice.percent(15);
    let mark = format!("intent-{number:06}");
    let jitter = Dice::of(plan.seed ^ 1, number);
    let witness = Witness::new(world.clone(), mark, plan.rule, looks_up, jitter);
    let witness = Arc::new(witness);
    let mut page = Page::open(&witness);
    page.press();
    for number in 0..MOST_DEEDS {
        page = gone_on(page, &witness, &mut dice).await;
        let submission = page.submission();
        if submission.is_under_way() || matches!(submission, Submission::Created { .. }) {
            break;
        }
        let needs_sign_in = matches!(submission, Submission::NeedsSignIn { .. });
        match deed(&mut dice, needs_sign_in) {
            Deed::Press => page.press(),
            Deed::PressTwice => {
                page.press();
                page.press();
            }
            Deed::EditAndPress => {
                // Never what it was before: that would be another submission of the same body.
                page.edit(&format!("Porto {number}"), false);
                page.press();
            }
            Deed::Edit => {
                let is_noticed = dice.percent(50);
                page.edit(&format!("Braga {number}"), is_noticed);
            }
            Deed::CheckAgain => page.happened(Event::CheckAgain),
            Deed::SignIn => page.sign_in(),
            Deed::Reload => page = reloaded(page, &witness, &mut dice),
            Deed::Leave => break,
        }
    }
    page.rest().await;
    let end = page.submission();
    witness.count(|it| {
        it.scripts += 1;
        match &end {
            Submission::Created { .. } => it.ended_created += 1,
            Submission::Unknown { .. } => it.ended_unknown += 1,
            end if end.is_under_way() => it.restless += 1,
            _ => it.ended_otherwise += 1,
        }
    });
    (witness, end)
}

/// Waits until the page is at rest; something may come in between.
async fn gone_on(mut page: Page, witness: &Arc<Witness>, dice: &mut Dice) -> Page {
    loop {
        let moment = Duration::from_millis(dice.below(PATIENCE));
        let is_at_rest = tokio::time::timeout(moment, page.rest()).await.is_ok();
        if is_at_rest {
            return page;
        }
        match interruption(dice) {
            Interruption::None => {
                page.rest().await;
                return page;
            }
            Interruption::Press => page.press(),
            Interruption::Stop => page.happened(Event::Stop),
            Interruption::Edit => {
                let city = format!("Faro {}", dice.roll());
                let is_noticed = dice.percent(50);
                page.edit(&city, is_noticed);
            }
            Interruption::CheckAgain => page.happened(Event::CheckAgain),
            Interruption::Reload => page = reloaded(page, witness, dice),
            Interruption::GoesOffline => {
                page.set_online(false);
                let moment = Duration::from_millis(dice.below(PATIENCE));
                _ = tokio::time::timeout(moment, page.rest()).await;
                page.set_online(true);
            }
        }
    }
}

/// The page ends where it is, and one with the same form opens. Mostly the draft has kept what was
/// unsettled; a crash may leave no time for it.
fn reloaded(page: Page, witness: &Arc<Witness>, dice: &mut Dice) -> Page {
    witness.count(|it| it.reloads += 1);
    let mut kept = page.kept();
    let mut knows_all = page.knows_all();
    drop(page);
    if dice.percent(30) {
        kept.unsettled = None;
        knows_all = false;
    }
    Page::restored(witness, kept, knows_all)
}
