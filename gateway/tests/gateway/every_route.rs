//! Every address × every method × who asks: the table that is answered from is the one that is walked.

use axum::http::Method;
use onboard_gateway::config::Mode;
use onboard_gateway::routes::{Action, routes};
use serde_json::json;

use crate::world::world_with;

const METHODS: [Method; 7] = [
    Method::GET,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
    Method::OPTIONS,
    Method::HEAD,
];

/// Who asks: the lines of the head.
const ASKERS: [(&str, &[(&str, &str)]); 6] = [
    (
        "own page",
        &[
            ("x-requested-with", "XMLHttpRequest"),
            ("sec-fetch-site", "same-origin"),
        ],
    ),
    (
        "wrong origin",
        &[
            ("x-requested-with", "XMLHttpRequest"),
            ("origin", "https://elsewhere.example"),
        ],
    ),
    (
        "sibling site",
        &[
            ("x-requested-with", "XMLHttpRequest"),
            ("sec-fetch-site", "same-site"),
        ],
    ),
    (
        "other site",
        &[
            ("x-requested-with", "XMLHttpRequest"),
            ("sec-fetch-site", "cross-site"),
        ],
    ),
    ("no header", &[("sec-fetch-site", "same-origin")]),
    (
        "wrong header",
        &[
            ("x-requested-with", "fetch"),
            ("sec-fetch-site", "same-origin"),
        ],
    ),
];

