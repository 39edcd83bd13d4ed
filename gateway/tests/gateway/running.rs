//! The program itself: health, figures, what its log holds, and signals.

use std::fs::File;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::http::Method;
use onboard_gateway::clock::Clock;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::browser::Browser;
use crate::fake::Answer;
use crate::process::{Program, Redis, free_address, listens, redis_server};
use crate::world::{Api, Places, Provider, app, configuration};

const TENANT: (&str, &str) = ("x-tenant", "portal.contoso.example");

/// A gateway as a process.
struct Running {
    program: Program,
    address: SocketAddr,
    operations: SocketAddr,
    provider: Arc<Mutex<Provider>>,
    api: Arc<Mutex<Api>>,
    folder: TempDir,
}

impl Running {
    async fn start(store: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let provider = Provider::start(Clock::default()).await;
        let (api, api_address) = Api::start().await;
        let (address, operations) = (free_address(), free_address());
        let dist = app(folder.path());
        let issuer = provider.lock().unwrap().issuer.clone();
        let text = configuration(&Places {
            listen: &address.to_string(),
            public: &format!("http://{address}/"),
            issuer: &issuer,
            api: api_address,
            mode: "proxy",
            store,
            more: "",
            limit: 1_000_000,
        });
        let text = format!("{text}\n[operations]\nlisten = \"{operations}\"\n");
        let file = folder.path().join("gateway.toml");
        std::fs::write(&file, text).unwrap();
        let log = File::create(folder.path().join("log")).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_onboard-gateway"));
        command.env_clear().arg("--config").arg(&file);
        command.arg("--dist").arg(&dist);
        let program = Program::start_with(&mut command, Stdio::from(log));
        listens(address).await;
        Self {
            program,
            address,
            operations,
            provider,
            api,
            folder,
        }
    }

    async fn signed_in(&self) -> Browser {
        let mut browser = Browser::new(self.address);
        let got = browser.get("/login?next=/customers/new").await;
        let location = got.header("location").unwrap();
        let back = self.provider.lock().unwrap().consent(location, json!({}));
        assert_eq!(browser.get(&back).await.status, 303);
        browser
    }

