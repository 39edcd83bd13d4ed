//! The built app over the wire.

use serde_json::json;

use crate::world::{Folder, TENANT, World};

const PAGE: &str = "<!doctype html><base href=\"/\"><title>App</title>";

fn dist() -> Folder {
    let folder = Folder::new();
    let hashed = "app-0123456789abcdef.js";
    for (name, content) in [
        ("secret.txt", "outside"),
        ("dist/index.html", PAGE),
        ("dist/index.html.br", "page in brotli"),
        ("dist/app-0123456789abcdef_bg.wasm", "program"),
        ("dist/style.css", "body {}"),
        ("dist/config.json", "not this one"),
        ("dist/icons/logo.svg", "<svg/>"),
        ("dist/icons/logo.png", "png"),
        ("dist/data.json", "{}"),
        ("dist/.hidden", "hidden"),
    ] {
        folder.write(name, content);
    }
    for (suffix, content) in [
        ("", "script"),
        (".br", "script in brotli"),
        (".gz", "script in gzip"),
    ] {
        folder.write(&format!("dist/{hashed}{suffix}"), content);
    }
    folder
}

#[test]
fn files_have_their_kind_and_pages_are_the_app() {
    let folder = dist();
    let world = World::with(Some(&folder.path().join("dist")), "/");
    let cases = [
        ("/", 200, "text/html; charset=utf-8", PAGE),
        ("/index.html", 200, "text/html; charset=utf-8", PAGE),
        ("/customers/new", 200, "text/html; charset=utf-8", PAGE),
        (
            "/customers/new?a=b.c",
            200,
            "text/html; charset=utf-8",
            PAGE,
        ),
        ("/icons", 200, "text/html; charset=utf-8", PAGE),
        (
            "/app-0123456789abcdef.js",
            200,
            "text/javascript; charset=utf-8",
            "script",
        ),
        (
            "/app-0123456789abcdef_bg.wasm",
            200,
            "application/wasm",
            "program",
        ),
        ("/style.css", 200, "text/css; charset=utf-8", "body {}"),
        ("/data.json", 200, "application/json", "{}"),
        ("/icons/logo.svg", 200, "image/svg+xml", "<svg/>"),
        ("/icons/l%6Fgo.png", 200, "image/png", "png"),
        (
            "/missing.js",
            404,
            "text/plain; charset=utf-8",
            "There is nothing at this address.\n",
        ),
        (
            "/app-0123456789abcdef.js.br",
            404,
            "text/plain; charset=utf-8",
            "There is nothing at this address.\n",
        ),
    ];
    for (path, status, kind, body) in cases {
        let answer = world.get(path, &[]);
        assert_eq!(
            (answer.status, answer.header("content-type"), answer.text()),
            (status, kind, body),
            "{path}"
        );
    }
}

#[test]
fn nothing_outside_the_app_is_served() {
    let folder = dist();
    let dist = folder.path().join("dist");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path().join("secret.txt"), dist.join("link.txt")).unwrap();
    let world = World::with(Some(&dist), "/");
    let paths = [
        "/../secret.txt",
        "/icons/../../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "//etc/hostname",
        "/%2fetc/hostname",
        "/.hidden",
        "/link.txt",
        "/index.html%00.txt",
        "/%ff.txt",
    ];
    for path in paths {
        let answer = world.get(path, &[]);
        assert!(
            matches!(answer.status, 400 | 404),
            "{path}: {}",
            answer.status
        );
        assert!(!answer.text().contains("outside"), "{path}");
    }
}

#[test]
fn prepared_encodings_are_chosen_by_the_browser() {
    let folder = dist();
    let world = World::with(Some(&folder.path().join("dist")), "/");
    let cases = [
        (
            "/app-0123456789abcdef.js",
            "gzip, deflate, br",
            "br",
            "script in brotli",
        ),
        (
            "/app-0123456789abcdef.js",
            "br;q=0.1, gzip;q=0.9",
            "gzip",
            "script in gzip",
        ),
        ("/app-0123456789abcdef.js", "br;q=0", "", "script"),
        ("/style.css", "gzip, br", "", "body {}"),
        ("/customers/new", "gzip, br", "br", "page in brotli"),
    ];
    for (path, accept, encoding, body) in cases {
        let answer = world.get(path, &[("Accept-Encoding", accept)]);
        assert_eq!(
            (answer.header("content-encoding"), answer.text()),
            (encoding, body),
            "{path} {accept}"
        );
        assert_eq!(answer.header("vary"), "Accept-Encoding", "{path} {accept}");
        assert!(!answer.header("content-type").is_empty(), "{path} {accept}");
    }
}

