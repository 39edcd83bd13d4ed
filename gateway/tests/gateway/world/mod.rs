//! A gateway with an identity provider and an API around it.

mod api;
mod configuration;
mod provider;
mod store;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use onboard_gateway::clock::Clock;
use onboard_gateway::config::{read, source};
use onboard_gateway::dispatch::Dispatcher;
use onboard_gateway::gateway::Gateway;
use onboard_gateway::server::{Service, serve};
use onboard_gateway::session::memory::Memory;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::browser::{Browser, Got};

pub use api::Api;
pub use configuration::{Places, RESELLER, app, configuration};
pub use provider::Provider;
use store::Shared;

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
    pub text: String,
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
    let provider = Provider::start(clock.clone()).await;
    let (api, api_address) = Api::start().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let folder = TempDir::new().unwrap();
    let dist = app(folder.path());
    let text = configuration(&Places {
        listen: "127.0.0.1:0",
        public: &format!("http://{address}{base}"),
        issuer: &provider.lock().unwrap().issuer,
        api: api_address,
        mode,
        store: "memory",
        more,
        limit,
    });
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
        text,
    }
}

impl World {
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
        let mut provider = self.provider.lock().unwrap();
        provider.consent(got.header("location").unwrap(), claims)
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

    /// A browser of a person with the usual role.
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
        let issuer = self.provider.lock().unwrap().issuer.clone();
        let mut claims = json!({
            "iss": issuer, "aud": "onboard", "iat": now, "exp": now + 120, "jti": format!("{changes}"),
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
