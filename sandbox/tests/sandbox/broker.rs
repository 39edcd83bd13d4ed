//! The token broker: signing in, tokens for the cookie's session, signing out.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::world::{Answer, TENANT, World};

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

/// Signs in, and gives the cookie as a browser sends it back.
fn sign_in(world: &World, person: &str) -> String {
    let answer = world.send("POST", "/login", &[FORM], &format!("person={person}"));
    cookie(&answer.unwrap())
}

fn cookie(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.text());
    let cookie = answer.header("set-cookie").split(';').next();
    cookie.unwrap().to_owned()
}

fn ask_token(world: &World, cookie: &str) -> Answer {
    world
        .send("POST", "/session/token", &[("Cookie", cookie)], "")
        .unwrap()
}

fn ask(world: &World, method: &str, order: &Value) -> Answer {
    let body = order.to_string();
    world.send(method, "/sandbox/broker", &[], &body).unwrap()
}

#[test]
fn one_press_signs_in_and_the_page_gets_a_token() {
    let world = World::with_broker("/");
    for (person, name, resellers) in [("csp", "Ana Silva", 200), ("reseller", "Rui Costa", 403)] {
        let page = world.get("/login", &[]);
        let button = format!("<button name=\"person\" value=\"{person}\"><strong>{name}</strong>");
        assert!(page.text().contains(&button), "{}", page.text());

        let answer = ask_token(&world, &sign_in(&world, person));
        let body = answer.json();
        assert_eq!(answer.header("cache-control"), "no-store", "{person}");
        assert_eq!(body["expires_in"], 3599, "{person}");
        assert_eq!(body["tenant"], TENANT, "{person}");
        let bearer = format!("Bearer {}", body["access_token"].as_str().unwrap());
        let headers = [("Authorization", bearer.as_str()), ("X-Tenant", TENANT)];
        assert_eq!(world.get("/v1/Customers", &headers).status, 200, "{person}");
        assert_eq!(
            world.get("/v1/Resellers", &headers).status,
            resellers,
            "{person}"
        );
    }
}

#[test]
fn the_cookie_is_for_this_app_and_for_no_script() {
    for base in ["/", "/onboard/"] {
        let world = World::with_broker(base);
        let path = format!("{base}login");
        let answer = world.send("POST", &path, &[FORM], "person=csp").unwrap();
        let set = answer.header("set-cookie").to_owned();
        let (id, attributes) = set.split_once("; ").unwrap();
        assert_eq!(
            attributes,
            format!("Path={base}; HttpOnly; SameSite=Strict")
        );
        assert_eq!(id.len(), "onboard-sandbox-session=".len() + 32, "{id}");
        assert_eq!(answer.header("location"), base);
    }
}

#[test]
fn a_request_without_a_session_gets_no_token() {
    let world = World::with_broker("/");
    let cookie = sign_in(&world, "csp");
    for cookies in [
        "",
        "other=1",
        "onboard-sandbox-session=",
        &format!("{cookie}0"),
    ] {
        let answer = ask_token(&world, cookies);
        assert_eq!((answer.status, answer.text()), (401, ""), "{cookies}");
        assert_eq!(answer.header("cache-control"), "no-store", "{cookies}");
    }
    assert_eq!(
        world.get("/session/token", &[("Cookie", &cookie)]).status,
        405
    );
    for person in ["person=admin", "person=", ""] {
        let answer = world.send("POST", "/login", &[FORM], person).unwrap();
        assert_eq!(answer.status, 400, "{person}");
        assert_eq!(answer.header("set-cookie"), "", "{person}");
    }
}

#[test]
fn signing_in_leads_back_into_the_app_and_nowhere_else() {
    let world = World::with_broker("/onboard/");
    let cases = [
        ("", "login", "/onboard/"),
        (
            "?next=%2Fonboard%2Fcustomers%2Fnew",
            "login?next=%2Fonboard%2Fcustomers%2Fnew",
            "/onboard/customers/new",
        ),
        ("?next=%2Fcustomers%2Fnew", "login", "/onboard/"),
        (
            "?next=%2F%2Felsewhere.example%2Fonboard%2F",
            "login",
            "/onboard/",
        ),
        (
            "?next=https%3A%2F%2Felsewhere.example",
            "login",
            "/onboard/",
        ),
        (
            "?next=%2Fonboard%2F%22%3E%3Cscript%3E",
            "login?next=%2Fonboard%2F%22%3E%3Cscript%3E",
            "/onboard/\"><script>",
        ),
    ];
    for (query, action, location) in cases {
        let path = format!("/onboard/login{query}");
        let page = world.get(&path, &[]);
        let form = format!("<form method=\"post\" action=\"{action}\">");
        assert!(page.text().contains(&form), "{query}: {}", page.text());
        let answer = world.send("POST", &path, &[FORM], "person=csp").unwrap();
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, location),
            "{query}"
        );
    }
}

