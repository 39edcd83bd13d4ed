//! Measures the built gateway: `measure GATEWAY DIST`. `cargo xtask bench --gateway` calls it.
//!
//! The API is a server of its own in this process; sessions are put into the store beforehand, so that no identity
//! provider is needed. On Linux, for `/proc` and `taskset`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod api;
mod load;
mod world;

use std::path::Path;
use std::time::Duration;

use load::{latencies, per_second, quantile};
use world::World;

/// A figure and its aim.
struct Figure {
    what: &'static str,
    found: f64,
    unit: &'static str,
    aim: Option<(bool, f64)>,
}

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [gateway, dist] = &arguments[..] else {
        panic!("measure GATEWAY DIST")
    };
    let (gateway, dist) = (Path::new(gateway), Path::new(dist));
    let at_most = |aim| Some((true, aim));
    let figure = |what, found, unit, aim| Figure {
        what,
        found,
        unit,
        aim,
    };
    let mut figures = Vec::new();

    let size = std::fs::metadata(gateway).expect("the gateway").len();
    figures.push(figure(
        "size of the binary",
        size as f64 / 1e6,
        "MB",
        at_most(15.0),
    ));

    let world = World::new(gateway, dist, 10_000).await;
    let mut one = world.start().await;
    figures.push(figure(
        "time until it answers",
        one.started.as_secs_f64(),
        "s",
        at_most(0.3),
    ));
    tokio::time::sleep(Duration::from_secs(1)).await;
    figures.push(figure("memory, idle", one.memory(), "MB", at_most(30.0)));

    let cookie = &world.cookies[0];
    let through = (one.address, Some(cookie.as_str()));
    latencies(through, 200).await;
    let direct = latencies((world.api.address, None), 2000).await;
    let through_it = latencies(through, 2000).await;
    for (what, at) in [
        ("overhead of the proxy, p50", 0.5),
        ("overhead of the proxy, p99", 0.99),
    ] {
        let overhead = (quantile(&through_it, at) - quantile(&direct, at)) * 1000.0;
        figures.push(figure(
            what,
            overhead,
            "ms",
            (at > 0.9).then_some((true, 5.0)),
        ));
    }
    let rate = per_second(through, 32, Duration::from_secs(5)).await;
    figures.push(figure(
        "requests through the proxy, one core",
        rate,
        "/s",
        Some((false, 1000.0)),
    ));

    load::once_each(one.address, &world.cookies).await;
    figures.push(figure(
        "memory, 10,000 sessions in use",
        one.memory(),
        "MB",
        None,
    ));
    one.stop().await;

    world.api.forget();
    let mut three = Vec::new();
    for _ in 0..3 {
        three.push(world.start().await);
    }
    let cold = three
        .iter()
        .map(|gateway| load::at_once((gateway.address, Some(cookie.as_str())), 334));
    let failed: usize = futures(cold.collect()).await.into_iter().sum();
    assert_eq!(failed, 0, "cold requests that failed");
    let calls = world.api.token_calls();
    figures.push(figure(
        "token calls of 1,002 cold requests, three gateways",
        calls as f64,
        "",
        at_most(3.0),
    ));
    for mut gateway in three {
        gateway.stop().await;
    }

    let mut are_met = true;
    for Figure {
        what,
        found,
        unit,
        aim,
    } in figures
    {
        let said = match aim {
            None => String::new(),
            Some((is_upper, aim)) => {
                let is_met = if is_upper { found <= aim } else { found >= aim };
                are_met &= is_met;
                let sign = if is_upper { "≤" } else { "≥" };
                format!(
                    "{sign} {aim} {unit}{}",
                    if is_met { "" } else { "  MISSED" }
                )
            }
        };
        println!("{what:52} {found:>10.2} {unit:3} {said}");
    }
    if !are_met {
        std::process::exit(1);
    }
}

async fn futures<F: Future<Output = usize>>(all: Vec<F>) -> Vec<usize> {
    let mut results = Vec::new();
    let mut all: Vec<_> = all.into_iter().map(Box::pin).collect();
    // Polled together: the three gateways are asked at the same time.
    std::future::poll_fn(|context| {
        all.retain_mut(|one| match one.as_mut().poll(context) {
            std::task::Poll::Ready(result) => {
                results.push(result);
                false
            }
            std::task::Poll::Pending => true,
        });
        if all.is_empty() {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    results
}
