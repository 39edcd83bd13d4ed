//! What the pages share: what the form works with, the session's renewal, the drafts.

use super::created::Created;
use super::desk::Desk;
use super::drafts::{self, Drafts};
use super::page_chunk::PageChunk;
use super::renewal::Renewal;
use crate::config::{Broker, Config, SignIn};
use crate::platform::chunk::Chunk;
use crate::platform::clock;
use crate::platform::tree::Tree;
use crate::session::{self, BrokerProblem, BrokerRequest, Session, UnixSeconds};
use crate::signal::Source;
use crate::text::Words;
use std::ops::Deref;
use std::sync::Arc;

/// What the pages share. It lives as long as the page, so that moving about loses nothing typed.
#[derive(Clone)]
pub struct Shared(Arc<SharedParts>);

/// What the pages share, part by part.
pub struct SharedParts {
    /// What the form works with.
    pub desk: Desk,
    /// What is loaded later.
    pub chunk: &'static Chunk<PageChunk>,
    /// This moment, looked at every few seconds.
    pub now: Source<UnixSeconds>,
    /// How far the renewal of the session is.
    pub renewal: Renewal,
    /// Whether the person has signed out since the page opened.
    pub signed_out: Source<bool>,
    /// The id of the control that takes the focus when the form opens next; its heading otherwise.
    pub focus_next: Source<Option<String>>,
    /// The drafts of whoever is signed in.
    pub drafts: Drafts,
    /// The customer created last.
    pub created: Source<Option<Created>>,
}

impl Deref for Shared {
    type Target = SharedParts;

    fn deref(&self) -> &SharedParts {
        &self.0
    }
}

impl Deref for SharedParts {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl Shared {
    /// Begins with the session of this tab; a broker's is none of the tab's.
    pub fn new(
        config: Config,
        words: &'static Words,
        locale: String,
        chunk: &'static Chunk<PageChunk>,
    ) -> Self {
        let session = match config.sign_in {
            SignIn::Token(_) => session::restore(clock::now()),
            SignIn::Broker(_) => None,
        };
        Self(Arc::new(SharedParts {
            desk: Desk::new(config, words, locale, Tree::page(), session),
            chunk,
            now: Source::new(clock::now()),
            renewal: Renewal::default(),
            signed_out: Source::new(false),
            focus_next: Source::default(),
            drafts: Drafts::default(),
            created: Source::new(Created::restore()),
        }))
    }

    /// Asks the token broker for a session; at the gateway, perhaps for another connection.
    ///
    /// # Errors
    /// Why it brought none.
    pub async fn ask_broker(
        &self,
        broker: &Broker,
        connection: Option<String>,
    ) -> Result<Session, BrokerProblem> {
        let Config {
            tenant,
            timeout_seconds,
            ..
        } = &*self.config;
        let asked = match connection {
            Some(name) => BrokerRequest::Connection(name),
            None if broker.is_gateway => BrokerRequest::Session,
            None => BrokerRequest::Token,
        };
        session::fetch_session(&broker.url, asked, tenant.as_ref(), *timeout_seconds).await
    }

    /// Starts over with an empty form.
    pub fn clear_form(&self) {
        self.desk.clear_form();
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
