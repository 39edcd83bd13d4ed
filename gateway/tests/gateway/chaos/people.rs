//! People who sign in, look around and sign out.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::Method;
use serde_json::{Value, json};

use super::TENANT;
use super::trouble::Trouble;
use super::world::ChaosWorld;
use crate::browser::{Browser, Got, OWN};
use crate::world::Provider;

/// The sign-ins that were begun.
pub static SIGN_INS: AtomicUsize = AtomicUsize::new(0);
/// The answers that were held against what happened.
pub static ANSWERS: AtomicUsize = AtomicUsize::new(0);

type SharedProvider = Arc<Mutex<Provider>>;

/// What became of a sign-out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// It was said to be done.
    Done,
    /// It was said not to be.
    NotDone,
    /// Unknown: the connection broke.
    Unknown,
}

async fn get(browser: &mut Browser, path: &str) -> Option<Got> {
    ANSWERS.fetch_add(1, Ordering::Relaxed);
    browser.try_send(Method::GET, path, &[TENANT], "").await
}

/// Signs in while nothing is broken.
pub async fn sign_in_calmly(world: &ChaosWorld) -> Browser {
    let mut browser = world.everywhere().remove(0);
    let claims = ChaosWorld::claims();
    let got = get(&mut browser, "/login").await.expect("an answer");
    let location = got.header("location").expect("a provider").to_owned();
    let back = world.provider.lock().unwrap().consent(&location, claims);
    let got = get(&mut browser, &back).await.expect("an answer");
    assert!(browser.session_cookie().is_some(), "{}", got.body);
    browser
}

/// Signs in while something breaks: begins at one gateway and ends at the other.
pub async fn arrive(
    mut browsers: Vec<Browser>,
    provider: SharedProvider,
    trouble: Trouble,
    moment: Duration,
    case: String,
) -> Option<(Browser, String)> {
    tokio::time::sleep(moment).await;
    let claims = ChaosWorld::claims();
    let subject = claims["sub"].as_str().unwrap().to_owned();
    let mut browser = browsers.remove(0);
    let may_break = trouble.breaks_connections();
    let Some(got) = get(&mut browser, "/login").await else {
        assert!(may_break, "{case}: no answer");
        return None;
    };
    if got.status == 503 {
        // A gateway that has just started knows nothing of a provider that fails.
        assert!(may_break || trouble == Trouble::ProviderFails, "{case}");
        return None;
    }
    assert_eq!(got.status, 303, "{case}: {}", got.body);
    let location = got.header("location").unwrap().to_owned();
    let back = provider.lock().unwrap().consent(&location, claims);
    browser.address = browsers.remove(0).address;
    let Some(got) = get(&mut browser, &back).await else {
        assert!(may_break, "{case}: no answer");
        return None;
    };
    let has_session = browser.session_cookie().is_some();
    match got.status.as_u16() {
        303 => {
            assert!(has_session, "{case}: led on without a session");
            Some((browser, subject))
        }
        503 => {
            assert!(!has_session, "{case}: a session beside an excuse");
            let is_excused =
                may_break || trouble.hides_sessions() || trouble == Trouble::ProviderFails;
            assert!(is_excused, "{case}: {}", got.body);
            assert!(got.body.contains("/login?next="), "{case}: a way on");
            assert!(got.header("retry-after").is_some(), "{case}");
            None
        }
        other => panic!("{case}: {other}: {}", got.body),
    }
}

/// Asks who is signed in, and for a list.
pub async fn look_around(mut browser: Browser, trouble: Trouble, moment: Duration, case: String) {
    tokio::time::sleep(moment).await;
    for path in ["/session", "/v1/Resellers"] {
        let Some(got) = get(&mut browser, path).await else {
            assert!(trouble.breaks_connections(), "{case}: no answer");
            continue;
        };
        let said = (got.status.as_u16(), got.header("x-onboard-outcome"));
        match said {
            (200, None) if path == "/session" => {
                assert_eq!(got.json()["connection"], "Contoso CSP", "{case}");
            }
            (200, None) => assert_eq!(got.json()["items"], json!([]), "{case}"),
            (503, Some("not-sent")) => {
                let is_excused = trouble.hides_sessions()
                    || trouble == Trouble::TokenFails
                    || trouble.breaks_connections();
                assert!(is_excused || path != "/session", "{case}: {}", got.body);
            }
            other => panic!("{case}: {path}: {other:?}: {}", got.body),
        }
        assert_eq!(got.header("set-cookie"), None, "{case}");
    }
}

/// Signs out, here or at the provider.
pub async fn leave(
    mut browser: Browser,
    provider: SharedProvider,
    here: bool,
    trouble: Trouble,
    moment: Duration,
    case: String,
) -> Left {
    tokio::time::sleep(moment).await;
    ANSWERS.fetch_add(1, Ordering::Relaxed);
    let got = if here {
        browser
            .try_send(Method::POST, "/session/end", &OWN, "")
            .await
    } else {
        // Of no session here: the gateway must not ask the provider for new keys.
        let token = logout_token(&provider.lock().unwrap(), &case);
        let body = format!("logout_token={token}");
        browser
            .try_send(Method::POST, "/backchannel-logout", &[], &body)
            .await
    };
    let Some(got) = got else {
        assert!(trouble.breaks_connections(), "{case}: no answer");
        return Left::Unknown;
    };
    match (got.status.as_u16(), here) {
        (200, true) => Left::Done,
        (503, true) => {
            assert_eq!(got.header("set-cookie"), None, "{case}: the cookie stays");
            Left::Unknown
        }
        (200 | 400 | 503, false) => Left::NotDone,
        (other, _) => panic!("{case}: {other}: {}", got.body),
    }
}

fn logout_token(provider: &Provider, id: &str) -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let now = now.unwrap().as_secs();
    provider.sign(&json!({
        "iss": provider.issuer, "aud": "onboard", "iat": now, "exp": now + 120, "jti": id, "sid": "nobody's",
        "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
    }))
}

/// A person with a confirmed sign-out is signed out at both gateways; the others are still signed in.
pub async fn is_out(world: &ChaosWorld, leaving: Browser, left: Left, case: &str) {
    for at in world.everywhere() {
        let mut browser = leaving.clone();
        browser.address = at.address;
        let status = get(&mut browser, "/session").await.unwrap().status.as_u16();
        match left {
            Left::Done => assert_eq!(status, 401, "{case}: still signed in"),
            Left::NotDone => assert_eq!(status, 200, "{case}: signed out"),
            Left::Unknown => assert!([200, 401].contains(&status), "{case}: {status}"),
        }
    }
}

/// Who was led on is signed in at both gateways, under their own name.
pub async fn is_in(world: &ChaosWorld, arrived: Option<(Browser, String)>, case: &str) {
    let Some((browser, subject)) = arrived else {
        return;
    };
    for at in world.everywhere() {
        let mut browser = browser.clone();
        browser.address = at.address;
        let got = get(&mut browser, "/session").await.unwrap();
        assert_eq!(got.status, 200, "{case}: {subject} is not signed in");
        let session: Value = got.json();
        assert_eq!(session["person"], "Ana Silva", "{case}");
    }
}