#[test]
fn what_never_changes_is_kept_and_the_rest_is_asked_for() {
    let folder = dist();
    let world = World::with(Some(&folder.path().join("dist")), "/");
    for path in ["/app-0123456789abcdef.js", "/app-0123456789abcdef_bg.wasm"] {
        assert_eq!(
            world.get(path, &[]).header("cache-control"),
            "public, max-age=31536000, immutable",
            "{path}"
        );
    }
    for path in ["/", "/customers/new", "/style.css"] {
        let first = world.get(path, &[]);
        assert_eq!(first.header("cache-control"), "no-cache", "{path}");
        let tag = first.header("etag").to_owned();
        let cases = [
            (tag.clone(), 304),
            (format!("\"other\", W/{tag}"), 304),
            ("*".into(), 304),
            ("\"other\"".into(), 200),
        ];
        for (known, status) in cases {
            let answer = world.get(path, &[("If-None-Match", &known)]);
            assert_eq!(
                (answer.status, answer.header("etag")),
                (status, &*tag),
                "{path} {known}"
            );
            assert_eq!(answer.body.is_empty(), status == 304, "{path} {known}");
        }
    }
    let brotli = world.get("/", &[("Accept-Encoding", "br")]);
    assert_ne!(brotli.header("etag"), world.get("/", &[]).header("etag"));
}

#[test]
fn the_app_moves_below_a_base_and_the_api_does_not() {
    let folder = dist();
    let world = World::with(Some(&folder.path().join("dist")), "/onboard/");
    for path in ["/", "/onboard"] {
        let answer = world.get(path, &[]);
        assert_eq!(
            (answer.status, answer.header("location")),
            (302, "/onboard/"),
            "{path}"
        );
    }
    for path in ["/onboard/", "/onboard/customers/new"] {
        let answer = world.get(path, &[("Accept-Encoding", "br")]);
        assert_eq!(
            answer.text(),
            PAGE.replace("\"/\"", "\"/onboard/\""),
            "{path}"
        );
        assert_eq!(answer.header("content-encoding"), "", "{path}");
    }
    assert_eq!(world.get("/onboard/style.css", &[]).text(), "body {}");
    assert_eq!(world.get("/onboard/config.json", &[]).json()["apiBase"], "");
    for path in ["/style.css", "/config.json", "/onboarding"] {
        assert_eq!(world.get(path, &[]).status, 404, "{path}");
    }
    assert_eq!(world.call("GET", "/v1/Customers", "").status, 200);
}

#[test]
fn the_configuration_is_the_sandboxs_own() {
    let folder = dist();
    let world = World::with(Some(&folder.path().join("dist")), "/");
    let answer = world.get("/config.json", &[]);
    let config = answer.json();
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(config["signIn"]["method"], "token");
    assert_eq!(config["signIn"]["sample"]["tenant"], TENANT);
    assert_eq!(
        config["providerInstances"][0]["id"],
        "cb3cd15b-1d6e-45be-b493-c71549cbfd87"
    );
    assert_eq!(config["providerInstances"][1]["kind"], "other");
    assert_eq!(config["resellers"].as_array().unwrap().len(), 3);
    let assists = config["assists"].as_object().unwrap();
    let on: Vec<_> = assists
        .iter()
        .filter(|(_, on)| **on == json!(true))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(on, ["status"]);

    let bearer = format!(
        "Bearer {}",
        config["signIn"]["sample"]["token"].as_str().unwrap()
    );
    let headers = [("Authorization", bearer.as_str()), ("X-Tenant", TENANT)];
    assert_eq!(world.get("/v1/Resellers", &headers).status, 200);
    world.pass(1);
    assert_ne!(
        world.get("/config.json", &[]).json(),
        config,
        "the token is minted for each request"
    );
}

#[test]
fn every_answer_says_what_a_browser_may_do() {
    let folder = dist();
    let world = World::with(Some(&folder.path().join("dist")), "/");
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
        font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'self'; \
        frame-ancestors 'self'";
    for path in [
        "/",
        "/style.css",
        "/missing.js",
        "/config.json",
        "/v1/Customers",
        "/sandbox/faults",
    ] {
        let answer = world.get(path, &[]);
        assert_eq!(answer.header("content-security-policy"), policy, "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(
            answer.header("cross-origin-opener-policy"),
            "same-origin",
            "{path}"
        );
        assert!(!answer.header("permissions-policy").is_empty(), "{path}");
    }
}

#[test]
fn other_methods_are_refused_and_heads_have_no_body() {
    let folder = dist();
    let world = World::with(Some(&folder.path().join("dist")), "/");
    assert_eq!(world.send("POST", "/", &[], "").unwrap().status, 405);
    let head = world.send("HEAD", "/style.css", &[], "").unwrap();
    assert_eq!(
        (head.status, head.header("content-length"), head.text()),
        (200, "7", "")
    );
}

#[test]
fn without_an_app_the_root_says_what_is_missing() {
    let world = World::new();
    let answer = world.get("/", &[]);
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, "text/plain; charset=utf-8")
    );
    assert!(answer.text().contains("cargo xtask build"));
    assert_eq!(world.get("/customers/new", &[]).status, 404);
}
