//! The session store in a real Redis: over TCP and over TLS, stopped, held and started again.

use std::path::Path;
use std::time::{Duration, Instant};

use onboard_gateway::session::redis::Redis as Store;
use onboard_gateway::session::store::{Away, Entry, SessionStore};
use tempfile::TempDir;

use crate::process::{Redis, redis_server};
use crate::tls::certificates;

fn entry<'a>(key: &'a str, labels: &'a [String], life: i64) -> Entry<'a> {
    Entry {
        key,
        record: b"sealed",
        life,
        labels,
        labels_life: 60,
    }
}

/// Waits until it is so.
async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let began = Instant::now();
    while !is_so().await {
        assert!(began.elapsed() < Duration::from_secs(20), "{what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn keeps_what_is_stored(store: &Store) {
    let labels = ["one".to_owned(), "two".to_owned()];
    store.insert(entry("a", &labels, 60)).await.unwrap();
    store.insert(entry("b", &labels[..1], 60)).await.unwrap();
    let (record, left) = store.read("a").await.unwrap().unwrap();
    assert_eq!(record, b"sealed");
    assert!((58..=60).contains(&left), "{left}");
    assert!(store.extend("a", 600).await.unwrap());
    assert!((598..=600).contains(&store.read("a").await.unwrap().unwrap().1));
    assert!(store.replace("a", b"changed", 30).await.unwrap());
    assert_eq!(store.read("a").await.unwrap().unwrap().0, b"changed");
    let mut keys = store.labelled("one").await.unwrap();
    keys.sort_unstable();
    assert_eq!(keys, ["a", "b"]);
    store.remove("a").await.unwrap();
    assert_eq!(store.read("a").await.unwrap(), None);
    assert!(
        !store.extend("a", 60).await.unwrap(),
        "it does not come back"
    );
    assert!(!store.replace("a", b"x", 60).await.unwrap(), "nor so");
    assert!(!store.is_claimed("name").await.unwrap());
    assert!(store.claim("name", 60).await.unwrap());
    assert!(!store.claim("name", 60).await.unwrap());
    assert!(store.is_claimed("name").await.unwrap());
    store.insert(entry("short", &[], 1)).await.unwrap();
    until("a record ends", async || {
        store.read("short").await.unwrap().is_none()
    })
    .await;
}

#[tokio::test]
async fn a_redis_keeps_what_is_stored_and_comes_back() {
    let Some(program) = redis_server() else {
        return;
    };
    let folder = TempDir::new().unwrap();
    let mut redis = Redis::start(&program, folder.path(), false).await;
    let store = Store::new(&format!("redis://{}/0", redis.address()), None).unwrap();
    keeps_what_is_stored(&store).await;
    store.insert(entry("kept", &[], 600)).await.unwrap();
    redis.kill();
    assert_eq!(store.read("kept").await, Err(Away));
    assert_eq!(store.ping().await, Err(Away));
    redis.start_again().await;
    until("it comes back", async || store.ping().await.is_ok()).await;
    assert_eq!(store.read("kept").await.unwrap().unwrap().0, b"sealed");
    redis.hold(true);
    let began = Instant::now();
    assert_eq!(store.read("kept").await, Err(Away));
    assert!(
        began.elapsed() < Duration::from_secs(5),
        "no request waits long"
    );
    redis.hold(false);
    until("it goes on", async || store.ping().await.is_ok()).await;
}

#[tokio::test]
async fn a_redis_behind_tls_is_checked() {
    let Some(program) = redis_server() else {
        return;
    };
    let folder = TempDir::new().unwrap();
    let redis = Redis::start(&program, folder.path(), true).await;
    let port = redis.address().port();
    let authority = certificates("authority.crt");
    let of = |scheme: &str, host: &str, ca_file: Option<&Path>| {
        Store::new(&format!("{scheme}://{host}:{port}/0"), ca_file).unwrap()
    };
    keeps_what_is_stored(&of("rediss", "localhost", Some(&authority))).await;
    let cases = [
        (
            "its address",
            of("rediss", "127.0.0.1", Some(&authority)),
            true,
        ),
        ("no authority", of("rediss", "localhost", None), false),
        (
            "another address",
            of("rediss", "127.0.0.2", Some(&authority)),
            false,
        ),
        ("no TLS", of("redis", "localhost", Some(&authority)), false),
    ];
    for (case, store, works) in cases {
        assert_eq!(store.ping().await.is_ok(), works, "{case}");
    }
    let missing = Path::new("/nowhere/authority.crt");
    assert!(Store::new("rediss://localhost/0", Some(missing)).is_err());
}
