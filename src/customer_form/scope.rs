//! What the parts of a form share.

use super::chunk::{FORM_CHUNK, FormChunk};
use super::context::FormContext;
use super::host::FormHost;
use crate::browser::press;
use crate::form_model::Draft;
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::Arc;

/// The data that the parts of the form share. One pointer: nearly every control holds it several times.
#[derive(Clone)]
pub struct FormScope(Arc<FormScopeParts>);

impl Deref for FormScope {
    type Target = FormScopeParts;

    fn deref(&self) -> &FormScopeParts {
        &self.0
    }
}

/// The fields of [`FormScope`].
pub struct FormScopeParts {
    pub(super) context: FormContext,
    pub(super) host: Arc<FormHost>,
    pub(super) draft: Draft,
    pub(super) picks_resellers: bool,
    /// Told whenever the company's name is left.
    pub(super) company_left: ArcTrigger,
    /// Counts how often the whole form was looked through.
    pub(super) examined: ArcRwSignal<usize>,
}

impl FormScope {
    pub fn new(context: &FormContext, host: &Arc<FormHost>, draft: Draft) -> Self {
        Self(Arc::new(FormScopeParts {
            context: context.clone(),
            host: host.clone(),
            draft,
            picks_resellers: context.picks_resellers(),
            company_left: ArcTrigger::new(),
            examined: ArcRwSignal::default(),
        }))
    }
}

impl FormScopeParts {
    /// The chunk, if it is loaded. Subscribes the caller to its arrival.
    pub(super) fn chunk(&self) -> Option<&'static FormChunk> {
        self.draft.has_rules().then(|| FORM_CHUNK.get()).flatten()
    }
}

/// Loads the rules. From then on the form shows issues.
pub fn load_rules(draft: &Draft) {
    if draft.claim_rules() {
        let draft = draft.clone();
        // Their messages move the page, which must not happen during a press.
        FORM_CHUNK.when_loaded(move |chunk| {
            press::run_after(move || {
                draft.use_rules(chunk.rules);
                (chunk.follow_country)(&draft);
            });
        });
    }
}
