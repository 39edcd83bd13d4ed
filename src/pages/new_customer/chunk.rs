//! The part of the form that is loaded when a person starts to work in it: sending, and what comes of it.

use super::controls::Prefix;
use super::failure_panel::{self, Panel};
use super::submit::{self, Submitting, Trigger};
use super::{FormParts, country_search, provider_data, summary};
use crate::api::wire::LoadedCustomer;
use crate::domain::{CountryCode, Problem, Property};
use crate::form::{ProviderDraft, RULES, Rules};
use crate::pages::created::{self, Created};
use crate::pages::desk::Desk;
use crate::pages::shell::Shell;
use crate::submission::Submission;
use crate::text::{CountryNames, Words};
use crate::ui::{Choice, Tag, View};
use std::sync::Arc;

/// The countries that fit a text in a language, of those offered, with those used last first.
type SearchCountries = fn(&str, &str, Option<&[CountryCode]>, &[CountryCode]) -> Vec<Choice>;

/// The functions of the chunk.
pub struct FormChunk {
    /// What is wrong with a text.
    pub rules: &'static Rules,
    /// The sentence of an issue: see [`Words::problem`].
    pub(super) sentence:
        fn(&Words, Problem, Option<Property>, Option<CountryCode>, CountryNames<'_>) -> String,
    /// What fits a text: see [`country_search::CountrySearch::search`].
    pub(super) countries: SearchCountries,
    /// The country that a text names beyond doubt.
    pub(super) country_meant: fn(&str, &str) -> Option<CountryCode>,
    /// The country of a whole name.
    pub(super) country_called: fn(&str, &str) -> Option<CountryCode>,
    /// Starts over with a request body, whole or in part. Returns whether the text is one.
    pub load: fn(&Desk, &str) -> bool,
    pub(super) provider_data: fn(&FormParts, &Prefix, &ProviderDraft) -> View,
    pub(super) submit: fn(&Submitting, Trigger),
    pub(super) summary: fn(&FormParts, &Submitting) -> Tag,
    pub(super) recheck: fn(&Submitting),
    pub(super) failure_panel: fn(&Panel, &Submission) -> Option<Tag>,
    /// The page after creation.
    pub created: fn(&Desk, &Arc<dyn Shell>, String, Option<Created>) -> View,
}

crate::chunk!(
    /// Loaded with the first thing that a person does in the form.
    pub FORM_CHUNK: FormChunk = FormChunk {
        rules: &RULES,
        sentence: Words::problem,
        countries: country_search::search,
        country_meant: country_search::meant,
        country_called: country_search::called,
        load,
        provider_data: provider_data::view,
        submit: submit::run,
        summary: summary::contents,
        recheck: submit::recheck,
        failure_panel: failure_panel::contents,
        created: created::view,
    }
);

fn load(desk: &Desk, body: &str) -> bool {
    let Ok(loaded) = LoadedCustomer::read(body) else {
        return false;
    };
    desk.clear_form();
    desk.draft.with_untracked(|draft| {
        draft.use_rules(&RULES);
        draft.load(loaded);
        draft.follow_country();
        draft.follow_company();
    });
    true
}
