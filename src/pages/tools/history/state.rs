//! The state of the created customers. It lives in the chunks: the first part of the program has no need of it.

use super::entry::Entry;
use crate::customer_form::Outcome;
use leptos::prelude::*;
use std::sync::LazyLock;

/// The customers created last, the newest first, as far as they were read.
pub fn entries() -> &'static ArcRwSignal<Vec<Entry>> {
    static ENTRIES: LazyLock<ArcRwSignal<Vec<Entry>>> = LazyLock::new(ArcRwSignal::default);
    &ENTRIES
}

/// The providers of the customer whose page was opened last.
pub fn statuses() -> &'static ArcRwSignal<Option<ShownStatuses>> {
    static STATUSES: LazyLock<ArcRwSignal<Option<ShownStatuses>>> =
        LazyLock::new(ArcRwSignal::default);
    &STATUSES
}

/// How far the providers of a customer are, as its page says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownStatuses {
    /// The customer's id.
    pub customer: String,
    pub outcome: Outcome,
    /// Whether the API said so.
    pub is_answered: bool,
    /// A line for each provider.
    pub lines: Vec<String>,
}
