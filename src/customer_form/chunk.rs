//! The part of the form that is loaded when a person starts to work in it: sending, and what comes of it.

use super::config_error;
use super::context::FormContext;
use super::controls::Prefix;
use super::created::{self, Created};
use super::edits;
use super::failure_panel::{self, Panel};
use super::folding::{self, Followed};
use super::form_keys;
use super::host::FormHost;
use super::languages::{self, Suggested};
use super::scope::FormScope;
use super::submitting::{Submitting, Trigger};
use super::{associations, country_search, domain_proposal, json_switch, margins, submit, summary};
use crate::api::wire::LoadedCustomer;
use crate::components::{Choice, FieldMessageProps};
use crate::config::ConfigError;
use crate::form_model::{
    AssociationDraft, DataView, Direction, Draft, OfferMarginDraft, ProviderDraft, RULES, Rules,
};
use crate::i18n::{CountryNames, Words};
use crate::submission::Submission;
use customer::{CountryCode, Property, Rule};
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View};
use std::sync::Arc;
use web_sys::Event;

/// The countries that fit a text in a language, of those offered, with those used last first.
type SearchCountries = fn(&str, &str, Option<&[CountryCode]>, &[CountryCode]) -> Vec<Choice>;

/// The functions of the chunk.
pub struct FormChunk {
    /// The rules for a text.
    pub rules: &'static Rules,
    /// The sentence of an issue: see [`Words::rule_text`].
    pub(super) sentence:
        fn(&Words, Rule, Option<Property>, Option<CountryCode>, CountryNames<'_>) -> String,
    /// Searches countries: see [`country_search::CountrySearch::search`].
    pub(super) countries: SearchCountries,
    /// The country that a text names beyond doubt.
    pub(super) country_meant: fn(&str, &str) -> Option<CountryCode>,
    /// The country of a whole name.
    pub(super) country_called: fn(&str, &str) -> Option<CountryCode>,
    /// Starts over with a request body, whole or in part. Returns whether the text is one.
    pub load: fn(&FormContext, &str) -> bool,
    /// The hint at the control of the domain: see [`domain_proposal::hint`].
    pub(super) domain_hint: fn(&FormScope, &ProviderDraft) -> Option<FieldMessageProps>,
    /// Cultures or languages to suggest.
    pub(super) languages: fn(&FormScope, Suggested) -> Vec<(String, String)>,
    /// The controls of a row.
    pub(super) association: fn(&FormScope, &AssociationDraft) -> View,
    pub(super) offer_margin: fn(&FormScope, &Prefix, &ProviderDraft, &OfferMarginDraft) -> View,
    pub(super) json_view: fn(&FormScope, &Prefix, &ProviderDraft) -> HtmlElement,
    pub(super) switch_view: fn(&FormScope, &ProviderDraft, DataView),
    pub(super) folded_entry: fn(&FormScope, &ProviderDraft) -> HtmlElement,
    pub(super) fold_pressed: fn(&FormScope, &Event),
    /// Follows the form: see [`folding::follow`].
    pub(super) follow: fn(&FormScope, &Followed),
    /// Presses *Create customer*.
    pub create: fn(&FormContext),
    /// Leads to the next or the previous error or warning. Returns whether there is one.
    pub go_to_finding: fn(&FormContext, Direction) -> bool,
    /// Opens the entry that contains the element with this id.
    pub open_at: fn(&Draft, &str) -> bool,
    /// The autofill from the company's name, the contact, the country: see [`Draft::follow_company`] and so on.
    pub(super) follow_company: fn(&Draft),
    pub(super) follow_contact: fn(&Draft),
    pub(super) follow_country: fn(&Draft),
    /// The autofill of one entry.
    pub(super) fill_entry: fn(&ProviderDraft, &Draft),
    /// The signatory is the contact from now on, or is no longer.
    pub(super) same_contact: fn(&ProviderDraft, &Draft, bool),
    pub(super) submit: fn(&Submitting, Trigger),
    pub(super) summary: fn(&FormScope, &Submitting) -> HtmlElement,
    pub(super) recheck: fn(&Submitting),
    pub(super) recheck_typed: fn(&Submitting, &str),
    /// The form may show something else than what was sent: see [`submit::follow_edits`].
    pub(super) follow_edits: fn(&Submitting),
    /// The note about changes of the form: see [`edits::edit_note`].
    pub(super) edit_note: fn(&Words, &Submission) -> Option<&'static str>,
    pub(super) failure_panel: fn(&Panel, &Submission) -> Option<HtmlElement>,
    /// The error of a wrong configuration, for the element.
    pub config_error: fn(&'static Words, &ConfigError) -> HtmlElement,
    /// What this tab has stored of the customer created last.
    pub restore_created: fn() -> Option<Created>,
    /// The page after creation.
    pub created: fn(&FormContext, &Arc<FormHost>, String, Option<Created>) -> View,
}

crate::chunk!(
    second,
    /// Loaded with the first thing that a person does in the form.
    pub FORM_CHUNK: FormChunk = FormChunk {
        rules: &RULES,
        sentence: Words::rule_text,
        countries: country_search::search,
        country_meant: country_search::meant,
        country_called: country_search::called,
        load,
        domain_hint: domain_proposal::hint,
        languages: languages::suggested,
        association: associations::association,
        offer_margin: margins::offer_margin,
        json_view: json_switch::view,
        switch_view: json_switch::switch,
        folded_entry: folding::line,
        fold_pressed: folding::pressed,
        follow: folding::follow,
        create: form_keys::create,
        go_to_finding: form_keys::go_to_finding,
        open_at: Draft::open_at,
        follow_company: Draft::follow_company,
        follow_contact: Draft::follow_contact,
        follow_country: Draft::follow_country,
        fill_entry: ProviderDraft::follow_customer,
        same_contact: ProviderDraft::follow_or_copy_contact,
        submit: submit::run,
        summary: summary::contents,
        recheck: submit::recheck,
        recheck_typed: submit::recheck_typed,
        follow_edits: submit::follow_edits,
        edit_note: edits::edit_note,
        failure_panel: failure_panel::contents,
        config_error: config_error::summary,
        restore_created: Created::restore,
        created: created::view,
    }
);

fn load(context: &FormContext, body: &str) -> bool {
    let Ok(loaded) = LoadedCustomer::read(body) else {
        return false;
    };
    context.clear_form();
    context.draft.with_untracked(|draft| {
        draft.use_rules(&RULES);
        draft.load(loaded);
        draft.follow_company_and_country();
    });
    true
}
