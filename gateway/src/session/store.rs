//! The interface of a store for session records.

use std::pin::Pin;

use crate::clock::Seconds;

/// The store does not answer. Whether a person is signed in is not known then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Away;

/// The future result of a store.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, Away>> + Send + 'a>>;

/// A record to be kept.
pub struct Entry<'a> {
    /// Its name.
    pub key: &'a str,
    /// The sealed record.
    pub record: &'a [u8],
    /// How long it is kept, in seconds.
    pub life: Seconds,
    /// Other names it is found by.
    pub labels: &'a [String],
    /// How long those are kept.
    pub labels_life: Seconds,
}

/// Keeps sealed records under hashed names. All times are seconds from now.
pub trait SessionStore: Send + Sync {
    /// Keeps a record.
    fn insert<'a>(&'a self, entry: Entry<'a>) -> Answer<'a, ()>;
    /// The record and how long it is still kept.
    fn read<'a>(&'a self, key: &'a str) -> Answer<'a, Option<(Vec<u8>, Seconds)>>;
    /// Keeps it longer, if it is still there: a request that ends after a sign-out brings no session back.
    fn extend<'a>(&'a self, key: &'a str, life: Seconds) -> Answer<'a, bool>;
    /// Changes it, if it is still there.
    fn replace<'a>(&'a self, key: &'a str, record: &'a [u8], life: Seconds) -> Answer<'a, bool>;
    /// Forgets it.
    fn remove<'a>(&'a self, key: &'a str) -> Answer<'a, ()>;
    /// The names of the records that have this label.
    fn labelled<'a>(&'a self, label: &'a str) -> Answer<'a, Vec<String>>;
    /// Whether this name is claimed.
    fn is_claimed<'a>(&'a self, name: &'a str) -> Answer<'a, bool>;
    /// Claims this name for its life; false if it was claimed before.
    fn claim<'a>(&'a self, name: &'a str, life: Seconds) -> Answer<'a, bool>;
    /// Whether it answers.
    fn ping(&self) -> Answer<'_, ()>;
    /// Forgets what has ended, where the store does not do so by itself.
    fn sweep(&self) -> Answer<'_, ()>;
}
