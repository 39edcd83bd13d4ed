//! A gateway with an identity provider and an API around it.

use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use onboard_gateway::clock::{Clock, Seconds};
use onboard_gateway::config::{read, source};
use onboard_gateway::dispatch::Dispatcher;
use onboard_gateway::gateway::Gateway;
use onboard_gateway::seal::hashed;
use onboard_gateway::server::{Service, serve};
use onboard_gateway::session::memory::Memory;
use onboard_gateway::session::store::{Answer as Later, Entry, SessionStore};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::browser::{Browser, Got};
use crate::fake::{self, Answer, Came};

pub const RESELLER: &str = "0d2a6a3c-1111-4222-8333-444455556666";

/// What the provider is like.
pub struct Provider {
    key: EcdsaKeyPair,
    pub key_id: String,
    published: Value,
    pub ahead: Seconds,
    pub is_down: bool,
    pub discoveries: usize,
    pub userinfo: Option<Value>,
    codes: BTreeMap<String, (String, String, Value)>,
    pub names_itself: bool,
}

/// What the API is like.
#[derive(Default)]
pub struct Api {
    pub came: Vec<Came>,
    pub answers: VecDeque<Answer>,
    pub token_calls: Vec<Came>,
    pub token_answers: VecDeque<Answer>,
    pub token_down: bool,
    pub life: u64,
    /// Answers instead of `answers`.
    pub script: Option<Script>,
}

/// Decides what is answered.
pub type Script = Box<dyn Fn(&Came) -> Answer + Send>;

pub struct World {
    pub gateway: Arc<Gateway>,
    pub clock: Clock,
    pub address: SocketAddr,
    pub provider: Arc<Mutex<Provider>>,
    pub api: Arc<Mutex<Api>>,
    pub store: Arc<Memory>,
    pub stop: watch::Sender<bool>,
    pub serving: JoinHandle<()>,
    pub folder: TempDir,
    issuer: String,
    text: String,
}

/// A second gateway at the same store.
pub struct Second {
    pub address: SocketAddr,
    pub gateway: Arc<Gateway>,
    pub stop: watch::Sender<bool>,
    pub serving: JoinHandle<()>,
}

/// A store that the test keeps hold of.
struct Shared(Arc<Memory>);

impl SessionStore for Shared {
    fn insert<'a>(&'a self, entry: Entry<'a>) -> Later<'a, ()> {
        self.0.insert(entry)
    }
    fn read<'a>(&'a self, key: &'a str) -> Later<'a, Option<(Vec<u8>, Seconds)>> {
        self.0.read(key)
    }
    fn extend<'a>(&'a self, key: &'a str, life: Seconds) -> Later<'a, bool> {
        self.0.extend(key, life)
    }
    fn replace<'a>(&'a self, key: &'a str, record: &'a [u8], life: Seconds) -> Later<'a, bool> {
        self.0.replace(key, record, life)
    }
    fn remove<'a>(&'a self, key: &'a str) -> Later<'a, ()> {
        self.0.remove(key)
    }
    fn labelled<'a>(&'a self, label: &'a str) -> Later<'a, Vec<String>> {
        self.0.labelled(label)
    }
    fn claim<'a>(&'a self, name: &'a str, life: Seconds) -> Later<'a, bool> {
        self.0.claim(name, life)
    }
    fn ping(&self) -> Later<'_, ()> {
        self.0.ping()
    }
    fn sweep(&self) -> Later<'_, ()> {
        self.0.sweep()
    }
}

impl Provider {
    fn new() -> Self {
        let (key, published) = key("first");
        Self {
            key,
            key_id: "first".to_owned(),
            published,
            ahead: 0,
            is_down: false,
            discoveries: 0,
            userinfo: None,
            codes: BTreeMap::new(),
            names_itself: false,
        }
    }

    /// New keys, under a new name or the old one.
    pub fn rotate(&mut self, id: &str) {
        let (key, published) = key(id);
        (self.key, self.published, self.key_id) = (key, published, id.to_owned());
    }

    pub fn sign(&self, claims: &Value) -> String {
        self.sign_as(&json!({ "alg": "ES256", "kid": self.key_id }), claims)
    }

