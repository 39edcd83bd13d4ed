//! Two gateways as processes, and what is around them.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::http::Method;
use onboard_gateway::clock::Clock;
use serde_json::json;
use tempfile::TempDir;

use super::TENANT;
use super::dice::Dice;
use super::people::{ANSWERS, SIGN_INS};
use crate::browser::Browser;
use crate::process::{Program, Redis, free_address, listens};
use crate::world::{Api, Places, Provider, app, configuration};

/// One of the two.
struct Instance {
    address: SocketAddr,
    folder: PathBuf,
    running: Program,
}

/// All of it.
pub struct ChaosWorld {
    pub provider: Arc<Mutex<Provider>>,
    pub api: Arc<Mutex<Api>>,
    pub redis: Redis,
    instances: Vec<Instance>,
    dist: PathBuf,
    worker: Browser,
    _folder: TempDir,
}

impl ChaosWorld {
    pub async fn start(redis: &Path) -> Self {
        let folder = TempDir::new().unwrap();
        let provider = Provider::start(Clock::default()).await;
        let (api, api_address) = Api::start().await;
        let of_redis = folder.path().join("redis");
        std::fs::create_dir(&of_redis).unwrap();
        let redis = Redis::start(redis, &of_redis, false).await;
        let dist = app(folder.path());
        let issuer = provider.lock().unwrap().issuer.clone();
        let public = format!("http://{}/", free_address());
        let mut instances = Vec::new();
        for name in ["one", "two"] {
            let own = folder.path().join(name);
            std::fs::create_dir(&own).unwrap();
            let address = free_address();
            let text = configuration(&Places {
                listen: &address.to_string(),
                public: &public,
                issuer: &issuer,
                api: api_address,
                mode: "proxy",
                store: &format!("redis://{}/0", redis.address()),
                more: "",
                limit: 1_000_000,
            });
            std::fs::write(own.join("gateway.toml"), text).unwrap();
            let running = program(&own, &dist);
            instances.push(Instance {
                address,
                folder: own,
                running,
            });
        }
        for instance in &instances {
            listens(instance.address).await;
        }
        let mut world = Self {
            worker: Browser::new(instances[0].address),
            provider,
            api,
            redis,
            instances,
            dist,
            _folder: folder,
        };
        world.worker = super::people::sign_in_calmly(&world).await;
        world
    }

    /// A person who is signed in, at one of the two gateways.
    pub fn worker(&self, dice: &mut Dice) -> Browser {
        let mut worker = self.worker.clone();
        let index = usize::from(dice.roll(2) == 0);
        worker.address = self.instances[index].address;
        worker
    }

    /// A new person, at each of the gateways.
    pub fn everywhere(&self) -> Vec<Browser> {
        let addresses = self.instances.iter().map(|it| it.address);
        addresses.map(Browser::new).collect()
    }

    /// Ends one of the two with a signal, and starts it again.
    pub async fn restart(&mut self, index: usize, signal: &str) {
        let instance = &mut self.instances[index];
        instance.running.signal(signal);
        instance.running.ended().await;
        instance.running = program(&instance.folder, &self.dist);
        listens(instance.address).await;
    }

    /// Waits until both gateways answer with the session of a person who never signed out.
    pub async fn is_well(&self, case: &str) {
        let began = Instant::now();
        for instance in &self.instances {
            let mut worker = self.worker.clone();
            worker.address = instance.address;
            loop {
                let got = worker
                    .try_send(Method::GET, "/session", &[TENANT], "")
                    .await;
                let status = got.map(|got| got.status.as_u16());
                assert_ne!(status, Some(401), "{case}: signed out");
                if status == Some(200) {
                    break;
                }
                assert!(
                    began.elapsed() < Duration::from_secs(20),
                    "{case}: not well again: {status:?}"
                );
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        }
    }

    /// Stops both, with all that is under way.
    pub async fn stop(&mut self) {
        for instance in &mut self.instances {
            instance.running.signal("TERM");
            instance.running.ended().await;
        }
    }

    /// The audit logs.
    pub fn audit_logs(&self) -> Vec<PathBuf> {
        let files = self.instances.iter();
        files.map(|it| it.folder.join("audit.jsonl")).collect()
    }

    pub fn signed_in(&self) -> usize {
        SIGN_INS.load(Ordering::Relaxed)
    }

    pub fn answers(&self) -> usize {
        ANSWERS.load(Ordering::Relaxed)
    }

    /// The claims of a new person.
    pub fn claims() -> serde_json::Value {
        let number = SIGN_INS.fetch_add(1, Ordering::Relaxed);
        json!({ "sub": format!("person-{number}"), "sid": format!("session-{number}") })
    }
}

fn program(folder: &Path, dist: &Path) -> Program {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onboard-gateway"));
    command
        .env_clear()
        .arg("--config")
        .arg(folder.join("gateway.toml"))
        .arg("--dist")
        .arg(dist);
    Program::start(&mut command)
}
