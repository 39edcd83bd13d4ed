//! What a host page needs, over HTTP.

use crate::world::{Folder, World};

fn dist() -> Folder {
    let folder = Folder::new();
    for (name, content) in [
        ("dist/index.html", "<!doctype html><title>App</title>"),
        ("dist/embed.html", "<!doctype html><title>Frame</title>"),
        ("dist/embed.js", "script"),
        ("examples/host/index.html", "hosts"),
        ("examples/host/plain/index.html", "plain"),
        ("examples/host/plain/host.js", "script"),
        ("secret.txt", "outside"),
    ] {
        folder.write(name, content);
    }
    folder
}

#[test]
fn the_app_may_be_loaded_by_any_page_and_framed_by_those_of_this_machine() {
    let folder = dist();
    let world = World::with(Some(&folder.path().join("dist")), "/");
    for path in ["/embed.js", "/config.json", "/embed.html"] {
        let answer = world.get(path, &[("origin", "http://localhost:9000")]);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
        let resource = answer.header("cross-origin-resource-policy");
        assert_eq!(resource, "cross-origin", "{path}");
    }
    for (path, is_framed) in [("/embed.html", true), ("/", false), ("/embed.js", false)] {
        let answer = world.get(path, &[]);
        let policy = answer.header("content-security-policy");
        let (_, ancestors) = policy.split_once("frame-ancestors ").unwrap();
        assert_eq!(ancestors.contains("http://localhost:"), is_framed, "{path}");
        assert!(ancestors.starts_with("'self'"), "{path}");
    }
    let config = world.get("/config.json", &[]).json();
    let origins = config["embed"]["allowedOrigins"].as_array().unwrap();
    assert_eq!(origins.len(), 2, "{origins:?}");
}

#[test]
fn the_api_answers_pages_of_this_machine() {
    let world = World::new();
    let asked = [
        ("origin", "http://localhost:9000"),
        ("access-control-request-method", "POST"),
        (
            "access-control-request-headers",
            "authorization,x-tenant,x-correlation-id",
        ),
    ];
    let answer = world.send("OPTIONS", "/v1/Customers", &asked, "").unwrap();
    assert_eq!(answer.status, 204);
    let origin = answer.header("access-control-allow-origin");
    assert_eq!(origin, "http://localhost:9000");
    for name in [
        "authorization",
        "x-tenant",
        "x-correlation-id",
        "content-type",
    ] {
        let allowed = answer
            .header("access-control-allow-headers")
            .to_ascii_lowercase();
        assert!(allowed.contains(name), "{name}");
    }
    assert!(world.requests().is_empty(), "a question is no request");

    let answer = world
        .send("POST", "/v1/Customers", &asked[..1], "{}")
        .unwrap();
    assert_eq!(answer.status, 401);
    let origin = answer.header("access-control-allow-origin");
    assert_eq!(origin, "http://localhost:9000");
    let exposed = answer.header("access-control-expose-headers");
    assert!(exposed.contains("Retry-After"), "{exposed}");

    let elsewhere = [("origin", "https://elsewhere.example")];
    let answer = world
        .send("POST", "/v1/Customers", &elsewhere, "{}")
        .unwrap();
    assert_eq!(answer.status, 403);
    assert_eq!(answer.header("access-control-allow-origin"), "");
}

#[test]
fn the_examples_stand_under_a_strict_policy() {
    let folder = dist();
    let world = World::with_examples(&folder.path().join("examples"));
    for (path, status, text) in [
        ("/examples/host/", 200, "hosts"),
        ("/examples/host/plain/", 200, "plain"),
        ("/examples/host/plain/host.js", 200, "script"),
        ("/examples/host/plain", 302, ""),
        ("/examples/", 302, ""),
        (
            "/examples/host/none.js",
            404,
            "There is nothing at this address.\n",
        ),
        (
            "/examples/../secret.txt",
            404,
            "There is nothing at this address.\n",
        ),
        (
            "/examples/%2e%2e/secret.txt",
            404,
            "There is nothing at this address.\n",
        ),
    ] {
        let answer = world.get(path, &[]);
        assert_eq!((answer.status, answer.text()), (status, text), "{path}");
        if status == 200 {
            let policy = answer.header("content-security-policy");
            assert!(
                policy.contains("require-trusted-types-for 'script'"),
                "{path}"
            );
            assert!(!policy.contains("unsafe-inline"), "{path}");
        }
    }
}
