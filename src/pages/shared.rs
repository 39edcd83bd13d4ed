//! What the pages share: the configuration, the language, the session and the customer being typed.

use super::created::Created;
use crate::api::Client;
use crate::config::{Broker, Config, SignIn};
use crate::domain::DecimalMark;
use crate::form::{Draft, Submission};
use crate::platform::{clock, intl};
use crate::session::{self, BrokerProblem, Session};
use crate::text::{Language, Words};
use crate::ui::Announcer;
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::Arc;

/// What the pages share. It lives as long as the page, so that moving about loses nothing typed.
#[derive(Clone)]
pub struct Shared(Arc<SharedParts>);

/// What the pages share, part by part.
pub struct SharedParts {
    /// The operator's decisions.
    pub config: Arc<Config>,
    /// The words of the page's language.
    pub words: &'static Words,
    /// The language tag for names, numbers and dates.
    pub locale: Arc<str>,
    /// Who is signed in.
    pub session: ArcRwSignal<Option<Session>>,
    /// Whether the person has signed out since the page opened.
    pub signed_out: ArcRwSignal<bool>,
    /// The customer being typed.
    pub draft: ArcRwSignal<Draft>,
    /// Where its sending stands.
    pub submission: ArcRwSignal<Submission>,
    /// The customer created last.
    pub created: ArcRwSignal<Option<Created>>,
    /// Speaks to screen readers.
    pub announcer: Announcer,
    mark: DecimalMark,
}

impl Deref for Shared {
    type Target = SharedParts;

    fn deref(&self) -> &SharedParts {
        &self.0
    }
}

impl Shared {
    /// Begins with this configuration, in the configured language or the first of the browser's
    /// that the words exist in, and with the session of this tab; a broker's is none of the tab's.
    pub fn new(config: Config) -> Self {
        let (language, locale) = language(config.locale.as_deref());
        let mark = if intl::writes_decimal_comma(&locale) {
            DecimalMark::Comma
        } else {
            DecimalMark::Point
        };
        let session = match config.sign_in {
            SignIn::Token(_) => session::restore(clock::now()),
            SignIn::Broker(_) => None,
        };
        let config = Arc::new(config);
        Self(Arc::new(SharedParts {
            words: language.words(),
            locale: locale.into(),
            session: ArcRwSignal::new(session),
            signed_out: ArcRwSignal::new(false),
            draft: ArcRwSignal::new(Draft::new(config.clone(), mark)),
            submission: ArcRwSignal::default(),
            created: ArcRwSignal::new(Created::restore()),
            announcer: Announcer::default(),
            config,
            mark,
        }))
    }

    /// A client of the API for this session.
    pub fn client(&self, session: Session) -> Client {
        Client::new(&self.config.api_base, self.config.timeout_seconds, session)
    }

    /// Asks the token broker for a session.
    ///
    /// # Errors
    /// Why it brought none.
    pub async fn ask_broker(&self, broker: &Broker) -> Result<Session, BrokerProblem> {
        let Config {
            tenant,
            timeout_seconds,
            ..
        } = &*self.config;
        session::fetch_token(&broker.url, tenant.as_ref(), *timeout_seconds).await
    }

    /// Starts over with an empty form.
    pub fn clear_form(&self) {
        self.draft.set(Draft::new(self.config.clone(), self.mark));
        self.submission.set(Submission::Ready);
    }

    /// Ends the session and forgets everything: the token, the form, the customer created last.
    pub fn sign_out(&self) {
        session::forget();
        self.session.set(None);
        self.signed_out.set(true);
        self.created.set(None);
        self.clear_form();
    }
}

/// The language of the words, and the tag for everything the browser writes. A browser in another
/// language reads English words with its own numbers, dates and names.
fn language(configured: Option<&str>) -> (Language, String) {
    let preferred = configured
        .map(str::to_owned)
        .into_iter()
        .chain(intl::preferred_languages());
    let known: Vec<String> = preferred.filter(|tag| intl::knows(tag)).collect();
    known
        .iter()
        .find_map(|tag| Some((Language::of_tag(tag)?, tag.clone())))
        .unwrap_or_else(|| {
            let locale = known.first().cloned();
            (Language::English, locale.unwrap_or_else(|| "en".to_owned()))
        })
}
