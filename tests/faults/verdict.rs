//! Counts what must never happen, and what did happen for the printed line.

use std::fmt;
use std::ops::AddAssign;

/// Counts of one script, or of many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    pub scripts: u64,
    pub posts: u64,
    pub look_ups: u64,
    pub reloads: u64,
    pub ended_created: u64,
    pub ended_unknown: u64,
    pub ended_otherwise: u64,
    /// Customers that exist more than once.
    pub twice: u64,
    /// The page said *created*, and there is no such customer.
    pub lost: u64,
    /// The page said *it does not exist*, or that nothing was ever created, and it was there.
    pub denied: u64,
    /// Requests of one page under way at once.
    pub overlapping: u64,
    /// Bodies that a page sent under two correlation ids.
    pub split: u64,
    /// Bodies that were sent while the form showed something else.
    pub stale: u64,
    /// Customers that are neither what the form showed nor what the page said instead.
    pub unsaid: u64,
    /// Customers that are not what the form showed.
    pub said_to_differ: u64,
    /// Scripts that did not come to rest.
    pub restless: u64,
}

impl Verdict {
    /// All that must be 0.
    pub fn faults(&self) -> [u64; 8] {
        [
            self.twice,
            self.lost,
            self.denied,
            self.overlapping,
            self.split,
            self.stale,
            self.unsaid,
            self.restless,
        ]
    }
}

impl AddAssign<&Self> for Verdict {
    fn add_assign(&mut self, more: &Self) {
        self.scripts += more.scripts;
        self.posts += more.posts;
        self.look_ups += more.look_ups;
        self.reloads += more.reloads;
        self.ended_created += more.ended_created;
        self.ended_unknown += more.ended_unknown;
        self.ended_otherwise += more.ended_otherwise;
        self.twice += more.twice;
        self.lost += more.lost;
        self.denied += more.denied;
        self.overlapping += more.overlapping;
        self.split += more.split;
        self.stale += more.stale;
        self.unsaid += more.unsaid;
        self.said_to_differ += more.said_to_differ;
        self.restless += more.restless;
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} scripts ({} posts, {} look-ups, {} reloads; ended created {}, unknown {}, otherwise {}): \
             {} created twice, {} lost while said created, {} said to be lost while created, \
             {} requests at once, {} under two correlation ids, {} sent while the form showed something else, \
             {} created as neither shown nor said ({} said to differ), {} without an end",
            self.scripts,
            self.posts,
            self.look_ups,
            self.reloads,
            self.ended_created,
            self.ended_unknown,
            self.ended_otherwise,
            self.twice,
            self.lost,
            self.denied,
            self.overlapping,
            self.split,
            self.stale,
            self.unsaid,
            self.said_to_differ,
            self.restless,
        )
    }
}
