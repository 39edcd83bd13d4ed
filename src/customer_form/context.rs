//! The context of a form, in the app or in an element.

use super::assists::Assists;
use super::chunk::FORM_CHUNK;
use crate::api::{Client, Fetch};
use crate::auth::Session;
use crate::browser::tree::Tree;
use crate::browser::{clock, intl};
use crate::components::Announcer;
use crate::config::Config;
use crate::form_model::{CountryByName, Draft, Lookups, ValidationContext};
use crate::i18n::Words;
use crate::submission::{Intent, SubmissionStatus};
use customer::{CountryCode, DecimalMark};
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

/// The context of a form. One pointer.
#[derive(Clone)]
pub struct FormContext(Arc<FormContextParts>);

/// The fields of [`FormContext`].
pub struct FormContextParts {
    /// The configuration.
    pub config: Arc<Config>,
    /// The words of the language.
    pub words: &'static Words,
    /// The language tag for names, numbers and dates.
    pub locale: Arc<str>,
    /// The document or shadow root of the form.
    pub tree: Tree,
    /// The session. `None` before the sign-in and after the sign-out.
    pub session: ArcRwSignal<Option<Session>>,
    /// The customer being typed.
    pub draft: ArcRwSignal<Draft>,
    /// The submission of the draft.
    pub status: SubmissionStatus,
    /// Announces to screen readers.
    pub announcer: Announcer,
    /// Whether *Create customer* was pressed without a valid session: the form submits when there is one.
    pub pending_press: ArcRwSignal<bool>,
    /// The submission whose outcome was unknown when the page of this form ended.
    pub unsettled: ArcRwSignal<Option<Intent>>,
    /// What the form knows by asking.
    pub assists: Assists,
}

impl Deref for FormContext {
    type Target = FormContextParts;

    fn deref(&self) -> &FormContextParts {
        &self.0
    }
}

impl FormContext {
    /// Begins with an empty form, with this configuration, these words and the browser's names,
    /// numbers and dates of this language.
    pub fn new(
        config: Config,
        words: &'static Words,
        locale: String,
        tree: Tree,
        session: Option<Session>,
    ) -> Self {
        let config = Arc::new(config);
        let draft = ArcRwSignal::new(empty_draft(&config, &locale));
        Self::of(
            config,
            words,
            locale,
            tree,
            session,
            draft,
            SubmissionStatus::default(),
        )
    }

    /// Continues the form and the submission of an earlier context.
    pub fn resume(
        config: Config,
        words: &'static Words,
        locale: String,
        tree: Tree,
        draft: ArcRwSignal<Draft>,
        status: SubmissionStatus,
    ) -> Self {
        draft.with_untracked(|draft| speak(draft, &locale));
        Self::of(Arc::new(config), words, locale, tree, None, draft, status)
    }

    fn of(
        config: Arc<Config>,
        words: &'static Words,
        locale: String,
        tree: Tree,
        session: Option<Session>,
        draft: ArcRwSignal<Draft>,
        status: SubmissionStatus,
    ) -> Self {
        Self(Arc::new(FormContextParts {
            words,
            tree,
            session: ArcRwSignal::new(session),
            draft,
            status,
            announcer: Announcer::default(),
            pending_press: ArcRwSignal::default(),
            unsettled: ArcRwSignal::default(),
            assists: Assists::default(),
            config,
            locale: locale.into(),
        }))
    }

    /// A client of the API for this session.
    pub fn client(&self, session: Session) -> Client {
        let timeout = Duration::from_secs(self.config.timeout_seconds.into());
        Client::new(&self.config.api_base, timeout, session, Arc::new(Fetch))
    }

    /// The name of a country in the page's language.
    pub fn country_name(&self, country: CountryCode) -> String {
        intl::Names::of_countries(&self.locale).of(country.as_str())
    }

    /// An empty form, with today's date to go by.
    pub fn empty_draft(&self) -> Draft {
        empty_draft(&self.config, &self.locale)
    }

    /// Starts over with an empty form.
    pub fn clear_form(&self) {
        self.draft.set(self.empty_draft());
        self.status.reset();
    }

    /// Returns and resets [`FormContextParts::pending_press`].
    pub fn take_pending_press(&self) -> bool {
        let is_pressed = self.pending_press.get_untracked();
        if is_pressed {
            self.pending_press.set(false);
        }
        is_pressed
    }

    /// Returns and resets [`FormContextParts::unsettled`].
    pub fn take_unsettled(&self) -> Option<Intent> {
        let unsettled = self.unsettled.get_untracked();
        self.unsettled.set(None);
        unsettled
    }

    /// Whether the person picks resellers. `true` without a session.
    pub fn picks_resellers(&self) -> bool {
        self.session
            .with_untracked(|it| it.as_ref().is_none_or(Session::picks_resellers))
    }
}

fn mark_of(locale: &str) -> DecimalMark {
    if intl::uses_decimal_comma(locale) {
        DecimalMark::Comma
    } else {
        DecimalMark::Point
    }
}

/// Switches the form to the language of this tag.
fn speak(draft: &Draft, locale: &str) {
    draft.set_mark(mark_of(locale));
    draft.set_lookups(Lookups {
        country: country_by_name(locale),
        language: intl::language_of_country,
        folded: intl::fold,
    });
}

fn empty_draft(config: &Arc<Config>, locale: &str) -> Draft {
    let setting = ValidationContext::new(mark_of(locale), intl::compose);
    let draft = Draft::new(config.clone(), setting);
    speak(&draft, locale);
    draft.set_today(clock::today());
    draft
}

/// Finds countries by their whole names, in the language of this tag and in those of `CountrySearch`, once the chunk
/// is loaded.
pub fn country_by_name(locale: &str) -> CountryByName {
    let locale: Arc<str> = locale.into();
    Arc::new(move |name| (FORM_CHUNK.get()?.country_called)(&locale, name))
}
