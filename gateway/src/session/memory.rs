//! Sessions in the process: for trials and tests. A restart signs everybody out.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::store::{Answer, Away, Entry, SessionStore};
use crate::clock::{Clock, Seconds};

#[derive(Default)]
struct Kept {
    records: HashMap<String, (Vec<u8>, Seconds)>,
    labels: HashMap<String, Vec<(String, Seconds)>>,
    claims: HashMap<String, Seconds>,
    /// So many more requests are answered.
    answers_left: Option<usize>,
}

/// Sessions in the process.
pub struct Memory {
    kept: Mutex<Kept>,
    clock: Clock,
}

impl Memory {
    /// An empty one.
    #[must_use]
    pub fn new(clock: Clock) -> Self {
        Self {
            kept: Mutex::default(),
            clock,
        }
    }

    /// Answers nothing, for tests.
    pub fn set_away(&self, is_away: bool) {
        self.set_away_after(is_away.then_some(0));
    }

    /// Answers so many requests and then none, for tests.
    pub fn set_away_after(&self, answers: Option<usize>) {
        self.lock().answers_left = answers;
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Kept, Seconds) -> T,
    ) -> Answer<'_, T> {
        let mut kept = self.lock();
        let answer = match kept.answers_left.as_mut() {
            Some(0) => Err(Away),
            left => {
                if let Some(left) = left {
                    *left -= 1;
                }
                Ok(work(&mut kept, self.clock.now()))
            }
        };
        drop(kept);
        Box::pin(std::future::ready(answer))
    }
}

impl SessionStore for Memory {
    fn insert<'a>(&'a self, entry: Entry<'a>) -> Answer<'a, ()> {
        self.answer(|kept, now| {
            kept.records.insert(
                entry.key.to_owned(),
                (entry.record.to_vec(), now + entry.life),
            );
            for label in entry.labels {
                let keys = kept.labels.entry(label.clone()).or_default();
                keys.push((entry.key.to_owned(), now + entry.labels_life));
            }
        })
    }

    fn read<'a>(&'a self, key: &'a str) -> Answer<'a, Option<(Vec<u8>, Seconds)>> {
        self.answer(|kept, now| {
            let (record, end) = kept.records.get(key)?;
            (*end > now).then(|| (record.clone(), end - now))
        })
    }

    fn extend<'a>(&'a self, key: &'a str, life: Seconds) -> Answer<'a, bool> {
        self.answer(|kept, now| match kept.records.get_mut(key) {
            Some((_, end)) if *end > now => {
                *end = now + life;
                true
            }
            _ => false,
        })
    }

    fn replace<'a>(&'a self, key: &'a str, record: &'a [u8], life: Seconds) -> Answer<'a, bool> {
        self.answer(|kept, now| match kept.records.get_mut(key) {
            Some(kept) if kept.1 > now => {
                *kept = (record.to_vec(), now + life);
                true
            }
            _ => false,
        })
    }

    fn remove<'a>(&'a self, key: &'a str) -> Answer<'a, ()> {
        self.answer(|kept, _| {
            kept.records.remove(key);
        })
    }

    fn labelled<'a>(&'a self, label: &'a str) -> Answer<'a, Vec<String>> {
        self.answer(|kept, _| {
            let keys = kept.labels.get(label).into_iter().flatten();
            keys.map(|(key, _)| key.clone())
                .filter(|key| kept.records.contains_key(key))
                .collect()
        })
    }

    fn is_claimed<'a>(&'a self, name: &'a str) -> Answer<'a, bool> {
        self.answer(|kept, now| kept.claims.get(name).is_some_and(|end| *end > now))
    }

    fn claim<'a>(&'a self, name: &'a str, life: Seconds) -> Answer<'a, bool> {
        self.answer(|kept, now| {
            let is_free = kept.claims.get(name).is_none_or(|end| *end <= now);
            if is_free {
                kept.claims.insert(name.to_owned(), now + life);
            }
            is_free
        })
    }

    fn ping(&self) -> Answer<'_, ()> {
        self.answer(|_, _| ())
    }

    fn sweep(&self) -> Answer<'_, ()> {
        self.answer(|kept, now| {
            kept.records.retain(|_, (_, end)| *end > now);
            kept.claims.retain(|_, end| *end > now);
            for keys in kept.labels.values_mut() {
                keys.retain(|(_, end)| *end > now);
            }
            kept.labels.retain(|_, keys| !keys.is_empty());
        })
    }
}
