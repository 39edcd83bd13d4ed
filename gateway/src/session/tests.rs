//! One set of cases for each store that needs no server.
#![allow(clippy::unwrap_used)]

use super::memory::Memory;
use super::sqlite::Sqlite;
use super::*;

fn record(subject: &str, provider_session: Option<&str>, began: Seconds) -> Record {
    Record {
        subject: subject.to_owned(),
        person: "Ana Silva".to_owned(),
        provider_session: provider_session.map(str::to_owned),
        connections: vec!["Contoso CSP".to_owned()],
        connection: "Contoso CSP".to_owned(),
        began,
    }
}

fn each_store() -> Vec<(&'static str, Clock, Sessions)> {
    let of = |name, make: fn(Clock) -> Box<dyn SessionStore>| {
        let clock = Clock::default();
        let (hour, day) = (Duration::from_secs(3600), Duration::from_secs(12 * 3600));
        (
            name,
            clock.clone(),
            Sessions::new(make(clock.clone()), clock, hour, day),
        )
    };
    vec![
        of("memory", |clock| Box::new(Memory::new(clock))),
        of("sqlite", |clock| {
            Box::new(Sqlite::open(std::path::Path::new(":memory:"), clock).unwrap())
        }),
    ]
}

#[tokio::test]
async fn a_session_ends_idle_and_anyhow() {
    let sealer = Sealer::new(&[1; 32]).unwrap();
    for (name, clock, sessions) in each_store() {
        let id = sessions
            .begin(&sealer, &record("a", None, clock.now()))
            .await
            .unwrap();
        assert_eq!(id.len(), 43, "{name}");
        for hours in 0..23 {
            clock.advance(1800);
            let session = sessions.find(&sealer, &id).await.unwrap();
            let session =
                session.unwrap_or_else(|| panic!("{name}: lost after {hours} half hours"));
            sessions.extend(&session).await.unwrap();
        }
        clock.advance(1800);
        assert!(
            sessions.find(&sealer, &id).await.unwrap().is_none(),
            "{name}: twelve hours"
        );

        let id = sessions
            .begin(&sealer, &record("a", None, clock.now()))
            .await
            .unwrap();
        clock.advance(3599);
        assert!(
            sessions.find(&sealer, &id).await.unwrap().is_some(),
            "{name}: in use"
        );
        clock.advance(1);
        assert!(
            sessions.find(&sealer, &id).await.unwrap().is_none(),
            "{name}: idle"
        );
        sessions.sweep().await.unwrap();
    }
}

#[tokio::test]
async fn a_request_that_ends_after_the_sign_out_brings_no_session_back() {
    let sealer = Sealer::new(&[1; 32]).unwrap();
    for (name, clock, sessions) in each_store() {
        let id = sessions
            .begin(&sealer, &record("a", None, clock.now()))
            .await
            .unwrap();
        let mut found = sessions.find(&sealer, &id).await.unwrap().unwrap();
        sessions.end(&found.key).await.unwrap();
        found.left -= 600;
        sessions.extend(&found).await.unwrap();
        assert!(
            !sessions
                .change(&sealer, &found.key, &found.record)
                .await
                .unwrap(),
            "{name}"
        );
        assert!(
            sessions.find(&sealer, &id).await.unwrap().is_none(),
            "{name}"
        );
    }
}

#[tokio::test]
async fn the_provider_ends_one_session_or_all_of_a_person() {
    let sealer = Sealer::new(&[1; 32]).unwrap();
    for (name, clock, sessions) in each_store() {
        let mut ids = Vec::new();
        for (subject, session) in [
            ("a", Some("1")),
            ("a", Some("2")),
            ("b", Some("3")),
            ("b", None),
        ] {
            let record = record(subject, session, clock.now());
            ids.push(sessions.begin(&sealer, &record).await.unwrap());
        }
        let cases = [
            (Some("a"), Some("1"), [false, true, true, true]),
            (Some("nobody"), None, [false, true, true, true]),
            (None, None, [false, true, true, true]),
            (Some("b"), None, [false, true, false, false]),
        ];
        for (subject, session, expected) in cases {
            sessions
                .end_labelled(&sealer, subject, session)
                .await
                .unwrap();
            for (id, expected) in ids.iter().zip(expected) {
                let found = sessions.find(&sealer, id).await.unwrap().is_some();
                assert_eq!(found, expected, "{name} {subject:?} {session:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_name_is_claimed_once_within_its_life() {
    for (name, clock, sessions) in each_store() {
        assert!(!sessions.is_claimed("x").await.unwrap(), "{name}");
        assert!(sessions.claim("x", 60).await.unwrap(), "{name}");
        assert!(sessions.is_claimed("x").await.unwrap(), "{name}");
        assert!(!sessions.claim("x", 60).await.unwrap(), "{name}");
        assert!(sessions.claim("y", 60).await.unwrap(), "{name}");
        clock.advance(60);
        assert!(!sessions.is_claimed("x").await.unwrap(), "{name}");
        assert!(sessions.claim("x", 60).await.unwrap(), "{name}");
    }
}

#[tokio::test]
async fn a_record_of_another_key_is_no_session() {
    let (ours, other) = (
        Sealer::new(&[1; 32]).unwrap(),
        Sealer::new(&[2; 32]).unwrap(),
    );
    for (name, clock, sessions) in each_store() {
        let id = sessions
            .begin(&ours, &record("a", None, clock.now()))
            .await
            .unwrap();
        assert!(
            sessions.find(&other, &id).await.unwrap().is_none(),
            "{name}"
        );
        for id in ["", "x", "../x", &"a".repeat(10_000)] {
            assert!(
                sessions.find(&ours, id).await.unwrap().is_none(),
                "{name} {id}"
            );
        }
    }
}
