//! The form of one element instance: mounting, updates, unmounting.

use super::element_host::ElementHost;
use super::host::Host;
use super::preserved_state::PreservedState;
use super::settings::Settings;
use crate::browser::chunk::file;
use crate::browser::controls;
use crate::browser::tree::Tree;
use crate::config::ConfigError;
use crate::customer_form::{FORM_CHUNK, FormContext, lazy, new_customer_form};
use crate::i18n::Words;
use crate::submission::Submission;
use json_digits::Json;
use leptos::prelude::*;
use leptos_erased::{View, dynamic, hydrate_to};
use std::any::Any;
use web_sys::{HtmlElement, ShadowRoot};

/// A form in a host page. Dropping it unmounts it.
pub struct Form {
    /// `None`: the configuration has an error.
    element: Option<ElementHost>,
    _mounted: Box<dyn Any>,
}

/// The reason for unmounting a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmount {
    /// Another form follows at once.
    Replaced,
    /// The element was removed from the page.
    Removed,
}

/// The place where a form is mounted.
pub struct MountPoint {
    /// The shadow root of the element.
    pub shadow: ShadowRoot,
    /// The empty element in the shadow root that the form fills.
    pub within: HtmlElement,
    /// The host page.
    pub host: Host,
}

impl Form {
    /// Mounts the form with the state of an earlier one, over the controls that stand in its place. A body fills it
    /// before, if the chunk is loaded.
    pub fn open(
        place: MountPoint,
        words: &'static Words,
        locale: String,
        settings: &Settings,
        mut preserved: PreservedState,
        body: Option<&str>,
    ) -> Self {
        let MountPoint {
            shadow,
            within,
            host,
        } = place;
        match settings.config() {
            Err(problem) => {
                report_config(words, &host, &problem);
                let view = move || {
                    let problem = problem.clone();
                    lazy(words, &FORM_CHUNK, move |chunk| {
                        (chunk.config_error)(words, &problem).into()
                    })
                };
                Self {
                    element: None,
                    _mounted: Box::new(hydrate_to(&within, view)),
                }
            }
            Ok(config) => {
                let tree = Tree::shadow(shadow);
                let context = match preserved.form.take() {
                    Some((draft, status)) => {
                        FormContext::resume(config, words, locale, tree, draft, status)
                    }
                    None => FormContext::new(config, words, locale, tree, None),
                };
                preserved.is_removed.set(false);
                let element = ElementHost::new(&context, &host, preserved);
                if let (Some(body), Some(chunk)) = (body, FORM_CHUNK.get()) {
                    loaded(&element, (chunk.load)(&element.context, body));
                }
                let shown = element.clone();
                let mounted = hydrate_to(&within, move || view(&shown));
                controls::replay(&within);
                Self {
                    element: Some(element),
                    _mounted: Box::new(mounted),
                }
            }
        }
    }

    /// Whether a submission is running. The form is then not replaced until the host is notified
    /// ([`Host::settled`]).
    pub fn is_busy(&self) -> bool {
        self.submission(Submission::is_under_way)
    }

    /// Fills the form from a request body, complete or partial, as JSON.
    pub fn load(&self, body: &str) {
        let Some(element) = &self.element else {
            return;
        };
        let (element, body) = (element.clone(), body.to_owned());
        FORM_CHUNK.when_loaded(move |chunk| {
            loaded(&element, (chunk.load)(&element.context, &body));
        });
    }

    /// Called after the host has set a token.
    pub fn token_changed(&self) {
        if let Some(element) = &self.element {
            element.token_source.token_changed();
        }
    }

    /// Unmounts the form and returns its state. If the element was removed, stops a submission that waits
    /// for its next attempt.
    pub fn unmount(self, unmount: Unmount) -> PreservedState {
        let Some(element) = &self.element else {
            return PreservedState::default();
        };
        let context = &element.context;
        controls::read_all(&context.tree);
        if unmount == Unmount::Removed {
            element.is_removed.set(true);
            if self.is_waiting() {
                context.status.reset();
            }
        }
        PreservedState {
            form: Some((context.draft.clone(), context.status.clone())),
            created: element.created.clone(),
            is_dirty: element.is_dirty.clone(),
            is_removed: element.is_removed.clone(),
        }
    }

    fn is_waiting(&self) -> bool {
        self.submission(|it| matches!(it, Submission::Waiting { .. } | Submission::Offline { .. }))
    }

    fn submission(&self, look: impl Fn(&Submission) -> bool) -> bool {
        let element = self.element.as_ref();
        element.is_some_and(|it| it.context.status.submission.with_untracked(look))
    }
}

/// The form was filled, or could not be.
fn loaded(element: &ElementHost, is_filled: bool) {
    if is_filled {
        element.created.set(None);
        element.set_dirty(false);
    } else {
        report(&element.host, element.context.words.host_no_value());
    }
}

fn view(element: &ElementHost) -> View {
    let words = element.context.words;
    let (region, element) = (element.context.announcer.region(), element.clone());
    let host = element.host.clone();
    let region = region.effect(move || {
        if file::second().is_missing() {
            report(&host, words.part_missing());
        }
    });
    let form_host = element.form_host();
    let form = dynamic(move || {
        let created = element.created.get();
        let (element, form_host) = (element.clone(), form_host.clone());
        match created {
            Some(created) => lazy(words, &FORM_CHUNK, move |chunk| {
                let (id, created) = (created.id.clone(), Some(created.clone()));
                (chunk.created)(&element.context, &form_host, id, created)
            }),
            None => dynamic(move || {
                let draft = element.context.draft.get();
                untrack(|| new_customer_form(&element.context, &form_host, draft))
            }),
        }
    });
    View::Fragment(vec![form, region.into()])
}

fn report_config(words: &'static Words, host: &Host, problem: &ConfigError) {
    report(host, &words.config_error(problem));
}

/// Reports an error without a response to the host.
fn report(host: &Host, sentence: &str) {
    let detail = Json::object([
        ("status", Json::Number("0".to_owned())),
        ("correlationId", Json::Null),
        ("description", sentence.into()),
        ("errors", Json::List(Vec::new())),
    ]);
    host.report("failed", &detail);
}