    /// The status and the body of an address of the operations' listener.
    async fn operation(&self, path: &str) -> (u16, String) {
        let got = Browser::new(self.operations).get(path).await;
        (got.status.as_u16(), got.body)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// Waits until it is so.
async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let began = Instant::now();
    while !is_so().await {
        assert!(began.elapsed() < Duration::from_secs(20), "{what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn health_and_figures_have_a_listener_of_their_own() {
    let running = Running::start("memory").await;
    until("ready", async || running.operation("/ready").await.0 == 200).await;
    let mut browser = running.signed_in().await;
    let body = "{\"id\":\"7\"}";
    let got = browser.post_with("/v1/Customers", body, &[TENANT]).await;
    assert_eq!(got.status, 201);
    let report = "{\"csp-report\":{\"effective-directive\":\"img-src\"}}";
    browser.post("/csp-report", report).await;
    let (status, figures) = running.operation("/metrics").await;
    assert_eq!(status, 200);
    for line in [
        "onboard_creations_total{outcome=\"created\"} 1",
        "onboard_sign_ins_total{outcome=\"signed-in\"} 1",
        "onboard_token_calls_total{connection=\"Contoso CSP\",outcome=\"ok\"} 1",
        "onboard_csp_reports_total{directive=\"img-src\"} 1",
        "onboard_requests_total{route=\"v1/Customers\",status=\"201\"} 1",
        "onboard_request_seconds_bucket{route=\"v1/Customers\",le=\"5\"} 1",
    ] {
        assert!(figures.contains(line), "{line}: {figures}");
    }
    let cases = [
        ("/live", 200),
        ("/live/", 404),
        ("/ready?x=1", 200),
        ("/", 404),
        ("/session", 404),
        ("/v1/Customers", 404),
    ];
    for (path, status) in cases {
        assert_eq!(running.operation(path).await.0, status, "{path}");
    }
    let mut other = Browser::new(running.operations);
    let got = other.send(Method::POST, "/live", &[], "").await;
    assert_eq!(got.status, 405);
}

#[tokio::test]
async fn the_program_ends_with_a_code_that_says_what_is_wrong() {
    let running = Running::start("memory").await;
    let good = std::fs::read_to_string(running.file("gateway.toml")).unwrap();
    let dist = running.file("dist");
    let cases = [
        ("all works", good.clone(), true, 0, "works"),
        (
            "a wrong secret",
            good.replace("oidc secret", "x"),
            true,
            1,
            "FAILS",
        ),
        (
            "a wrong key",
            good.replace("issuer", "isuer"),
            true,
            2,
            "`oidc.issuer` meant?",
        ),
        (
            "no app",
            good.clone(),
            false,
            2,
            "name the folder of one with --dist",
        ),
    ];
    for (case, text, has_app, code, said) in cases {
        let file = running.file("another.toml");
        std::fs::write(&file, text).unwrap();
        let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_onboard-gateway"));
        command
            .env_clear()
            .arg("--check")
            .arg("--config")
            .arg(&file);
        if has_app {
            command.arg("--dist").arg(&dist);
        }
        let output = command.output().await.unwrap();
        let printed = [output.stdout, output.stderr].concat();
        let printed = String::from_utf8_lossy(&printed);
        assert_eq!(output.status.code(), Some(code), "{case}: {printed}");
        assert!(printed.contains(said), "{case}: {printed}");
    }
}

#[tokio::test]
async fn a_gateway_is_not_ready_while_its_store_is_away() {
    let Some(program) = redis_server() else {
        return;
    };
    let folder = TempDir::new().unwrap();
    let mut redis = Redis::start(&program, folder.path(), false).await;
    let running = Running::start(&format!("redis://{}/0", redis.address())).await;
    until("ready", async || running.operation("/ready").await.0 == 200).await;
    redis.kill();
    let (status, text) = running.operation("/ready").await;
    let said: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((status, &said["store"]), (503, &json!(false)), "{text}");
    assert_eq!(running.operation("/live").await.0, 200);
    redis.start_again().await;
    until("again", async || running.operation("/ready").await.0 == 200).await;
}

#[tokio::test]
async fn a_log_holds_no_secret_and_nothing_of_a_customer() {
    let running = Running::start("sqlite:sessions.sqlite").await;
    let mut browser = running.signed_in().await;
    let cookie = browser.session_cookie().unwrap().clone();
    let body = json!({ "id": "7", "companyName": "Wide World", "email": "ana@wide.example" });
    let body = body.to_string();
    let path = "/v1/Customers/validations/address?addressLine1=Rua+Augusta&city=Lisboa";
    for answer in [
        Answer::json(201, "\"x\""),
        Answer::json(400, "{\"description\":\"Wide World\"}"),
        Answer::Dropped,
        Answer::Status(401, Vec::new(), String::new()),
    ] {
        running.api.lock().unwrap().answers.push_back(answer);
        browser.post_with("/v1/Customers", &body, &[TENANT]).await;
    }
    browser.send(Method::GET, path, &[TENANT], "").await;
    browser
        .send(Method::GET, "/v1/Customers/customer-77", &[TENANT], "")
        .await;
    running.api.lock().unwrap().token_down = true;
    running.provider.lock().unwrap().is_down = true;
    browser.get("/callback?code=a-code&state=x").await;
    browser.get("/login?next=/customers/customer-77").await;
    browser.post("/session/end", "").await;
    let log = std::fs::read_to_string(running.file("log")).unwrap();
    let audit = std::fs::read_to_string(running.file("audit.jsonl")).unwrap();
    assert!(
        log.contains("\"route\":\"v1/Customers\",\"status\":201"),
        "{log}"
    );
    for line in log.lines() {
        let line: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"));
        assert!(line["timestamp"].is_string() && line["level"].is_string());
    }
    for secret in [
        &cookie,
        "api-token-",
        "op-token",
        "api secret",
        "oidc secret",
        "Wide World",
        "ana@wide.example",
        "Augusta",
        "Lisboa",
        "a-code",
        "eyJ",
        "AQEBAQ",
    ] {
        assert!(!log.contains(secret), "the log holds {secret}: {log}");
        assert!(!audit.contains(secret), "the audit log holds {secret}");
    }
    assert!(
        !log.contains("customer-77"),
        "a path is logged by its template"
    );
}

#[tokio::test]
async fn sigterm_finishes_what_is_under_way() {
    let mut running = Running::start("sqlite:sessions.sqlite").await;
    until("ready", async || running.operation("/ready").await.0 == 200).await;
    let browser = running.signed_in().await;
    let good = Answer::json(201, "\"x\"");
    let late = Answer::Late(Duration::from_millis(600), Box::new(good));
    running.api.lock().unwrap().answers.push_back(late);
    let mut working = browser.clone();
    let work = tokio::spawn(async move {
        let got = working.post_with("/v1/Customers", "{}", &[TENANT]).await;
        got.status.as_u16()
    });
    until("under way", async || {
        !running.api.lock().unwrap().came.is_empty()
    })
    .await;
    running.program.signal("TERM");
    until("not ready", async || {
        let (status, text) = running.operation("/ready").await;
        status == 503 && text.contains("\"stopping\":true")
    })
    .await;
    assert_eq!(work.await.unwrap(), 201);
    running.program.ended().await;
    let audit = std::fs::read_to_string(running.file("audit.jsonl")).unwrap();
    assert!(audit.contains("\"outcome\":\"created\""), "{audit}");
}

#[tokio::test]
async fn sighup_reopens_the_audit_log() {
    let running = Running::start("memory").await;
    running.signed_in().await;
    let (now, old) = (running.file("audit.jsonl"), running.file("audit.jsonl.1"));
    std::fs::rename(&now, &old).unwrap();
    running.program.signal("HUP");
    until("a new file", async || now.exists()).await;
    running.signed_in().await;
    let read = |file| std::fs::read_to_string(file).unwrap();
    assert_eq!(
        (read(&old).lines().count(), read(&now).lines().count()),
        (1, 1)
    );
    assert!(!read(&now).contains("\"previous\":\"\""), "it goes on");
}
