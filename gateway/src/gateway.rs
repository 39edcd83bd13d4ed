//! The state that all requests share.

use std::fs;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::rand::{SecureRandom, SystemRandom};
use tokio_util::task::TaskTracker;
use zeroize::Zeroizing;

use crate::api_token::TokenSource;
use crate::app_config;
use crate::assets::Assets;
use crate::audit::Audit;
use crate::clock::Clock;
use crate::config::{Config, ConnectionSettings, StorePlace};
use crate::headers::Policies;
use crate::http_client::Outgoing;
use crate::limits::Limiter;
use crate::oidc::provider::Provider;
use crate::seal::{KEY_LENGTH, Sealer};
use crate::session::cookie::Cookies;
use crate::session::memory::Memory;
use crate::session::redis::Redis;
use crate::session::sqlite::Sqlite;
use crate::session::store::SessionStore;
use crate::session::{Record, Sessions};

/// A connection with its token.
pub struct Connection {
    /// Its settings.
    pub settings: Arc<ConnectionSettings>,
    /// Its token.
    pub tokens: Arc<TokenSource>,
}

/// The state that all requests share.
pub struct Gateway {
    /// The configuration.
    pub config: Config,
    /// The time.
    pub clock: Clock,
    /// Encrypts and names.
    pub sealer: Sealer,
    /// The sessions.
    pub sessions: Sessions,
    /// Names and attributes of the cookies.
    pub cookies: Cookies,
    /// The identity provider.
    pub provider: Provider,
    /// Outgoing requests.
    pub outgoing: Arc<Outgoing>,
    /// The API accesses.
    pub connections: Vec<Connection>,
    /// The built app.
    pub assets: Assets,
    /// The headers of every answer.
    pub policies: Policies,
    /// The audit log.
    pub audit: Audit,
    /// The rate limits.
    pub limiter: Limiter,
    /// Requests to the API that go on when their caller is gone.
    pub tasks: TaskTracker,
    stopping: AtomicBool,
}

impl Gateway {
    /// Opens everything. Nothing is asked of others yet.
    ///
    /// # Errors
    /// The error as a sentence.
    pub fn open(config: Config, dist: Option<&Path>, clock: Clock) -> Result<Arc<Self>, String> {
        let store: Box<dyn SessionStore> = match &config.sessions.store {
            StorePlace::Memory => Box::new(Memory::new(clock.clone())),
            StorePlace::Redis(address) => {
                Box::new(Redis::new(address.reveal(), config.ca_file.as_deref())?)
            }
            StorePlace::Sqlite(file) => {
                let opened = Sqlite::open(file, clock.clone());
                Box::new(opened.map_err(|error| {
                    format!(
                        "The session store {} cannot be opened: {error}.",
                        file.display()
                    )
                })?)
            }
        };
        Self::with_store(config, dist, clock, store)
    }

    /// The same with a store of one's own.
    ///
    /// # Errors
    /// The error as a sentence.
    pub fn with_store(
        config: Config,
        dist: Option<&Path>,
        clock: Clock,
        store: Box<dyn SessionStore>,
    ) -> Result<Arc<Self>, String> {
        let outgoing = Arc::new(Outgoing::new(config.ca_file.as_deref())?);
        let key = session_key(&config)?;
        let sealer =
            Sealer::new(&key).map_err(|_| "The key of the sessions cannot be used.".to_owned())?;
        let connection = |settings: &Arc<ConnectionSettings>| Connection {
            settings: settings.clone(),
            tokens: TokenSource::new(settings.clone(), outgoing.clone()),
        };
        Ok(Arc::new(Self {
            sealer,
            sessions: Sessions::new(
                store,
                clock.clone(),
                config.sessions.idle,
                config.sessions.absolute,
            ),
            cookies: Cookies::new(config.is_secure(), config.public_url.port()),
            provider: Provider::new(config.oidc.clone(), outgoing.clone(), clock.clone()),
            connections: config.connections.iter().map(connection).collect(),
            assets: Assets::open(dist, &config, &app_config::text(&config))?,
            policies: Policies::new(&config),
            audit: Audit::open(config.audit.clone())?,
            limiter: Limiter::new(&config.limits),
            tasks: TaskTracker::new(),
            stopping: AtomicBool::new(false),
            outgoing,
            clock,
            config,
        }))
    }

    /// The connection in use, if the configuration still has it.
    #[must_use]
    pub fn connection(&self, record: &Record) -> Option<&Connection> {
        self.connections
            .iter()
            .find(|connection| connection.settings.name == record.connection)
    }

    /// From now on `/ready` says no.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::Release);
    }

    /// Whether it is being stopped.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire)
    }
}

/// The configured key; without one a key of this process (memory) or one kept beside the file.
fn session_key(config: &Config) -> Result<Zeroizing<[u8; KEY_LENGTH]>, String> {
    if let Some(key) = &config.sessions.key {
        return decoded(key.reveal()).ok_or_else(|| {
            "`sessions.key_file` takes 32 bytes in base64: `openssl rand -base64 32`.".to_owned()
        });
    }
    let mut fresh = Zeroizing::new([0; KEY_LENGTH]);
    SystemRandom::new()
        .fill(&mut *fresh)
        .map_err(|_| "The system gives no random numbers.".to_owned())?;
    let StorePlace::Sqlite(database) = &config.sessions.store else {
        return Ok(fresh);
    };
    let mut file = database.clone().into_os_string();
    file.push(".key");
    let wrong = |why: String| {
        format!(
            "The key {} cannot be used: {why}.",
            Path::new(&file).display()
        )
    };
    match fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&file)
    {
        Ok(mut new) => {
            let text = Zeroizing::new(STANDARD.encode(*fresh));
            new.write_all(text.as_bytes())
                .and_then(|()| new.sync_all())
                .map_err(|error| wrong(error.to_string()))?;
            Ok(fresh)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let text = fs::read_to_string(&file).map_err(|error| wrong(error.to_string()))?;
            decoded(&text).ok_or_else(|| wrong("it holds something else".to_owned()))
        }
        Err(error) => Err(wrong(error.to_string())),
    }
}

fn decoded(text: &str) -> Option<Zeroizing<[u8; KEY_LENGTH]>> {
    let bytes = Zeroizing::new(STANDARD.decode(text.trim()).ok()?);
    <[u8; KEY_LENGTH]>::try_from(bytes.as_slice())
        .ok()
        .map(Zeroizing::new)
}
