//! A store that the test keeps hold of.

use std::sync::Arc;

use onboard_gateway::clock::Seconds;
use onboard_gateway::session::memory::Memory;
use onboard_gateway::session::store::{Answer as Later, Entry, SessionStore};

/// A store that the test keeps hold of.
pub struct Shared(pub Arc<Memory>);

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
    fn is_claimed<'a>(&'a self, name: &'a str) -> Later<'a, bool> {
        self.0.is_claimed(name)
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
