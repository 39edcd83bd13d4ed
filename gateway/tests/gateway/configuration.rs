//! What is wrong with a configuration is said before anything starts.

use std::path::Path;

use onboard_gateway::config::{Mode, read, source};

const GOOD: &str = r#"
listen = "127.0.0.1:8443"
public_url = "https://onboard.contoso.example/"
[oidc]
issuer = "https://login.contoso.example/"
client_id = "onboard"
client_secret = "a"
[[connections]]
name = "Contoso CSP"
api_base = "https://api.cloudcockpit.com"
tenant = "portal.contoso.example"
role = "csp"
token_url = "https://login.example/oauth2/v2.0/token"
client_id = "b"
client_secret = "c"
[[grants]]
claim = "roles"
equals = "Onboard.Csp"
connections = ["Contoso CSP"]
"#;

fn wrong(text: &str, variables: &[(&str, &str)]) -> Vec<String> {
    let variables = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let table = source::table(text, variables);
    table
        .and_then(|table| read::settings(&table, Path::new("")))
        .err()
        .unwrap_or_default()
}

#[test]
fn the_shortest_one() {
    assert_eq!(wrong(GOOD, &[]), Vec::<String>::new());
    let config = read::settings(&source::table(GOOD, []).unwrap(), Path::new(""))
        .ok()
        .unwrap();
    assert_eq!(config.mode, Mode::Proxy);
    assert!(config.is_secure());
    assert_eq!(config.sessions.idle.as_secs(), 3600);
    assert_eq!(config.sessions.absolute.as_secs(), 12 * 3600);
    assert_eq!(config.oidc.scopes, ["openid", "profile", "email"]);
    assert_eq!(
        config.address("callback"),
        "https://onboard.contoso.example/callback"
    );
}

#[test]
fn every_unknown_key_is_refused_and_the_nearest_named() {
    let top = |line: &str| format!("{line}\n{GOOD}");
    let bottom = |line: &str| format!("{GOOD}\n{line}");
    let cases = [
        (
            top("lisen = 1"),
            "There is no key `lisen`. Is `listen` meant?",
        ),
        (top("colour = 1"), "There is no key `colour`."),
        (
            GOOD.replace("issuer", "isuer"),
            "There is no key `oidc.isuer`. Is `oidc.issuer` meant?",
        ),
        (
            GOOD.replace("api_base", "apiBase"),
            "There is no key `connections.0.apiBase`. Is `connections.api_base` meant?",
        ),
        (
            GOOD.replace("equals", "equal"),
            "There is no key `grants.0.equal`. Is `grants.equals` meant?",
        ),
        (
            bottom("[session]\nstore = \"memory\""),
            "There is no key `session`. Is `sessions` meant?",
        ),
        (
            bottom("[sessions]\nstor = \"memory\""),
            "There is no key `sessions.stor`. Is `sessions.store` meant?",
        ),
        (
            bottom("[app]\ndefaultcountry = \"PT\""),
            "There is no key `app.defaultcountry`. Is `app.defaultCountry` meant?",
        ),
        (
            bottom("[app]\napiBase = \"/\""),
            "`app.apiBase` is decided by the gateway: leave it out.",
        ),
        (
            bottom("[audit]\npath = \"x\""),
            "There is no key `audit.path`.",
        ),
        (
            top("connections = 7").replace("[[connections]]", "[x]"),
            "`connections` is a list: write [[connections]].",
        ),
    ];
    for (text, sentence) in cases {
        let found = wrong(&text, &[]);
        assert!(
            found.iter().any(|it| it == sentence),
            "{sentence}: {found:?}"
        );
    }
}

