//! What the pages share: the configuration, the language, the session and the customer being typed.

use super::created::Created;
use super::drafts::{self, Drafts};
use super::renewal::Renewal;
use crate::api::{Client, Fetch};
use crate::config::{Broker, Config, SignIn};
use crate::domain::DecimalMark;
use crate::form::Draft;
use crate::platform::{clock, intl};
use crate::session::{self, BrokerProblem, Session, UnixSeconds};
use crate::signal::Source;
use crate::submission::Course;
use crate::text::Words;
use crate::ui::Announcer;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

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
    pub session: Source<Option<Session>>,
    /// This moment, looked at every few seconds.
    pub now: Source<UnixSeconds>,
    /// How far the renewal of the session is.
    pub renewal: Renewal,
    /// Whether the person has signed out since the page opened.
    pub signed_out: Source<bool>,
    /// The customer being typed.
    pub draft: Source<Draft>,
    /// The id of the control that takes the focus when the form opens next; its heading otherwise.
    pub focus_next: Source<Option<String>>,
    /// Where its sending stands.
    pub course: Course,
    /// The drafts of whoever is signed in.
    pub drafts: Drafts,
    /// The customer created last.
    pub created: Source<Option<Created>>,
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
    /// Begins with this configuration, these words and the browser's names, numbers and dates of
    /// this language, and with the session of this tab; a broker's is none of the tab's.
    pub fn new(config: Config, words: &'static Words, locale: String) -> Self {
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
            words,
            locale: locale.into(),
            session: Source::new(session),
            now: Source::new(clock::now()),
            renewal: Renewal::default(),
            signed_out: Source::new(false),
            draft: Source::new(empty_draft(&config, mark)),
            focus_next: Source::default(),
            course: Course::default(),
            drafts: Drafts::default(),
            created: Source::new(Created::restore()),
            announcer: Announcer::default(),
            config,
            mark,
        }))
    }

    /// A client of the API for this session.
    pub fn client(&self, session: Session) -> Client {
        let timeout = Duration::from_secs(self.config.timeout_seconds.into());
        Client::new(&self.config.api_base, timeout, session, Arc::new(Fetch))
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

    /// An empty form, with today's date to go by.
    pub fn empty_draft(&self) -> Draft {
        empty_draft(&self.config, self.mark)
    }

    /// Starts over with an empty form.
    pub fn clear_form(&self) {
        self.draft.set(self.empty_draft());
        self.course.reset();
        drafts::fresh(self);
    }

    /// Ends the session and forgets everything: the token, the form, the customer created last.
    pub fn sign_out(&self) {
        session::forget();
        self.session.set(None);
        self.signed_out.set(true);
        self.renewal.reset();
        self.created.set(None);
        self.clear_form();
        self.drafts.part();
    }
}

fn empty_draft(config: &Arc<Config>, mark: DecimalMark) -> Draft {
    let draft = Draft::new(config.clone(), mark);
    draft.set_today(clock::today());
    draft
}
