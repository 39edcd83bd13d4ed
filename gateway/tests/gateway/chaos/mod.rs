//! Two gateways as processes, with a real Redis, an identity provider and an API around them. Each of many seeded runs
//! breaks one thing while people sign in, work and sign out. Every response has to be true, and no customer is
//! created twice.
//!
//! `ONBOARD_CHAOS_RUNS=1000` runs so many, as `cargo xtask bench --gateway` does; `ONBOARD_FAULT_SEED=…` plays one again.

mod customers;
mod dice;
mod people;
mod trouble;
mod world;

use std::time::Duration;

use crate::process::redis_server;
use customers::Customers;
use dice::{Dice, first_seed};
use trouble::Trouble;
use world::ChaosWorld;

const TENANT: (&str, &str) = ("x-tenant", "portal.contoso.example");

/// The runs of a test, which may take some seconds only.
const RUNS: u64 = 25;

/// The creations of a run.
const CREATIONS: u64 = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_an_answer_says_is_true() {
    let Some(redis) = redis_server() else {
        return;
    };
    let number = |name: &str| std::env::var(name).ok().and_then(|it| it.parse().ok());
    let again: Option<u64> = number("ONBOARD_FAULT_SEED");
    let runs = if again.is_some() {
        1
    } else {
        number("ONBOARD_CHAOS_RUNS").unwrap_or(RUNS)
    };
    let first = again.unwrap_or_else(first_seed);
    let mut world = ChaosWorld::start(&redis).await;
    let customers = Customers::default();
    customers.play(&world, first);
    for seed in first..first + runs {
        run(&mut world, &customers, seed).await;
    }
    world.stop().await;
    customers.agree_with_the_audit_logs(&world);
    println!(
        "{runs} runs: {} customers created, none twice; {} sign-ins; {} answers, none of them wrong",
        customers.count(),
        world.signed_in(),
        world.answers(),
    );
    // Most of them: the runs ran.
    assert!(runs == 1 || customers.count() as u64 > runs * CREATIONS / 3);
}

/// One thing breaks while everybody works; then it is mended, and everybody's answers are held against what happened.
async fn run(world: &mut ChaosWorld, customers: &Customers, seed: u64) {
    let mut dice = Dice::new(seed);
    let trouble = Trouble::choose(&mut dice);
    let case = format!("ONBOARD_FAULT_SEED={seed} ({trouble:?})");
    let leaving = people::sign_in_calmly(world).await;
    let mut work = Vec::new();
    for _ in 0..CREATIONS {
        let (browser, moment) = (world.worker(&mut dice), dice.moment());
        let (customers, case) = (customers.clone(), case.clone());
        work.push(tokio::spawn(async move {
            tokio::time::sleep(moment).await;
            customers.create(browser, trouble, &case).await;
        }));
    }
    work.push(tokio::spawn(people::look_around(
        world.worker(&mut dice),
        trouble,
        dice.moment(),
        case.clone(),
    )));
    let arriving = tokio::spawn(people::arrive(
        world.everywhere(),
        world.provider.clone(),
        trouble,
        dice.moment(),
        case.clone(),
    ));
    let left = tokio::spawn(people::leave(
        leaving.clone(),
        world.provider.clone(),
        dice.roll(2) == 0,
        trouble,
        dice.moment(),
        case.clone(),
    ));
    tokio::time::sleep(Duration::from_millis(dice.roll(25))).await;
    trouble.begin(world, &mut dice).await;
    for task in work {
        task.await.expect(&case);
    }
    let arrived = arriving.await.expect(&case);
    let left = left.await.expect(&case);
    trouble.end(world).await;
    world.is_well(&case).await;
    people::is_out(world, leaving, left, &case).await;
    people::is_in(world, arrived, &case).await;
}
