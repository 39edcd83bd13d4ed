//! The state of *Create and next*.

use super::reuse::Part;
use leptos::prelude::*;
use std::sync::LazyLock;

/// How the form began that was begun last. It lives in the chunk of the tools: `Tools::is_begun` says that there is one.
pub fn begun() -> &'static ArcRwSignal<Option<Begun>> {
    static BEGUN: LazyLock<ArcRwSignal<Option<Begun>>> = LazyLock::new(ArcRwSignal::default);
    &BEGUN
}

/// A form that began with values of another customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The id of its draft: other drafts have no notice.
    pub draft: String,
    pub kind: BegunKind,
    /// The other customer's name and id.
    pub company: String,
    pub customer: String,
    /// The parts that were kept of it.
    pub kept: Vec<Part>,
}

/// How a form began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BegunKind {
    /// By *Create another*, from the page of the customer.
    Another,
    /// Right after the customer was created.
    Next,
    /// By *Use as a start*.
    Start,
}
