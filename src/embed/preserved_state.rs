//! The state that a form leaves to the next one.

use crate::customer_form::Created;
use crate::form_model::Draft;
use crate::submission::SubmissionStatus;
use leptos::prelude::*;

/// The state of a form that the next form takes over: when an attribute changes, or when the element returns to the
/// page. It holds nothing of the page, so a running submission of the old form ends in the new one.
#[derive(Default)]
pub struct PreservedState {
    pub(super) form: Option<(ArcRwSignal<Draft>, SubmissionStatus)>,
    pub(super) created: ArcRwSignal<Option<Created>>,
    pub(super) is_dirty: ArcRwSignal<bool>,
    pub(super) is_removed: ArcRwSignal<bool>,
}