#[tokio::test]
async fn every_route_by_every_method_for_everybody() {
    for (mode, name) in [(Mode::Proxy, "proxy"), (Mode::HandOut, "hand-out")] {
        let world = world_with("/", name, "").await;
        for route in routes(mode) {
            let path = format!("/{}", route.path.replace("{id}", "7a0c3e9e"));
            for method in METHODS {
                for is_signed_in in [false, true] {
                    for (asker, lines) in ASKERS {
                        let mut browser = world.browser();
                        if is_signed_in {
                            browser = world
                                .signed_in_as(json!({ "roles": ["Onboard.Both"] }))
                                .await;
                        }
                        let before = world.api().came.len();
                        let got = browser.send(method.clone(), &path, lines, "").await;
                        let case = format!(
                            "{name} {method} {path} {asker} signed in: {is_signed_in}: {}",
                            got.status
                        );
                        // One path may be there by several methods.
                        let found = routes(mode)
                            .into_iter()
                            .find(|it| it.path == route.path && it.method == method);
                        let status = got.status.as_u16();
                        match found {
                            None => assert_eq!(status, 405, "{case}"),
                            Some(route) if route.own_page => {
                                let is_foreign = asker.contains("site") || asker == "wrong origin";
                                let lacks = method == Method::POST && asker.contains("header");
                                if is_foreign || lacks {
                                    assert_eq!(status, 403, "{case}");
                                } else if route.session && !is_signed_in {
                                    assert_eq!((status, got.body.as_str()), (401, ""), "{case}");
                                } else {
                                    assert!(![401, 403, 405].contains(&status), "{case}");
                                }
                            }
                            Some(_) => assert!(![401, 405].contains(&status), "{case}"),
                        }
                        let reached = world.api().came.len() > before;
                        let may_reach = matches!(route.action, Action::Api(_))
                            && is_signed_in
                            && method == Method::GET;
                        assert!(!reached || may_reach, "{case}: reached the API");
                        let is_led = got.status.is_redirection();
                        let may_lead = ["/login", "/callback"].contains(&path.as_str());
                        assert!(!is_led || may_lead, "{case}: redirects");
                        for header in [
                            "content-security-policy",
                            "x-content-type-options",
                            "referrer-policy",
                        ] {
                            assert!(got.headers.contains_key(header), "{case}: no {header}");
                        }
                        assert_eq!(got.header("cache-control"), Some("no-store"), "{case}");
                        assert!(
                            !got.headers.contains_key("access-control-allow-origin"),
                            "{case}"
                        );
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn addresses_of_the_other_mode_are_not_there() {
    let cases = [
        ("proxy", "/session/token"),
        ("hand-out", "/v1/Customers"),
        ("hand-out", "/v1/Resellers"),
    ];
    for (mode, path) in cases {
        let world = world_with("/", mode, "").await;
        let mut browser = world
            .signed_in_as(json!({ "roles": ["Onboard.Both"] }))
            .await;
        assert_eq!(browser.post(path, "{}").await.status, 404, "{mode} {path}");
        assert_eq!(browser.get(path).await.status, 404, "{mode} {path}");
    }
}

#[tokio::test]
async fn the_app_is_served_below_its_base() {
    let cases = [
        ("/", "/", 200, "<base href=\"/\">"),
        ("/", "/customers/new", 200, "<p>app"),
        ("/", "/app-0123456789abcdef.js", 200, "let a"),
        ("/", "/missing.js", 404, ""),
        ("/", "/v1/unknown", 404, ""),
        ("/", "/session/unknown", 404, ""),
        ("/onboard/", "/onboard/", 200, "<base href=\"/onboard/\">"),
        (
            "/onboard/",
            "/onboard/customers/new",
            200,
            "<base href=\"/onboard/\">",
        ),
        ("/onboard/", "/onboard/embed.html", 200, "<p>frame"),
        ("/onboard/", "/onboard", 303, ""),
        ("/onboard/", "/", 303, ""),
        ("/onboard/", "/other", 404, ""),
        ("/onboard/", "/onboard/../etc/passwd", 404, ""),
    ];
    for (base, path, status, part) in cases {
        let world = world_with(base, "proxy", "").await;
        let got = world.browser().get(path).await;
        assert_eq!(got.status.as_u16(), status, "{base} {path}");
        assert!(got.body.contains(part), "{base} {path}: {}", got.body);
    }
}

#[tokio::test]
async fn files_are_kept_as_long_as_they_may_and_sent_small() {
    let world = world_with("/", "proxy", "").await;
    let mut browser = world.browser();
    let name = "/app-0123456789abcdef.js";
    let got = browser
        .send(Method::GET, name, &[("accept-encoding", "gzip, br")], "")
        .await;
    assert_eq!(
        (got.header("content-encoding"), got.body.as_str()),
        (Some("br"), "brotli")
    );
    assert_eq!(
        got.header("cache-control"),
        Some("public, max-age=31536000, immutable")
    );
    let tag = got.header("etag").unwrap().to_owned();
    let got = browser
        .send(
            Method::GET,
            name,
            &[("accept-encoding", "br"), ("if-none-match", &tag)],
            "",
        )
        .await;
    assert_eq!(got.status, 304);
    let got = browser.get(name).await;
    assert_eq!(
        (got.header("content-encoding"), got.body.as_str()),
        (None, "let a = 1;")
    );
    assert_eq!(
        browser.get("/").await.header("cache-control"),
        Some("no-cache")
    );
}

#[tokio::test]
async fn the_page_learns_how_people_sign_in() {
    let cases = [
        ("/", "proxy", "\"apiBase\":\"\"", "\"method\":\"gateway\""),
        (
            "/onboard/",
            "proxy",
            "\"apiBase\":\"/onboard\"",
            "\"method\":\"gateway\"",
        ),
        (
            "/",
            "hand-out",
            "\"apiBase\":\"http://127.0.0.1",
            "\"method\":\"broker\"",
        ),
    ];
    for (base, mode, api, sign_in) in cases {
        let world = world_with(base, mode, "").await;
        let got = world.browser().get(&format!("{base}config.json")).await;
        for part in [
            api,
            sign_in,
            "\"defaultCountry\":\"PT\"",
            "\"timeoutSeconds\":7",
        ] {
            assert!(got.body.contains(part), "{mode} {part}: {}", got.body);
        }
        assert_eq!(got.header("cache-control"), Some("no-store"));
    }
}

#[tokio::test]
async fn only_named_hosts_may_frame_and_load() {
    let world = world_with("/", "hand-out", "").await;
    let mut browser = world.browser();
    let host = "https://dashboard.contoso.example";
    let policy =
        |got: &crate::browser::Got| got.header("content-security-policy").unwrap().to_owned();
    let page = browser.get("/").await;
    assert!(policy(&page).contains("frame-ancestors 'none'; require-trusted-types-for 'script'"));
    let framed = browser.get("/embed.html").await;
    assert!(policy(&framed).contains(&format!("frame-ancestors 'self' {host};")));
    for (origin, expected) in [(host, Some(host)), ("https://elsewhere.example", None)] {
        let got = browser
            .send(
                Method::GET,
                "/app-0123456789abcdef.js",
                &[("origin", origin)],
                "",
            )
            .await;
        assert_eq!(got.header("access-control-allow-origin"), expected);
    }
}
