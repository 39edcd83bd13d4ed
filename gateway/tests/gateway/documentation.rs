//! `docs/gateway.md` names what the program knows.

use onboard_gateway::config::keys::KEYS;
use onboard_gateway::config::source;

const PAGE: &str = include_str!("../../../docs/gateway.md");
const NGINX: &str = include_str!("../../../deploy/nginx.conf");

#[test]
fn its_configurations_hold_known_keys_only() {
    let blocks: Vec<&str> = PAGE
        .split("```toml\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    assert!(blocks.len() >= 5, "{}", blocks.len());
    for block in blocks {
        let text: String = block
            .lines()
            .map(|line| format!("{}\n", line.trim_start()))
            .collect();
        let wrong = source::table(&text, []).err();
        assert_eq!(wrong, None, "{block}");
    }
}

#[test]
fn every_key_is_explained() {
    for (key, _) in KEYS {
        // `connections.*.name` is explained in the row of `connections[]`, `app.locale` in that of `app.…`.
        let name = key.rsplit('.').next().unwrap();
        assert!(
            PAGE.contains(&format!("`{key}`"))
                || PAGE.contains(&format!("`{name}`"))
                || PAGE.contains(&format!("`.{name}`")),
            "{key}"
        );
    }
}

#[test]
fn every_figure_is_named() {
    let sources = [
        include_str!("../../src/api_token.rs"),
        include_str!("../../src/audit.rs"),
        include_str!("../../src/dispatch.rs"),
        include_str!("../../src/oidc/callback.rs"),
        include_str!("../../src/policy_report.rs"),
        include_str!("../../src/proxy/order.rs"),
    ];
    let mut count = 0;
    for source in sources {
        let parts = source
            .split('"')
            .filter(|part| part.starts_with("onboard_"));
        for name in parts.filter(|part| !part.contains(' ')) {
            assert!(PAGE.contains(&format!("`{name}`")), "{name}");
            count += 1;
        }
    }
    assert!(count >= 8, "{count}");
}

/// A proxy that waits less than the gateway would answer before the outcome is known.
#[test]
fn the_proxy_in_front_waits_longer_than_the_gateway() {
    assert!(NGINX.contains("proxy_read_timeout 45s;"));
    assert!(!NGINX.contains("non_idempotent;"));
}