#[test]
fn the_page_holds_no_script_and_may_send_its_form() {
    let world = World::with_broker("/");
    let page = world.get("/login", &[("Sec-Fetch-Site", "cross-site")]);
    assert_eq!(page.status, 200, "a link on any page may lead here");
    for inline in ["<script", "<style", " style=", " onclick=", " onsubmit="] {
        assert!(!page.text().contains(inline), "{inline}");
    }
    let policy = page.header("content-security-policy");
    assert!(
        policy.contains("form-action 'self'") && !policy.contains("script-src"),
        "{policy}"
    );
    assert_eq!(page.header("referrer-policy"), "same-origin");
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(
        world.get("/login.css", &[]).header("content-type"),
        "text/css; charset=utf-8"
    );
}

#[test]
fn requests_of_other_pages_are_refused() {
    let world = World::with_broker("/");
    let cookie = sign_in(&world, "csp");
    let own = format!("http://{}", world.address);
    let cases: [(&[(&str, &str)], bool); 8] = [
        (&[], true),
        (&[("Origin", &own)], true),
        (&[("Origin", &own), ("Sec-Fetch-Site", "same-origin")], true),
        (&[("Sec-Fetch-Site", "cross-site")], false),
        (&[("Sec-Fetch-Site", "same-site")], false),
        (&[("Origin", "http://127.0.0.1:1")], false),
        (&[("Origin", "https://elsewhere.example")], false),
        (&[("Origin", "null")], false),
    ];
    for (headers, taken) in cases {
        for (path, status) in [
            ("/login", 303),
            ("/session/token", 200),
            ("/session/end", 204),
        ] {
            let session = sign_in(&world, "csp");
            let mut headers = headers.to_vec();
            headers.extend([FORM, ("Cookie", session.as_str())]);
            let answer = world.send("POST", path, &headers, "person=csp").unwrap();
            let expected = if taken { status } else { 403 };
            assert_eq!(answer.status, expected, "{path} {headers:?}");
            if !taken {
                assert_eq!(answer.header("set-cookie"), "", "{path} {headers:?}");
                assert_eq!(
                    ask_token(&world, &session).status,
                    200,
                    "{path} {headers:?}"
                );
            }
        }
    }
    assert_eq!(ask_token(&world, &cookie).status, 200);
}

#[test]
fn signing_out_ends_the_session() {
    let world = World::with_broker("/");
    let (cookie, other) = (sign_in(&world, "csp"), sign_in(&world, "csp"));
    for cookies in [cookie.as_str(), cookie.as_str(), ""] {
        let answer = world
            .send("POST", "/session/end", &[("Cookie", cookies)], "")
            .unwrap();
        assert_eq!(answer.status, 204);
        let gone = "onboard-sandbox-session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0";
        assert_eq!(answer.header("set-cookie"), gone);
        assert_eq!(ask_token(&world, &cookie).status, 401);
        assert_eq!(ask_token(&world, &other).status, 200, "of another browser");
    }
}

#[test]
fn signing_in_again_is_another_session() {
    let world = World::with_broker("/");
    let earlier = sign_in(&world, "csp");
    let headers = [FORM, ("Cookie", earlier.as_str())];
    let later = cookie(
        &world
            .send("POST", "/login", &headers, "person=reseller")
            .unwrap(),
    );
    assert_ne!(earlier, later);
    assert_eq!(ask_token(&world, &earlier).status, 401);
    assert_eq!(ask_token(&world, &later).status, 200);
}

