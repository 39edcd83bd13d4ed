//! Limiters.

use std::net::IpAddr;
use std::time::Duration;

use axum::http::Method;
use onboard_gateway::config::Limits;
use onboard_gateway::limits::Limiter;

use crate::world::world_limited;

/// tower_governor, everruns #2643: the first address of `X-Forwarded-For` is written by the sender.
#[tokio::test]
async fn tower_governor_the_leftmost_forwarded_address_is_anybodys() {
    let world = world_limited("/", "proxy", "", 5).await;
    let mut statuses = Vec::new();
    for number in 0..8 {
        let address = format!("203.0.113.{number}");
        let got = world
            .browser()
            .send(Method::GET, "/login", &[("x-forwarded-for", &address)], "")
            .await;
        statuses.push(got.status.as_u16());
    }
    assert_eq!(statuses, [303, 303, 303, 303, 303, 429, 429, 429]);

    let behind = world_limited("/", "proxy", "trusted_proxies = [\"127.0.0.1\"]", 2).await;
    for number in 0..8 {
        let chain = format!("10.9.9.9, 203.0.113.{number}");
        let got = behind
            .browser()
            .send(Method::GET, "/login", &[("x-forwarded-for", &chain)], "")
            .await;
        assert_eq!(got.status, 303, "each is another person");
    }
}

/// status-list #238, #262: the memory of a limiter grew with each address that ever came.
#[test]
fn status_list_238_addresses_are_forgotten() {
    let limits = Limits {
        session_per_minute: 1_000_000,
        address_per_minute: 1_000_000,
        api: Duration::ZERO,
        stop: Duration::ZERO,
    };
    let limiter = Limiter::new(&limits);
    for number in 0..10_000_u32 {
        limiter.address(IpAddr::V4(number.into())).unwrap();
        limiter.session(&number.to_string()).unwrap();
    }
    let began = std::time::Instant::now();
    while limiter.remembered() > 0 {
        assert!(began.elapsed() < Duration::from_secs(5));
        limiter.sweep();
    }
}
