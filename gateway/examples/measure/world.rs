//! A gateway as a process, with sessions in its store.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use onboard_gateway::clock::Clock;
use onboard_gateway::seal::Sealer;
use onboard_gateway::session::cookie::Cookies;
use onboard_gateway::session::sqlite::Sqlite;
use onboard_gateway::session::{Record, Sessions};
use tempfile::TempDir;
use tokio::net::TcpStream;

use crate::api::Api;

const KEY: [u8; 32] = [7; 32];

/// What the gateways have in common.
pub struct World {
    gateway: PathBuf,
    dist: PathBuf,
    folder: TempDir,
    pub api: Api,
    pub cookies: Vec<String>,
}

/// A running gateway.
pub struct Running {
    child: Child,
    pub address: SocketAddr,
    pub started: Duration,
}

impl World {
    pub async fn new(gateway: &Path, dist: &Path, count: usize) -> Self {
        let folder = TempDir::new().expect("a folder");
        let clock = Clock::default();
        let sealer = Sealer::new(&KEY).expect("a key");
        let store =
            Sqlite::open(&folder.path().join("sessions.sqlite"), clock.clone()).expect("a store");
        let hours = Duration::from_secs(12 * 3600);
        let sessions = Sessions::new(Box::new(store), clock.clone(), hours, hours);
        let record = Record {
            subject: "person".to_owned(),
            person: "Ana Silva".to_owned(),
            provider_session: None,
            connections: vec!["Contoso CSP".to_owned()],
            connection: "Contoso CSP".to_owned(),
            began: clock.now(),
        };
        // Over https the cookie's name does not depend on the port.
        let cookies = Cookies::new(true, None);
        let mut all = Vec::with_capacity(count);
        for _ in 0..count {
            let id = sessions.begin(&sealer, &record).await.expect("a session");
            let line = cookies.begin_session(&id);
            all.push(line.split(';').next().unwrap_or_default().to_owned());
        }
        let api = Api::start().await;
        Self {
            gateway: gateway.to_owned(),
            dist: dist.to_owned(),
            folder,
            api,
            cookies: all,
        }
    }

    /// Starts a gateway and waits until it answers.
    pub async fn start(&self) -> Running {
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = free.local_addr().expect("an address");
        drop(free);
        let file = self.folder.path().join(format!("{}.toml", address.port()));
        std::fs::write(&file, self.configuration(address)).expect("a file");
        let began = Instant::now();
        // On one core, apart from the load, as far as the machine has two.
        let child = Command::new("taskset")
            .args(["-c", "0"])
            .arg(&self.gateway)
            .arg("--config")
            .arg(&file)
            .arg("--dist")
            .arg(&self.dist)
            .env_clear()
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the gateway");
        while TcpStream::connect(address).await.is_err() {
            assert!(
                began.elapsed() < Duration::from_secs(10),
                "the gateway does not answer"
            );
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Running {
            child,
            address,
            started: began.elapsed(),
        }
    }

    fn configuration(&self, address: SocketAddr) -> String {
        let api = self.api.address;
        let key = STANDARD.encode(KEY);
        format!(
            "listen = \"{address}\"\npublic_url = \"https://onboard.contoso.example/\"\n\
             [oidc]\nissuer = \"http://127.0.0.1:9/\"\nclient_id = \"x\"\nclient_secret = \"x\"\n\
             [[connections]]\nname = \"Contoso CSP\"\napi_base = \"http://{api}\"\ntenant = \"portal.contoso.example\"\n\
             role = \"csp\"\ntoken_url = \"http://{api}/token\"\nclient_id = \"x\"\nclient_secret = \"x\"\n\
             [[grants]]\nclaim = \"roles\"\nequals = \"x\"\nconnections = [\"Contoso CSP\"]\n\
             [sessions]\nstore = \"sqlite:sessions.sqlite\"\nkey = \"{key}\"\n\
             [limits]\nsession_requests_per_minute = 1000000\naddress_requests_per_minute = 1000000\n"
        )
    }
}

impl Running {
    /// The memory that is its own, in MB.
    pub fn memory(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))
            .unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes: f64 = line
            .and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok())
            .unwrap_or(f64::NAN);
        kilobytes / 1000.0
    }

    pub async fn stop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