    pub fn sign_as(&self, header: &Value, claims: &Value) -> String {
        let signed = format!(
            "{}.{}",
            BASE64.encode(header.to_string()),
            BASE64.encode(claims.to_string())
        );
        let signature = self
            .key
            .sign(&SystemRandom::new(), signed.as_bytes())
            .unwrap();
        format!("{signed}.{}", BASE64.encode(signature.as_ref()))
    }

    fn answer(&mut self, issuer: &str, clock: &Clock, came: &Came) -> Answer {
        if self.is_down {
            return Answer::Status(503, Vec::new(), "down".to_owned());
        }
        match came.path() {
            "/.well-known/openid-configuration" => {
                self.discoveries += 1;
                Answer::json(
                    200,
                    json!({
                        "issuer": issuer,
                        "authorization_endpoint": format!("{issuer}/authorize"),
                        "token_endpoint": format!("{issuer}/token"),
                        "jwks_uri": format!("{issuer}/jwks"),
                        "userinfo_endpoint": format!("{issuer}/me"),
                        "end_session_endpoint": format!("{issuer}/end"),
                        "authorization_response_iss_parameter_supported": self.names_itself,
                    }),
                )
            }
            "/jwks" => Answer::json(200, json!({ "keys": [self.published] })),
            "/me" => match &self.userinfo {
                Some(claims) => Answer::json(200, claims),
                None => Answer::Status(404, Vec::new(), String::new()),
            },
            "/token" => {
                let code = came.field("code").unwrap_or_default();
                let Some((nonce, challenge, more)) = self.codes.remove(&code) else {
                    return Answer::json(400, json!({ "error": "invalid_grant" }));
                };
                let proves = came
                    .field("code_verifier")
                    .is_some_and(|verifier| hashed(&verifier) == challenge);
                let is_known = came
                    .header("authorization")
                    .is_some_and(|it| it.starts_with("Basic "));
                if !proves || !is_known {
                    return Answer::json(400, json!({ "error": "invalid_grant" }));
                }
                let now = clock.now() + self.ahead;
                let mut claims = json!({
                    "iss": issuer, "aud": "onboard", "sub": "person-1", "name": "Ana Silva", "sid": "op-session-1",
                    "nonce": nonce, "iat": now, "exp": now + 300, "roles": ["Onboard.Csp"],
                });
                for (name, value) in more.as_object().cloned().unwrap_or_default() {
                    match value {
                        Value::Null => claims.as_object_mut().unwrap().remove(&name),
                        value => claims.as_object_mut().unwrap().insert(name, value),
                    };
                }
                Answer::json(
                    200,
                    json!({ "access_token": "op-token", "id_token": self.sign(&claims) }),
                )
            }
            _ => Answer::Status(404, Vec::new(), String::new()),
        }
    }
}

fn key(id: &str) -> (EcdsaKeyPair, Value) {
    let random = SystemRandom::new();
    let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    let key =
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random)
            .unwrap();
    let point = key.public_key().as_ref();
    let (x, y) = (BASE64.encode(&point[1..33]), BASE64.encode(&point[33..]));
    let published = json!({ "kty": "EC", "crv": "P-256", "kid": id, "use": "sig", "x": x, "y": y });
    (key, published)
}

impl Api {
    /// How many requests came, and how many for tokens.
    pub fn counts(&self) -> (usize, usize) {
        (self.came.len(), self.token_calls.len())
    }

    fn answer(&mut self, came: Came) -> Answer {
        if came.path() == "/token" {
            self.token_calls.push(came);
            if self.token_down {
                return Answer::Status(503, Vec::new(), "down".to_owned());
            }
            let number = self.token_calls.len();
            let good = Answer::json(
                200,
                json!({ "access_token": format!("api-token-{number}"), "expires_in": self.life }),
            );
            return self.token_answers.pop_front().unwrap_or(good);
        }
        if let Some(script) = &self.script {
            return script(&came);
        }
        self.came.push(came);
        self.answers.pop_front().unwrap_or(Answer::json(
            201,
            "\"7a0c3e9e-0f4b-4f0e-9d55-2f6d3a1b9c10\"",
        ))
    }
}

