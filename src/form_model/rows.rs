//! Lists that a person adds to and removes from.

use crate::signal::LazySignal;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// The key of the next row.
static NEXT: AtomicU32 = AtomicU32::new(0);

/// So many rows that went are remembered, for they may come back with all that is said of them.
const REMEMBERED_MAX: usize = 20;

/// The place of a row. Its key never changes, so that text and focus stay with the row when others are
/// removed; its position changes.
#[derive(Clone)]
pub struct RowPlace {
    key: u32,
    position: Arc<LazySignal<usize>>,
}

impl RowPlace {
    /// A place for a new row.
    pub fn new() -> Self {
        Self::at(NEXT.fetch_add(1, Ordering::Relaxed))
    }

    /// The place of a row that was removed, for it comes back. A key that this page has given to no row
    /// is none: then it is a place for a new row.
    pub fn again(key: u32) -> Self {
        if key < NEXT.load(Ordering::Relaxed) {
            Self::at(key)
        } else {
            Self::new()
        }
    }

    fn at(key: u32) -> Self {
        Self {
            key,
            position: Arc::default(),
        }
    }

    /// The key, unique as long as the page lives.
    pub fn key(&self) -> u32 {
        self.key
    }

    /// The position on the screen, from 0.
    pub fn position(&self) -> Arc<LazySignal<usize>> {
        self.position.clone()
    }
}

impl Default for RowPlace {
    fn default() -> Self {
        Self::new()
    }
}

/// A row of a list.
pub trait Row: Clone + Send + Sync + 'static {
    /// Its place.
    fn place(&self) -> &RowPlace;
}

/// A list of rows in the order of the screen, and the rows removed last.
#[derive(Clone)]
pub struct Rows<T>(Arc<Lists<T>>);

struct Lists<T> {
    shown: LazySignal<Vec<T>>,
    removed: LazySignal<Vec<T>>,
}

impl<T: Row> Rows<T> {
    /// A list of these rows.
    pub fn new(rows: Vec<T>) -> Self {
        let list = Self(Arc::new(Lists {
            shown: LazySignal::default(),
            removed: LazySignal::default(),
        }));
        list.replace(rows);
        list
    }

    /// The rows, for a view that follows them.
    pub fn all(&self) -> Vec<T> {
        self.0.shown.with(Clone::clone)
    }

    /// The rows of this moment.
    pub fn snapshot(&self) -> Vec<T> {
        self.0.shown.get_untracked()
    }

    /// The list is gone from the page: nothing is kept any more for those who followed it.
    pub(super) fn release(&self) {
        self.0.shown.release();
    }

    /// The rows of this moment, then those that went, the last first.
    pub(super) fn known(&self) -> Vec<T> {
        let mut known = self.snapshot();
        known.extend(self.0.removed.get_untracked().into_iter().rev());
        known
    }

    /// Puts other rows in the place of all.
    pub fn replace(&self, rows: Vec<T>) {
        let has = |row: &T| rows.iter().any(|it| it.place().key == row.place().key);
        for row in self.snapshot() {
            if !has(&row) {
                self.remember(row);
            }
        }
        self.0
            .removed
            .update_untracked(|gone| gone.retain(|row| !has(row)));
        self.0.shown.set(rows);
        self.number();
    }

    fn remember(&self, row: T) {
        self.0.removed.update_untracked(|gone| {
            if gone.len() == REMEMBERED_MAX {
                gone.remove(0);
            }
            gone.push(row);
        });
    }

    /// Adds a row at the end.
    pub fn push(&self, row: T) {
        let position = row.place().position();
        position.set(self.0.shown.with_untracked(Vec::len));
        self.0.shown.update(|rows| rows.push(row));
    }

    /// Adds a row behind the one of this key; at the end where there is none.
    pub fn insert_behind(&self, key: u32, row: T) {
        self.0.shown.update(|rows| {
            let at = rows.iter().position(|it| it.place().key == key);
            rows.insert(at.map_or(rows.len(), |at| at + 1), row);
        });
        self.number();
    }

    /// Removes the row of this key. Returns the row that takes the focus: the one now at its place, or the
    /// one before it.
    pub fn remove(&self, key: u32) -> Option<T> {
        let at = self
            .0
            .shown
            .with_untracked(|rows| rows.iter().position(|row| row.place().key == key))?;
        self.0.shown.update(|rows| self.remember(rows.remove(at)));
        self.number();
        self.0
            .shown
            .with_untracked(|rows| rows.get(at).or_else(|| rows.last()).cloned())
    }

    /// Updates the positions of the rows that moved.
    fn number(&self) {
        self.0.shown.with_untracked(|rows| {
            for (at, row) in rows.iter().enumerate() {
                let position = &row.place().position;
                if position.get_untracked() != at {
                    position.set(at);
                }
            }
        });
    }
}
