//! Sessions: who is signed in, in a store behind one trait.
//!
//! - [`store`]: the trait; [`memory`], [`sqlite`], [`redis`]: its implementations
//! - [`cookie`]: names and attributes of the cookies
//! - [`Sessions`]: begins, finds and ends sessions

pub mod cookie;
pub mod memory;
pub mod redis;
pub mod routes;
pub mod sqlite;
pub mod store;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::clock::{Clock, Seconds};
use crate::seal::{Purpose, Sealer, hashed};
use store::{Away, Entry, SessionStore};

/// A session is extended once in so many seconds, not at each request.
const EXTEND_EVERY: Seconds = 60;

/// The stored data of a session. It has no tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The person's identifier at the provider.
    pub subject: String,
    /// The person's name.
    pub person: String,
    /// The session at the provider, for its sign-out.
    pub provider_session: Option<String>,
    /// The connections that the person may use, by name.
    pub connections: Vec<String>,
    /// The one in use.
    pub connection: String,
    /// When the person signed in.
    pub began: Seconds,
}

/// A session that was found.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its name in the store. Limits are counted by it as well.
    pub key: String,
    /// The stored data.
    pub record: Record,
    /// Until it ends without a request, in seconds.
    pub left: Seconds,
}

/// Begins, finds and ends sessions.
pub struct Sessions {
    store: Box<dyn SessionStore>,
    clock: Clock,
    idle: Seconds,
    absolute: Seconds,
}

impl Sessions {
    /// Sessions in this store.
    #[must_use]
    pub fn new(
        store: Box<dyn SessionStore>,
        clock: Clock,
        idle: Duration,
        absolute: Duration,
    ) -> Self {
        let seconds = |time: Duration| Seconds::try_from(time.as_secs()).unwrap_or(Seconds::MAX);
        Self {
            store,
            clock,
            idle: seconds(idle),
            absolute: seconds(absolute),
        }
    }

    /// Whether the store answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn ping(&self) -> Result<(), Away> {
        self.store.ping().await
    }

    /// Forgets what has ended.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn sweep(&self) -> Result<(), Away> {
        self.store.sweep().await
    }

    /// Begins a session under a new id, and returns the id.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn begin(&self, sealer: &Sealer, record: &Record) -> Result<String, Away> {
        let id = sealer.token().map_err(|_| Away)?;
        let key = hashed(&id);
        let mut labels = vec![sealer.name("subject", &[&record.subject])];
        if let Some(session) = &record.provider_session {
            labels.push(sealer.name("session", &[session]));
        }
        let entry = Entry {
            key: &key,
            record: &sealed(sealer, &key, record)?,
            life: self.life(record),
            labels: &labels,
            labels_life: self.absolute,
        };
        self.store.insert(entry).await?;
        Ok(id)
    }

    /// The session of this id; none where there is none, or no more.
    ///
    /// # Errors
    /// The store does not answer: whether the session exists is unknown.
    pub async fn find(&self, sealer: &Sealer, id: &str) -> Result<Option<Session>, Away> {
        let key = hashed(id);
        let Some((record, left)) = self.store.read(&key).await? else {
            return Ok(None);
        };
        let record = sealer.open(Purpose::Session, key.as_bytes(), &record);
        let record: Option<Record> = record.and_then(|plain| serde_json::from_slice(&plain).ok());
        // Sealed with another key: it cannot be read any more, so the person signs in again.
        let Some(record) = record else {
            return Ok(None);
        };
        let left = left.min(self.life(&record));
        Ok((left > 0).then_some(Session { key, record, left }))
    }

    /// Notes that the person is there.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn extend(&self, session: &Session) -> Result<(), Away> {
        let life = self.life(&session.record);
        if life - session.left >= EXTEND_EVERY {
            self.store.extend(&session.key, life).await?;
        }
        Ok(())
    }

    /// Changes the stored session, if it has not ended.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn change(&self, sealer: &Sealer, key: &str, record: &Record) -> Result<bool, Away> {
        let sealed = sealed(sealer, key, record)?;
        self.store.replace(key, &sealed, self.life(record)).await
    }

    /// Ends a session.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn end(&self, key: &str) -> Result<(), Away> {
        self.store.remove(key).await
    }

    /// Ends the sessions of a sign-out at the provider, and returns how many.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn end_labelled(
        &self,
        sealer: &Sealer,
        subject: Option<&str>,
        provider_session: Option<&str>,
    ) -> Result<usize, Away> {
        // Only the named session, if there is one: the same person may be signed in elsewhere.
        let label = match (provider_session, subject) {
            (Some(session), _) => sealer.name("session", &[session]),
            (None, Some(subject)) => sealer.name("subject", &[subject]),
            (None, None) => return Ok(0),
        };
        let keys = self.store.labelled(&label).await?;
        for key in &keys {
            self.store.remove(key).await?;
        }
        Ok(keys.len())
    }

    /// Whether this name is claimed.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn is_claimed(&self, name: &str) -> Result<bool, Away> {
        self.store.is_claimed(name).await
    }

    /// Claims this name for its life; false if it was claimed before.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn claim(&self, name: &str, life: Seconds) -> Result<bool, Away> {
        self.store.claim(name, life).await
    }

    fn life(&self, record: &Record) -> Seconds {
        self.idle
            .min(record.began + self.absolute - self.clock.now())
    }
}

fn sealed(sealer: &Sealer, key: &str, record: &Record) -> Result<Vec<u8>, Away> {
    let plain = serde_json::to_vec(record).map_err(|_| Away)?;
    sealer
        .seal(Purpose::Session, key.as_bytes(), &plain)
        .map_err(|_| Away)
}

#[cfg(test)]
mod tests;