#[test]
fn tokens_live_as_ordered_and_sessions_end_on_order() {
    let world = World::with_broker("/");
    let cookie = sign_in(&world, "csp");
    let life = || ask_token(&world, &cookie).json()["expires_in"].clone();
    for (method, order, expected) in [
        ("POST", json!({}), 3599),
        ("POST", json!({ "life": 60 }), 60),
        ("POST", json!({ "endSessions": false }), 60),
        ("POST", json!({ "life": -1 }), -1),
        ("DELETE", json!({}), 3599),
    ] {
        assert_eq!(ask(&world, method, &order).status, 204, "{order}");
        assert_eq!(life(), expected, "{method} {order}");
    }
    assert_eq!(ask(&world, "POST", &json!({ "life": 60 })).status, 204);
    let token = ask_token(&world, &cookie).json()["access_token"].clone();
    let bearer = format!("Bearer {}", token.as_str().unwrap());
    let headers = [("Authorization", bearer.as_str()), ("X-Tenant", TENANT)];
    for (seconds, status) in [(59, 200), (1, 401)] {
        world.pass(seconds);
        assert_eq!(world.get("/v1/Customers", &headers).status, status);
    }
    assert_eq!(
        ask(&world, "POST", &json!({ "endSessions": true })).status,
        204
    );
    assert_eq!(ask_token(&world, &cookie).status, 401);
}

#[test]
fn orders_that_are_not_understood_change_nothing() {
    let world = World::with_broker("/");
    let cookie = sign_in(&world, "csp");
    for order in [
        json!([]),
        json!({ "life": "long" }),
        json!({ "life": 4_294_967_296_i64 }),
        json!({ "lives": 9 }),
        json!({ "life": 9.5, "endSessions": true }),
        json!({ "life": 60, "endSessions": "yes" }),
    ] {
        let answer = ask(&world, "POST", &order);
        assert_eq!(answer.status, 400, "{order}");
        assert_ne!(answer.json()["message"], "", "{order}");
        assert_eq!(
            ask_token(&world, &cookie).json()["expires_in"],
            3599,
            "{order}"
        );
    }
}

#[test]
fn faults_apply_to_the_session_if_a_step_names_its_path() {
    let world = World::with_broker("/onboard/");
    let path = "/onboard/session/token";
    let signed_in = world
        .send("POST", "/onboard/login", &[FORM], "person=csp")
        .unwrap();
    let cookie = cookie(&signed_in);
    let ask = || world.send("POST", path, &[("Cookie", &cookie)], "");
    world.order(&json!([
        { "status": 503 },
        { "path": path, "status": 401 },
        { "path": path, "status": 200, "body": { "access_token": "opaque", "expires_in": 60 } },
        { "path": path, "drop": "before" },
        { "path": "/onboard/session/end", "status": 500 },
        { "path": path, "delayMs": 120 },
    ]));
    let refused = ask().unwrap();
    assert_eq!(
        (refused.status, refused.header("cache-control")),
        (401, "no-store")
    );
    assert_eq!(ask().unwrap().json()["access_token"], "opaque");
    assert!(ask().is_err());
    let start = Instant::now();
    assert_eq!(ask().unwrap().status, 200);
    assert!(start.elapsed() >= Duration::from_millis(120));
    let end = "/onboard/session/end";
    assert_eq!(
        world
            .send("POST", end, &[("Cookie", &cookie)], "")
            .unwrap()
            .status,
        500
    );
    assert_eq!(ask().unwrap().status, 200, "the session was not ended");
    assert!(world.requests().is_empty(), "the journal is the API's");
    assert_eq!(
        world.call("GET", "/v1/Customers", "").status,
        503,
        "the step without a path"
    );
}

#[test]
fn the_configuration_leads_to_the_broker_and_holds_no_token() {
    let world = World::with_broker("/onboard/");
    let config = world.get("/onboard/config.json", &[]).json();
    let expected = json!({
        "method": "broker", "url": "session/token", "signInUrl": "login", "signOutUrl": "session/end",
    });
    assert_eq!(config["signIn"], expected);
    assert!(!config.to_string().contains("eyJ"), "{config}");
}

#[test]
fn without_a_broker_there_is_none() {
    let world = World::new();
    for path in ["/session/token", "/session/end", "/login"] {
        assert_eq!(
            world
                .send("POST", path, &[FORM], "person=csp")
                .unwrap()
                .status,
            405,
            "{path}"
        );
        assert_eq!(world.get(path, &[]).status, 404, "{path}");
    }
}
