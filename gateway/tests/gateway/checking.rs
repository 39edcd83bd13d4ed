//! `--check` says in a table what works.

use std::path::Path;

use onboard_gateway::check::check;
use onboard_gateway::clock::Clock;
use onboard_gateway::config::{read, source};
use onboard_gateway::gateway::Gateway;

use crate::fake::Answer;
use crate::world::{World, world};

/// The table for the world's configuration, changed.
async fn table(world: &World, change: impl Fn(String) -> String) -> (bool, String) {
    let text = change(world.text.clone());
    let table = source::table(&text, []).unwrap();
    let config = read::settings(&table, world.folder.path()).ok().unwrap();
    let dist = world.folder.path().join("dist");
    let gateway = Gateway::open(config, Some(&dist), Clock::default()).unwrap();
    let table = check(&gateway).await;
    (table.works(), table.to_string())
}

/// The lines that begin so.
fn row<'a>(text: &'a str, what: &str) -> &'a str {
    let mut lines = text.lines();
    lines
        .find(|line| line.starts_with(what))
        .unwrap_or_else(|| panic!("no row {what}: {text}"))
}

#[tokio::test]
async fn all_of_it_works() {
    let world = world("").await;
    world.signed_in().await;
    let (works, text) = table(&world, |text| text).await;
    assert!(works, "{text}");
    let callback = world.gateway.config.address("callback");
    let cases = [
        ("configuration", "served at http://127.0.0.1".to_owned()),
        ("app", "4 files".to_owned()),
        ("session store", "memory answers".to_owned()),
        ("identity provider", format!("register {callback} there")),
        ("secret there", "not refused for onboard".to_owned()),
        ("token of Contoso CSP", "gives a token".to_owned()),
        ("token of Fabrikam", "gives a token".to_owned()),
        ("token of Limited", "gives a token".to_owned()),
        ("audit log", "is unbroken; lines: 1".to_owned()),
    ];
    for (what, detail) in cases {
        let row = row(&text, what);
        assert!(row.contains("  works  ") && row.contains(&detail), "{row}");
    }
    for secret in ["api secret", "oidc secret", "api-token", "AQEBAQ"] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[tokio::test]
async fn what_does_not_work_is_named() {
    let world = world("").await;
    let issuer = world.provider.lock().unwrap().issuer.clone();
    let redis = "redis://:a-password@127.0.0.1:9/0";
    let cases: [(&str, &str, String, &str); 3] = [
        (
            "store = \"memory\"",
            "session store",
            format!("store = \"{redis}\""),
            "Redis does not answer",
        ),
        (
            &issuer,
            "identity provider",
            "http://127.0.0.1:9".to_owned(),
            "cannot be reached",
        ),
        (
            "oidc secret",
            "secret there",
            "another".to_owned(),
            "refuses the client or its secret: invalid_client",
        ),
    ];
    for (from, what, to, detail) in cases {
        let (works, text) = table(&world, |text| text.replace(from, &to)).await;
        let row = row(&text, what);
        assert!(row.contains("FAILS") && row.contains(detail), "{text}");
        assert!(!works && !text.contains("a-password"), "{text}");
    }
    let more = "[tls]\ncertificate_file = \"audit.jsonl\"\nkey_file = \"audit.jsonl\"\n\
                [security_txt]\ncontact = [\"mailto:a@b.example\"]\nexpires = \"2020-01-01T00:00:00Z\"\n";
    let (_, text) = table(&world, |text| format!("{text}{more}")).await;
    assert!(row(&text, "certificate").contains("FAILS"), "{text}");
    assert!(row(&text, "security.txt").contains("has expired"), "{text}");
    world
        .api()
        .token_answers
        .push_back(Answer::json(400, "{\"error\":\"invalid_scope\"}"));
    let (_, text) = table(&world, |text| text).await;
    assert!(
        row(&text, "token of Contoso CSP").ends_with("answers 400: invalid_scope"),
        "{text}"
    );
}

#[tokio::test]
async fn a_changed_audit_log_is_named() {
    let world = world("").await;
    let mut browser = world.signed_in().await;
    browser.post("/session/end", "").await;
    world.signed_in().await;
    let path: &Path = &world.folder.path().join("audit.jsonl");
    let text = std::fs::read_to_string(path).unwrap();
    std::fs::write(path, text.replacen("Ana Silva", "Rui Costa", 1)).unwrap();
    let (works, text) = table(&world, |text| text).await;
    assert!(!works);
    assert!(
        row(&text, "audit log").contains("line 2 of "),
        "the one behind the change: {text}"
    );
}
