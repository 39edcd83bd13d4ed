//! Sessions in Redis or Valkey, shared by several gateways.

use std::fs;
use std::path::Path;
use std::time::Duration;

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, Cmd, FromRedisValue, Pipeline, TlsCertificates, cmd, pipe};

use super::store::{Answer, Away, Entry, SessionStore};
use crate::clock::Seconds;

/// A store that does not answer by then is away: a person would rather be asked to try again.
const PATIENCE: Duration = Duration::from_secs(2);

/// Sessions in Redis.
pub struct Redis(ConnectionManager);

impl Redis {
    /// Connects with the first command, and again whenever the connection is lost. With `rediss://` the server's
    /// certificate is checked: against `ca_file` where there is one, else against the authorities that browsers trust.
    ///
    /// # Errors
    /// The address is none of Redis.
    pub fn new(address: &str, ca_file: Option<&Path>) -> Result<Self, String> {
        // The error's own text may hold the address, and with it the password.
        let wrong = |_| {
            "`sessions.store` holds no address of Redis: redis://HOST:PORT/DATABASE, or rediss:// \
             with TLS."
                .to_owned()
        };
        // The crate's TLS takes the library that the process has chosen.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let authorities = ca_file.filter(|_| address.starts_with("rediss:"));
        let client = match authorities {
            None => Client::open(address).map_err(wrong)?,
            Some(file) => {
                let root_cert = fs::read(file)
                    .map_err(|error| format!("`ca_file`: {}: {error}.", file.display()))?;
                let certificates = TlsCertificates {
                    client_tls: None,
                    root_cert: Some(root_cert),
                };
                Client::build_with_tls(address, certificates).map_err(wrong)?
            }
        };
        let config = ConnectionManagerConfig::new()
            .set_number_of_retries(1)
            .set_max_delay(Duration::from_millis(500))
            .set_connection_timeout(Some(PATIENCE))
            .set_response_timeout(Some(PATIENCE));
        ConnectionManager::new_lazy_with_config(client, config)
            .map(Self)
            .map_err(wrong)
    }

    async fn ask<T: FromRedisValue>(&self, command: &Cmd) -> Result<T, Away> {
        let mut connection = self.0.clone();
        let answer = tokio::time::timeout(PATIENCE, command.query_async(&mut connection)).await;
        known(answer)
    }

    async fn ask_all<T: FromRedisValue>(&self, commands: &Pipeline) -> Result<T, Away> {
        let mut connection = self.0.clone();
        let answer = tokio::time::timeout(PATIENCE, commands.query_async(&mut connection)).await;
        known(answer)
    }
}

fn known<T>(answer: Result<redis::RedisResult<T>, tokio::time::error::Elapsed>) -> Result<T, Away> {
    match answer {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(error)) => {
            tracing::error!(kind = ?error.kind(), "the session store does not answer");
            Err(Away)
        }
        Err(_) => {
            tracing::error!("the session store does not answer in time");
            Err(Away)
        }
    }
}

fn record(key: &str) -> String {
    format!("onboard:record:{key}")
}

fn label(label: &str) -> String {
    format!("onboard:label:{label}")
}

fn claim(name: &str) -> String {
    format!("onboard:claim:{name}")
}

impl SessionStore for Redis {
    fn insert<'a>(&'a self, entry: Entry<'a>) -> Answer<'a, ()> {
        Box::pin(async move {
            let mut all = pipe();
            all.atomic();
            all.cmd("SET")
                .arg(record(entry.key))
                .arg(entry.record)
                .arg("EX")
                .arg(entry.life)
                .ignore();
            for it in entry.labels {
                all.cmd("SADD").arg(label(it)).arg(entry.key).ignore();
                all.cmd("EXPIRE")
                    .arg(label(it))
                    .arg(entry.labels_life)
                    .ignore();
            }
            self.ask_all(&all).await
        })
    }

    fn read<'a>(&'a self, key: &'a str) -> Answer<'a, Option<(Vec<u8>, Seconds)>> {
        Box::pin(async move {
            let mut both = pipe();
            both.cmd("GET").arg(record(key)).cmd("TTL").arg(record(key));
            let (found, left): (Option<Vec<u8>>, Seconds) = self.ask_all(&both).await?;
            // The last second counts as one.
            Ok(found.map(|found| (found, left.max(1))))
        })
    }

    fn extend<'a>(&'a self, key: &'a str, life: Seconds) -> Answer<'a, bool> {
        Box::pin(async move { self.ask(cmd("EXPIRE").arg(record(key)).arg(life)).await })
    }

    fn replace<'a>(&'a self, key: &'a str, new: &'a [u8], life: Seconds) -> Answer<'a, bool> {
        Box::pin(async move {
            let mut set = cmd("SET");
            set.arg(record(key)).arg(new).arg("EX").arg(life).arg("XX");
            let done: Option<String> = self.ask(&set).await?;
            Ok(done.is_some())
        })
    }

    fn remove<'a>(&'a self, key: &'a str) -> Answer<'a, ()> {
        Box::pin(async move { self.ask(cmd("DEL").arg(record(key))).await })
    }

    fn labelled<'a>(&'a self, name: &'a str) -> Answer<'a, Vec<String>> {
        Box::pin(async move { self.ask(cmd("SMEMBERS").arg(label(name))).await })
    }

    fn is_claimed<'a>(&'a self, name: &'a str) -> Answer<'a, bool> {
        Box::pin(async move { self.ask(cmd("EXISTS").arg(claim(name))).await })
    }

    fn claim<'a>(&'a self, name: &'a str, life: Seconds) -> Answer<'a, bool> {
        Box::pin(async move {
            let mut set = cmd("SET");
            set.arg(claim(name)).arg(1).arg("EX").arg(life).arg("NX");
            let done: Option<String> = self.ask(&set).await?;
            Ok(done.is_some())
        })
    }

    fn ping(&self) -> Answer<'_, ()> {
        Box::pin(async move {
            let _: String = self.ask(&cmd("PING")).await?;
            Ok(())
        })
    }

    fn sweep(&self) -> Answer<'_, ()> {
        Box::pin(std::future::ready(Ok(())))
    }
}
