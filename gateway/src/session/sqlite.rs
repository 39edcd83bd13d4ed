//! Sessions in a file of SQLite: they survive a restart. For one gateway on one machine.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::store::{Answer, Away, Entry, SessionStore};
use crate::clock::{Clock, Seconds};

const TABLES: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS records (key TEXT PRIMARY KEY, record BLOB NOT NULL, ends INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS labels (label TEXT NOT NULL, key TEXT NOT NULL, ends INTEGER NOT NULL,
        PRIMARY KEY (label, key)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS claims (name TEXT PRIMARY KEY, ends INTEGER NOT NULL) WITHOUT ROWID;
";

/// Sessions in a file.
pub struct Sqlite {
    database: Arc<Mutex<Connection>>,
    clock: Clock,
}

impl Sqlite {
    /// Opens the file, and makes it where it is missing.
    ///
    /// # Errors
    /// It cannot be opened.
    pub fn open(file: &Path, clock: Clock) -> Result<Self> {
        let database = Connection::open(file)?;
        database.busy_timeout(Duration::from_secs(2))?;
        database.execute_batch(TABLES)?;
        Ok(Self {
            database: Arc::new(Mutex::new(database)),
            clock,
        })
    }

    /// Works on another thread: the file may be slow.
    fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection, Seconds) -> Result<T> + Send + 'static,
    ) -> Answer<'_, T> {
        let (database, now) = (self.database.clone(), self.clock.now());
        let work = tokio::task::spawn_blocking(move || {
            let mut database = database.lock().unwrap_or_else(PoisonError::into_inner);
            work(&mut database, now)
        });
        Box::pin(async move {
            match work.await {
                Ok(Ok(answer)) => Ok(answer),
                Ok(Err(error)) => {
                    tracing::error!(%error, "the session store does not answer");
                    Err(Away)
                }
                Err(_) => Err(Away),
            }
        })
    }
}

impl SessionStore for Sqlite {
    fn insert<'a>(&'a self, entry: Entry<'a>) -> Answer<'a, ()> {
        let (key, record, labels) = (
            entry.key.to_owned(),
            entry.record.to_vec(),
            entry.labels.to_vec(),
        );
        let (life, labels_life) = (entry.life, entry.labels_life);
        self.run(move |database, now| {
            let all = database.transaction()?;
            all.prepare_cached("INSERT OR REPLACE INTO records VALUES (?1, ?2, ?3)")?
                .execute(params![key, record, now + life])?;
            for label in labels {
                all.prepare_cached("INSERT OR REPLACE INTO labels VALUES (?1, ?2, ?3)")?
                    .execute(params![label, key, now + labels_life])?;
            }
            all.commit()
        })
    }

    fn read<'a>(&'a self, key: &'a str) -> Answer<'a, Option<(Vec<u8>, Seconds)>> {
        let key = key.to_owned();
        self.run(move |database, now| {
            database
                .prepare_cached("SELECT record, ends FROM records WHERE key = ?1 AND ends > ?2")?
                .query_row(params![key, now], |row| {
                    Ok((row.get(0)?, row.get::<_, Seconds>(1)? - now))
                })
                .optional()
        })
    }

    fn extend<'a>(&'a self, key: &'a str, life: Seconds) -> Answer<'a, bool> {
        let key = key.to_owned();
        self.run(move |database, now| {
            let changed = database
                .prepare_cached("UPDATE records SET ends = ?2 WHERE key = ?1 AND ends > ?3")?
                .execute(params![key, now + life, now])?;
            Ok(changed > 0)
        })
    }

    fn replace<'a>(&'a self, key: &'a str, record: &'a [u8], life: Seconds) -> Answer<'a, bool> {
        let (key, record) = (key.to_owned(), record.to_vec());
        self.run(move |database, now| {
            let changed = database
                .prepare_cached(
                    "UPDATE records SET record = ?2, ends = ?3 WHERE key = ?1 AND ends > ?4",
                )?
                .execute(params![key, record, now + life, now])?;
            Ok(changed > 0)
        })
    }

    fn remove<'a>(&'a self, key: &'a str) -> Answer<'a, ()> {
        let key = key.to_owned();
        self.run(move |database, _| {
            database
                .prepare_cached("DELETE FROM records WHERE key = ?1")?
                .execute([&key])?;
            database
                .prepare_cached("DELETE FROM labels WHERE key = ?1")?
                .execute([&key])?;
            Ok(())
        })
    }

    fn labelled<'a>(&'a self, label: &'a str) -> Answer<'a, Vec<String>> {
        let label = label.to_owned();
        self.run(move |database, _| {
            let mut found = database.prepare_cached("SELECT key FROM labels WHERE label = ?1")?;
            let keys = found.query_map([label], |row| row.get(0))?;
            keys.collect()
        })
    }

    fn is_claimed<'a>(&'a self, name: &'a str) -> Answer<'a, bool> {
        let name = name.to_owned();
        self.run(move |database, now| {
            database
                .prepare_cached("SELECT 1 FROM claims WHERE name = ?1 AND ends > ?2")?
                .exists(params![name, now])
        })
    }

    fn claim<'a>(&'a self, name: &'a str, life: Seconds) -> Answer<'a, bool> {
        let name = name.to_owned();
        self.run(move |database, now| {
            let changed = database
                .prepare_cached(
                    "INSERT INTO claims VALUES (?1, ?2)
                     ON CONFLICT (name) DO UPDATE SET ends = excluded.ends WHERE ends <= ?3",
                )?
                .execute(params![name, now + life, now])?;
            Ok(changed > 0)
        })
    }

    fn ping(&self) -> Answer<'_, ()> {
        self.run(|database, _| database.query_row("SELECT count(*) FROM claims", [], |_| Ok(())))
    }

    fn sweep(&self) -> Answer<'_, ()> {
        self.run(|database, now| {
            for table in ["records", "labels", "claims"] {
                database.execute(&format!("DELETE FROM {table} WHERE ends <= ?1"), [now])?;
            }
            Ok(())
        })
    }
}
