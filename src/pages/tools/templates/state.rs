//! The state of the templates. It lives in the chunk of the tools.

use super::file::NamedValues;
use leptos::prelude::*;
use std::sync::LazyLock;

/// The templates of the person who is signed in.
#[derive(Default)]
pub struct Templates {
    /// Sorted by name, as far as they were read.
    pub list: ArcRwSignal<Vec<Template>>,
    /// Those that were deleted since the list was opened.
    pub deleted: ArcRwSignal<Vec<Template>>,
    /// Whether the browser keeps none.
    pub is_refused: ArcRwSignal<bool>,
}

/// The templates.
pub fn templates() -> &'static Templates {
    static TEMPLATES: LazyLock<Templates> = LazyLock::new(Templates::default);
    &TEMPLATES
}

/// A template that is kept in this browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The id under which it is kept.
    pub id: String,
    pub named: NamedValues,
}