#[test]
fn values_that_cannot_be_meant() {
    let change = |from: &str, to: &str| GOOD.replace(from, to);
    let cases = [
        (
            change("127.0.0.1:8443", "8443"),
            "`listen` takes an address and a port",
        ),
        (
            change(
                "https://onboard.contoso.example/",
                "http://onboard.contoso.example/",
            ),
            "`public_url` takes an address that starts with https://",
        ),
        (
            change(
                "https://onboard.contoso.example/",
                "https://onboard.contoso.example/x",
            ),
            "`public_url` ends with a slash",
        ),
        (
            change(
                "https://onboard.contoso.example/",
                "https://a:b@onboard.contoso.example/",
            ),
            "`public_url` takes",
        ),
        (
            change(
                "https://login.contoso.example/",
                "http://login.contoso.example/",
            ),
            "`oidc.issuer` takes",
        ),
        (
            change(
                "https://api.cloudcockpit.com",
                "http://api.cloudcockpit.com",
            ),
            "`connections.0.api_base` takes",
        ),
        (
            change("role = \"csp\"", "role = \"admin\""),
            "`connections.0.role` takes \"csp\" or \"reseller\"",
        ),
        (
            change("role = \"csp\"", ""),
            "`connections.0.role` is missing",
        ),
        (
            change("client_secret = \"c\"", ""),
            "`connections.0.client_secret_file` is missing",
        ),
        (
            change(
                "client_secret = \"c\"",
                "client_secret_file = \"not-there\"",
            ),
            "`connections.0.client_secret_file`: not-there cannot be read",
        ),
        (
            change(
                "connections = [\"Contoso CSP\"]",
                "connections = [\"Other\"]",
            ),
            "`grants.0.connections` names \"Other\"",
        ),
        (
            change("[[grants]]", "[sessions]\nstore = \"file\"\n[[grants]]"),
            "`sessions.store` takes",
        ),
        (
            change(
                "[[grants]]",
                "[sessions]\nstore = \"redis://127.0.0.1/0\"\n[[grants]]",
            ),
            "`sessions.key_file` is missing",
        ),
        (
            change("[[grants]]", "[sessions]\nidle_minutes = 0\n[[grants]]"),
            "`sessions.idle_minutes` takes a whole number",
        ),
        (
            change("listen =", "trusted_proxies = [\"proxy\"]\nlisten ="),
            "`trusted_proxies` takes addresses",
        ),
        (
            change(
                "client_secret = \"a\"",
                "client_secret = \"a\"\nscopes = [\"email\"]",
            ),
            "`oidc.scopes` has to hold",
        ),
        (change("[oidc]", "[oidc"), "Line 4 of the file is not TOML"),
    ];
    for (text, beginning) in cases {
        let found = wrong(&text, &[]);
        assert!(
            found.iter().any(|it| it.starts_with(beginning)),
            "{beginning}: {found:?}"
        );
        assert!(!found.iter().any(|it| it.contains("a:b")), "{found:?}");
    }
}

#[test]
fn the_environment_wins_over_the_file() {
    let cases: [(&str, &str, Option<&str>); 12] = [
        ("ONBOARD_LISTEN", "127.0.0.1:1", None),
        ("ONBOARD_OIDC__CLIENT_SECRET", "x", None),
        ("ONBOARD_CONNECTIONS__0__CLIENT_SECRET", "x", None),
        ("ONBOARD_SESSIONS__IDLE_MINUTES", "30", None),
        ("ONBOARD_APP__DEFAULTCOUNTRY", "ES", None),
        ("ONBOARD_TRUSTED_PROXIES", "10.0.0.0/8, ::1", None),
        ("ONBOARD_PORT_8443_TCP_ADDR", "10.0.0.1", None),
        ("ONBOARD_SERVICE_HOST", "10.0.0.1", None),
        (
            "ONBOARD_OIDC__CLIENTSECRET",
            "x",
            Some("The variable ONBOARD_OIDC__CLIENTSECRET names no key. "),
        ),
        (
            "ONBOARD_SESSIONS__IDLE_MINUTES",
            "half an hour",
            Some("`sessions.idle_minutes` takes a whole number"),
        ),
        (
            "ONBOARD_CONNECTIONS__5__NAME",
            "x",
            Some("`connections.5.name` leaves out positions"),
        ),
        (
            "ONBOARD_LISTEN",
            "nowhere",
            Some("`listen` takes an address"),
        ),
    ];
    for (name, value, sentence) in cases {
        let found = wrong(GOOD, &[(name, value)]);
        match sentence {
            None => assert_eq!(found, Vec::<String>::new(), "{name}"),
            Some(sentence) => assert!(
                found.iter().any(|it| it.starts_with(sentence)),
                "{name}: {found:?}"
            ),
        }
    }
    let variables = [("ONBOARD_APP__DEFAULTCOUNTRY".to_owned(), "ES".to_owned())];
    let config = read::settings(&source::table(GOOD, variables).unwrap(), Path::new(""))
        .ok()
        .unwrap();
    assert_eq!(config.app["defaultCountry"], "ES");
}