/// A world with these settings beside the usual ones.
pub async fn world(more: &str) -> World {
    world_with("/", "proxy", more).await
}

pub async fn world_with(base: &str, mode: &str, more: &str) -> World {
    world_limited(base, mode, more, 1_000_000).await
}

/// So many requests a minute of a session, and of an address.
pub async fn world_limited(base: &str, mode: &str, more: &str, limit: u32) -> World {
    let clock = Clock::default();
    let provider = Arc::new(Mutex::new(Provider::new()));
    let issuer = Arc::new(Mutex::new(String::new()));
    let op = {
        let (provider, issuer, clock) = (provider.clone(), issuer.clone(), clock.clone());
        fake::start(move |came| {
            provider
                .lock()
                .unwrap()
                .answer(&issuer.lock().unwrap(), &clock, &came)
        })
        .await
    };
    *issuer.lock().unwrap() = format!("http://{op}");
    let api = Arc::new(Mutex::new(Api {
        life: 3599,
        ..Api::default()
    }));
    let api_address = {
        let api = api.clone();
        fake::start(move |came| api.lock().unwrap().answer(came)).await
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let folder = TempDir::new().unwrap();
    let dist = folder.path().join("dist");
    std::fs::create_dir(&dist).unwrap();
    std::fs::write(dist.join("index.html"), "<html><base href=\"/\"><p>app").unwrap();
    std::fs::write(dist.join("embed.html"), "<html><base href=\"/\"><p>frame").unwrap();
    std::fs::write(dist.join("app-0123456789abcdef.js"), "let a = 1;").unwrap();
    std::fs::write(dist.join("app-0123456789abcdef.js.br"), "brotli").unwrap();
    let connection = |name: &str, tenant: &str, role: &str, more: &str| {
        format!(
            "[[connections]]\nname = \"{name}\"\napi_base = \"http://{api_address}\"\ntenant = \"{tenant}\"\n\
             role = \"{role}\"\ntoken_url = \"http://{api_address}/token\"\nclient_id = \"client of {name}\"\n\
             client_secret = \"api secret\"\nscope = \"api://x/.default\"\n{more}\n"
        )
    };
    let text = format!(
        "listen = \"127.0.0.1:0\"\npublic_url = \"http://{address}{base}\"\nmode = \"{mode}\"\n{more}\n\
         [oidc]\nissuer = \"http://{op}\"\nclient_id = \"onboard\"\nclient_secret = \"oidc secret\"\n{}{}{}\
         [[grants]]\nclaim = \"roles\"\nequals = \"Onboard.Csp\"\nconnections = [\"Contoso CSP\"]\n\
         [[grants]]\nclaim = \"roles\"\nequals = \"Onboard.Both\"\nconnections = [\"Contoso CSP\", \"Fabrikam\"]\n\
         [[grants]]\nclaim = \"realm_access.roles\"\nequals = \"limited\"\nconnections = [\"Limited\"]\n\
         [sessions]\nstore = \"memory\"\n\
         key = \"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"\n[app]\ndefaultCountry = \"PT\"\n\
         [app.embed]\nallowedOrigins = [\"https://dashboard.contoso.example\"]\n\
         [audit]\nfile = \"audit.jsonl\"\n[limits]\napi_seconds = 2\nstop_seconds = 5\n\
         session_requests_per_minute = {limit}\naddress_requests_per_minute = {limit}\n",
        connection("Contoso CSP", "portal.contoso.example", "csp", ""),
        connection("Fabrikam", "portal.fabrikam.example", "reseller", ""),
        connection(
            "Limited",
            "portal.contoso.example",
            "csp",
            &if mode == "proxy" {
                format!("reseller_id = \"{RESELLER}\"")
            } else {
                String::new()
            },
        ),
    );
    let table = source::table(&text, []).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    let config = read::settings(&table, folder.path()).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    let store = Arc::new(Memory::new(clock.clone()));
    let shared = Box::new(Shared(store.clone()));
    let gateway = Gateway::with_store(config, Some(&dist), clock.clone(), shared).unwrap();
    let (stop, stopped) = watch::channel(false);
    let service = Service::Gateway(Dispatcher::new(gateway.clone()));
    let serving = tokio::spawn(serve(
        listener,
        service,
        None,
        stopped,
        Duration::from_secs(5),
    ));
    let issuer = issuer.lock().unwrap().clone();
    World {
        gateway,
        clock,
        address,
        provider,
        api,
        store,
        stop,
        serving,
        folder,
        issuer,
        text,
    }
}

impl World {
    /// Starts another gateway with the same configuration, at another port.
    pub async fn second(&self) -> Second {
        let table = source::table(&self.text, []).unwrap();
        let config = read::settings(&table, self.folder.path()).ok().unwrap();
        let dist = self.folder.path().join("dist");
        let shared = Box::new(Shared(self.store.clone()));
        let gateway = Gateway::with_store(config, Some(&dist), self.clock.clone(), shared).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = watch::channel(false);
        let service = Service::Gateway(Dispatcher::new(gateway.clone()));
        let serving = tokio::spawn(serve(
            listener,
            service,
            None,
            stopped,
            Duration::from_secs(5),
        ));
        Second {
            address,
            gateway,
            stop,
            serving,
        }
    }

    pub fn browser(&self) -> Browser {
        Browser::new(self.address)
    }

    /// Begins a sign-in, and returns where the provider was asked to lead back, with a code for it.
    pub async fn begin(&self, browser: &mut Browser, next: &str, claims: Value) -> String {
        let base = self.gateway.config.base().to_owned();
        let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let got = browser.get(&format!("{base}login?next={next}")).await;
        assert_eq!(got.status, 303, "{}", got.body);
        self.consent(&got, claims)
    }

    /// The provider signs the person in.
    pub fn consent(&self, got: &Got, claims: Value) -> String {
        let asked = url::Url::parse(got.header("location").unwrap()).unwrap();
        let parameter = |name: &str| {
            asked
                .query_pairs()
                .find_map(|(key, value)| (key == name).then(|| value.into_owned()))
                .unwrap()
        };
        assert_eq!(parameter("code_challenge_method"), "S256");
        assert_eq!(parameter("response_type"), "code");
        let mut provider = self.provider.lock().unwrap();
        let code = format!("code-{}", parameter("nonce"));
        provider.codes.insert(
            code.clone(),
            (parameter("nonce"), parameter("code_challenge"), claims),
        );
        let back = url::Url::parse(&parameter("redirect_uri")).unwrap();
        let iss: String = form_urlencoded::byte_serialize(self.issuer.as_bytes()).collect();
        format!(
            "{}?code={code}&state={}&iss={iss}",
            back.path(),
            parameter("state")
        )
    }

    /// Signs in with these claims.
    pub async fn sign_in(&self, browser: &mut Browser, claims: Value) -> Got {
        let back = self
            .begin(
                browser,
                &format!("{}customers/new", self.gateway.config.base()),
                claims,
            )
            .await;
        browser.get(&back).await
    }

    /// A browser of somebody with the usual role.
    pub async fn signed_in(&self) -> Browser {
        self.signed_in_as(json!({})).await
    }

    pub async fn signed_in_as(&self, claims: Value) -> Browser {
        let mut browser = self.browser();
        let got = self.sign_in(&mut browser, claims).await;
        assert_eq!(got.status, 303, "{}", got.body);
        browser
    }

    pub fn audit(&self) -> Vec<Value> {
        let text = std::fs::read_to_string(self.folder.path().join("audit.jsonl")).unwrap();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    pub fn api(&self) -> std::sync::MutexGuard<'_, Api> {
        self.api.lock().unwrap()
    }

    pub fn logout_token(&self, changes: Value) -> String {
        let now = self.clock.now();
        let mut claims = json!({
            "iss": self.issuer, "aud": "onboard", "iat": now, "exp": now + 120, "jti": format!("{changes}"),
            "sid": "op-session-1", "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
        });
        for (name, value) in changes.as_object().cloned().unwrap_or_default() {
            match value {
                Value::Null => claims.as_object_mut().unwrap().remove(&name),
                value => claims.as_object_mut().unwrap().insert(name, value),
            };
        }
        self.provider.lock().unwrap().sign(&claims)
    }
}
